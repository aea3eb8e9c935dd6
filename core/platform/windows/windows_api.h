// SPDX-License-Identifier: Apache-2.0
#pragma once

// Windows' other headers want this one before them.
#ifndef NOMINMAX
#define NOMINMAX
#endif
#include <windows.h>

// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/transport/recording.h"

namespace reviver {

/// The recording for other people: IMEI, IMSI, card and serial numbers are replaced in octets
/// and in names by as many other characters, and the checksums of HDLC frames are made anew.
/// What is looked for, and what is not: docs/recording.md.
Recording withoutIdentity(Recording recording);

}  // namespace reviver

// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/simulator/modem_model.h"

namespace reviver::test {

/// A practice Acme X1 whose update broke off: the step "A practice modem" of
/// docs/adding-a-modem.md.
practice::ModemModel practiceAcme();

}  // namespace reviver::test

// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/simulator/modem_model.h"

namespace reviver::practice {

/// Sierra modems whose boot loaders wait for a package: by QDL, and by Sahara and Firehose.
std::vector<ModemModel> sierraModels();

}  // namespace reviver::practice

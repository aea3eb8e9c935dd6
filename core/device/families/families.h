// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/device/modem_family.h"

namespace reviver {

// One line per family; family_registry.cpp puts them in order.
extern const ModemFamily kHuaweiE392;
extern const ModemFamily kHuaweiE220;
extern const ModemFamily kHuaweiE1550;
extern const ModemFamily kHuaweiE1750;
extern const ModemFamily kHuaweiE173;
extern const ModemFamily kHuaweiE372;
extern const ModemFamily kHuaweiE398;
extern const ModemFamily kHuaweiEm770;
extern const ModemFamily kHuaweiBalongV3;
extern const ModemFamily kHuaweiBalongV7;
extern const ModemFamily kHuaweiOther;
extern const ModemFamily kQuectelEc20;
extern const ModemFamily kQuectelEc25;
extern const ModemFamily kSierraMc7710;
extern const ModemFamily kSierraEm7455;
extern const ModemFamily kSimcomSim7600;
extern const ModemFamily kZteMf823;
extern const ModemFamily kQualcommEmergency;
extern const ModemFamily kQualcommGeneric;
extern const ModemFamily kQualcommGobi;

}  // namespace reviver

// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/cli/session.h"
#include "core/repair/report.h"

namespace reviver::cli {

/// Asks a modem what it speaks, and makes of it what a report says; its log is without octets.
ReportInput askForReport(Session &session, const Modem &modem);

}  // namespace reviver::cli

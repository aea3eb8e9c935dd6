// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/repair/report_document.h"

#include <QString>

namespace reviver::ui {

/// A report as rich text in the colours of the present theme, for reading before
/// it is saved; the saved file has colours of its own.
QString reportPreview(const ReportDocument &document);

}  // namespace reviver::ui

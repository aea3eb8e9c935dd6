// SPDX-License-Identifier: Apache-2.0
#include "core/repair/report_document.h"

#include <fmt/format.h>

namespace reviver {
namespace {

std::string rowText(const ReportRow &row)
{
    const std::string note = row.note.empty() ? "" : fmt::format("  ({})", row.note);
    return fmt::format("  {:<28}  {}{}\n", row.label.english(), row.value, note);
}

}  // namespace

std::string reportText(const ReportInput &input, const ReportOptions &options)
{
    const ReportDocument document = makeReport(input, options);
    std::string text = document.title + "\n" + document.subtitle.english() + "\n";
    for (const ReportSection &section : document.sections) {
        text += "\n" + section.title.english() + "\n";
        text += std::string(section.title.english().size(), '-') + "\n";
        if (!section.text.empty())
            text += section.text.english() + "\n";
        for (const ReportRow &row : section.rows)
            text += rowText(row);
    }
    return text;
}

}  // namespace reviver

// SPDX-License-Identifier: Apache-2.0
#include "core/repair/report_document.h"

#include <fmt/format.h>

namespace reviver {
namespace {

constexpr std::string_view kStyle = R"(
:root { color-scheme: light; }
body { font-family: "Noto Sans", "Segoe UI", Helvetica, Arial, sans-serif; font-size: 10.5pt; line-height: 1.45;
       color: #1B222C; background: #FFFFFF; max-width: 62em; margin: 2.5em auto; padding: 0 1.5em; }
h1 { font-size: 19pt; line-height: 1.2; margin: 0 0 0.15em; }
h2 { font-size: 12pt; margin: 2em 0 0.35em; padding-bottom: 0.25em; border-bottom: 1px solid #CBD2DC; }
p { margin: 0.2em 0; }
p.subtitle { color: #505A69; }
p.lead { font-size: 12pt; font-weight: 600; margin: 0.5em 0 0.6em; }
table { border-collapse: collapse; width: 100%; table-layout: fixed; }
td { padding: 0.25em 0.9em 0.25em 0; vertical-align: top; overflow-wrap: anywhere; }
tr + tr td { border-top: 1px solid #EDF0F4; }
td.label { width: 13.5em; color: #505A69; white-space: pre-wrap; }
td.note { width: 32%; color: #505A69; }
td.literal { font-family: "Noto Sans Mono", Consolas, Menlo, monospace; font-size: 9.5pt; }
@page { margin: 18mm 16mm; }
@media print {
  body { margin: 0; padding: 0; max-width: none; font-size: 9.5pt; }
  h2 { break-after: avoid; } tr { break-inside: avoid; }
}
)";

std::string escaped(std::string_view text)
{
    std::string out;
    for (const char c : text) {
        switch (c) {
        case '&':
            out += "&amp;";
            break;
        case '<':
            out += "&lt;";
            break;
        case '>':
            out += "&gt;";
            break;
        case '"':
            out += "&quot;";
            break;
        default:
            out += c;
        }
    }
    return out;
}

/// Rows with a note have three columns, the others give their value the room of two.
std::string rowHtml(const ReportRow &row)
{
    const bool wide = row.note.empty();
    const std::string note
        = wide ? std::string() : fmt::format("<td class=\"note\">{}</td>", escaped(row.note));
    return fmt::format("<tr><td class=\"label\">{}</td><td{}{}>{}</td>{}</tr>\n",
                       escaped(row.label.english()), row.literal ? " class=\"literal\"" : "",
                       wide ? " colspan=\"2\"" : "", escaped(row.value), note);
}

std::string sectionHtml(const ReportSection &section)
{
    std::string html = fmt::format("<section>\n<h2>{}</h2>\n", escaped(section.title.english()));
    if (!section.text.empty())
        html += fmt::format("<p class=\"lead\">{}</p>\n", escaped(section.text.english()));
    html += "<table>\n<colgroup><col style=\"width:13.5em\"><col><col style=\"width:32%\"></colgroup>\n";
    for (const ReportRow &row : section.rows)
        html += rowHtml(row);
    return html + "</table>\n</section>\n";
}

}  // namespace

std::string reportHtml(const ReportInput &input, const ReportOptions &options)
{
    const ReportDocument document = makeReport(input, options);
    std::string html
        = fmt::format("<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n"
                      "<meta name=\"viewport\" content=\"width=device-width\">\n<title>{0}</title>\n"
                      "<style>{1}</style>\n</head>\n<body>\n<h1>{0}</h1>\n<p class=\"subtitle\">{2}</p>\n",
                      escaped(document.title), kStyle, escaped(document.subtitle.english()));
    for (const ReportSection &section : document.sections)
        html += sectionHtml(section);
    return html + "</body>\n</html>\n";
}

}  // namespace reviver

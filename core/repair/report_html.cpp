// SPDX-License-Identifier: Apache-2.0
#include "core/repair/report_document.h"

#include <fmt/format.h>

namespace reviver {
namespace {

constexpr std::string_view kStyle = R"(
body { font-family: sans-serif; font-size: 10pt; max-width: 48em; margin: 2em auto; padding: 0 1em; }
h1 { font-size: 16pt; margin-bottom: 0.2em; }
h2 { font-size: 11pt; margin: 1.4em 0 0.3em; }
p { margin: 0.2em 0; }
table { border-collapse: collapse; width: 100%; }
td { padding: 0.15em 0.6em 0.15em 0; vertical-align: top; }
td.label { width: 14em; color: #505A69; }
td.literal { font-family: monospace; font-size: 9pt; overflow-wrap: anywhere; }
@media print { body { margin: 0; } h2 { break-after: avoid; } tr { break-inside: avoid; } }
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

std::string rowHtml(const ReportRow &row)
{
    return fmt::format("<tr><td class=\"label\">{}</td><td{}>{}</td></tr>\n", escaped(row.label.english()),
                       row.literal ? " class=\"literal\"" : "", escaped(row.value));
}

}  // namespace

std::string reportHtml(const ReportInput &input, const ReportOptions &options)
{
    const ReportDocument document = makeReport(input, options);
    std::string html
        = fmt::format("<!DOCTYPE html>\n<html lang=\"en\"><head><meta charset=\"utf-8\"><title>{0}</title>\n"
                      "<style>{1}</style></head>\n<body>\n<h1>{0}</h1>\n<p>{2}</p>\n",
                      escaped(document.title), kStyle, escaped(document.subtitle.english()));
    for (const ReportSection &section : document.sections) {
        html += fmt::format("<h2>{}</h2>\n", escaped(section.title.english()));
        if (!section.text.empty())
            html += fmt::format("<p><b>{}</b></p>\n", escaped(section.text.english()));
        html += "<table>\n";
        for (const ReportRow &row : section.rows)
            html += rowHtml(row);
        html += "</table>\n";
    }
    return html + "</body></html>\n";
}

}  // namespace reviver

// SPDX-License-Identifier: Apache-2.0
#include "ui/pages/report_preview.h"

#include "ui/bridge/texts.h"
#include "ui/style/metrics.h"
#include "ui/style/tokens.h"

#include <QFont>

namespace reviver::ui {

namespace {

constexpr int kLabelWidth = 150;

QString escaped(const QString &text)
{
    return text.toHtmlEscaped();
}

QString rowHtml(const ReportRow &row)
{
    const QString value = escaped(QString::fromStdString(row.value));
    const QString note = row.note.empty()
        ? QString()
        : QStringLiteral(" <span style=\"color:%1\">%2</span>")
              .arg(tokens().text2.name(), escaped(QString::fromStdString(row.note)));
    const QString family = reviver::ui::font(TextRole::Mono).family();
    return QStringLiteral("<tr><td width=\"%1\"><span style=\"color:%2\">%3</span></td><td>%4%5</td></tr>")
        .arg(px(kLabelWidth))
        .arg(tokens().text2.name(), escaped(translate(row.label)),
             row.literal ? QStringLiteral("<span style=\"font-family:'%1'\">%2</span>").arg(family, value)
                         : value,
             note);
}

}  // namespace

QString reportPreview(const ReportDocument &document)
{
    QString html = QStringLiteral("<p style=\"font-size:%1pt;font-weight:600\">%2<br/>"
                                  "<span style=\"font-size:%3pt;font-weight:400;color:%4\">%5</span></p>")
                       .arg(reviver::ui::font(TextRole::Headline).pointSizeF())
                       .arg(escaped(QString::fromStdString(document.title)))
                       .arg(reviver::ui::font(TextRole::Caption).pointSizeF())
                       .arg(tokens().text2.name(), escaped(translate(document.subtitle)));
    for (const ReportSection &section : document.sections) {
        html += QStringLiteral("<p style=\"font-weight:600\">%1</p>").arg(escaped(translate(section.title)));
        if (!section.text.empty())
            html += QStringLiteral("<p>%1</p>").arg(escaped(translate(section.text)));
        html += QStringLiteral("<table cellspacing=\"0\" cellpadding=\"%1\">").arg(px(2));
        for (const ReportRow &row : section.rows)
            html += rowHtml(row);
        html += QStringLiteral("</table>");
    }
    return html;
}

}  // namespace reviver::ui

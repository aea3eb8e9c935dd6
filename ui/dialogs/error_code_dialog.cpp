// SPDX-License-Identifier: Apache-2.0
#include "ui/dialogs/error_code_dialog.h"

#include "core/device/vendor_errors.h"
#include "ui/bridge/texts.h"
#include "ui/style/metrics.h"
#include "ui/widgets/buttons.h"
#include "ui/widgets/note.h"
#include "ui/widgets/text_label.h"

#include <QHBoxLayout>
#include <QLineEdit>
#include <QVBoxLayout>

namespace reviver::ui {

namespace {

constexpr int kWidth = 512;
constexpr int kAnswerHeight = 150;

QString certaintyText(RowMark mark)
{
    switch (mark) {
    case RowMark::Confirmed:
        return ErrorCodeDialog::tr("several sources agree");
    case RowMark::OneSource:
        return ErrorCodeDialog::tr("one source");
    case RowMark::Inferred:
        return ErrorCodeDialog::tr("concluded, not seen");
    }
    return {};
}

QString knownCodes()
{
    QStringList codes;
    for (const VendorError &row : vendorErrors())
        codes.append(QString::fromUtf8(row.code.data(), static_cast<qsizetype>(row.code.size())));
    return codes.join(QStringLiteral(", "));
}

}  // namespace

ErrorCodeDialog::ErrorCodeDialog(QWidget *parent) : QDialog(parent)
{
    setWindowTitle(tr("Explain an error code"));
    m_code = new QLineEdit;
    m_code->setPlaceholderText(tr("For example 13, or ERROR_IMEI"));
    m_code->setAccessibleName(tr("Code or text that the other program showed"));
    m_answer = new Note;
    m_source = makeParagraph({}, &Tokens::text2);
    auto *close = makeButton(ButtonKind::Secondary, tr("Close"));
    close->setAutoDefault(false);
    connect(close, &QPushButton::clicked, this, &QDialog::accept);
    connect(m_code, &QLineEdit::textChanged, this, &ErrorCodeDialog::explain);

    auto *answer = new QWidget;
    answer->setMinimumHeight(px(kAnswerHeight));
    auto *answerColumn = new QVBoxLayout(answer);
    answerColumn->setContentsMargins(0, 0, 0, 0);
    answerColumn->setSpacing(px(8));
    answerColumn->addWidget(m_answer);
    answerColumn->addWidget(m_source);
    answerColumn->addStretch();
    auto *buttons = new QHBoxLayout;
    buttons->addStretch();
    buttons->addWidget(close);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(px(24), px(24), px(24), px(20));
    column->setSpacing(px(12));
    column->addWidget(new TextLabel(windowTitle(), TextRole::Title));
    column->addWidget(
        makeParagraph(tr("Type what the maker's updater or another program showed. There is no official "
                         "list; these are the codes that people found out."),
                      &Tokens::text2));
    column->addWidget(m_code);
    column->addWidget(answer);
    column->addWidget(makeParagraph(tr("Known: %1").arg(knownCodes()), &Tokens::text2));
    column->addLayout(buttons);
    column->addStrut(px(kWidth));
    column->setSizeConstraint(QLayout::SetFixedSize);
    m_code->setFocus();
    explain();
}

void ErrorCodeDialog::explain()
{
    const QString typed = m_code->text().trimmed();
    const VendorError *row = typed.isEmpty() ? nullptr : explainVendorError(typed.toStdString());
    m_answer->setVisible(!typed.isEmpty());
    m_source->setVisible(row != nullptr);
    if (!row) {
        m_answer->setContent(
            Tone::Unknown, tr("Nobody has written down what this means"),
            tr("It says nothing about the modem yet. Detect the modem here: what it answers is "
               "worth more than a code."));
        return;
    }
    m_answer->setContent(Tone::Next, translate(row->meaning),
                         translate(row->state) + QLatin1Char('\n') + translate(row->next));
    m_source->setText(
        tr("Shown by: %1. How sure: %2.")
            .arg(QString::fromUtf8(row->where.data(), static_cast<qsizetype>(row->where.size())),
                 certaintyText(row->mark)));
}

}  // namespace reviver::ui

// SPDX-License-Identifier: Apache-2.0
#include "ui/webhook/TokenCheckView.h"

#include "ui/webhook/FindingsView.h"
#include "ui/webhook/TokenViewModel.h"
#include "ui/widgets/Banner.h"
#include "ui/widgets/FormColumn.h"
#include "ui/widgets/Spacing.h"

#include <QFontDatabase>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QVBoxLayout>

namespace ChannelConsole {

using namespace Qt::StringLiterals;

namespace {

/// Shows a text of JSON in a row, or hides the row.
void showDecoded(FormRow *row, const QString &text)
{
    auto *field = qobject_cast<QPlainTextEdit *>(row->field());
    field->setPlainText(text);
    const int lines = qBound(2, int(text.count(u'\n')) + 2, 14);
    field->setFixedHeight(field->fontMetrics().lineSpacing() * lines + Spacing::kSmall);
    row->setRowVisible(!text.isEmpty());
}

} // namespace

TokenCheckView::TokenCheckView(TokenViewModel *model, QWidget *parent)
    : QWidget(parent)
    , m_model(model)
    , m_pasted(new QPlainTextEdit)
    , m_check(new QPushButton(tr("Check Token")))
    , m_banner(new Banner(this))
    , m_findings(new FindingsView(this))
{
    m_pasted->setObjectName(u"token.pasted"_s);
    m_pasted->setTabChangesFocus(true);
    m_pasted->setFixedHeight(m_pasted->fontMetrics().lineSpacing() * 5 + Spacing::kMedium);
    m_check->setObjectName(u"token.check"_s);
    m_check->setAccessibleName(m_check->text());
    m_check->setAutoDefault(false);
    m_findings->setObjectName(u"token.findings"_s);
    auto *entry = new FormColumn(this);
    FormRow *pasted = entry->addRow(tr("Token to check"), m_pasted,
        tr("A token, or a header with one. It is checked with the app chosen above, stays on this computer "
           "and is not kept."));
    m_check->setSizePolicy(QSizePolicy::Maximum, QSizePolicy::Fixed); // not a bar as wide as the field
    pasted->addBelow(m_check);
    auto *decoded = new FormColumn(this);
    m_header = addDecoded(decoded, tr("Token header"), u"token.header"_s);
    m_payload = addDecoded(decoded, tr("Token payload"), u"token.payload"_s);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins({});
    layout->setSpacing(Spacing::kMedium);
    layout->addWidget(entry);
    layout->addWidget(m_banner);
    layout->addWidget(m_findings);
    layout->addWidget(decoded);

    connect(m_check, &QPushButton::clicked, this, [this] { m_model->check(m_pasted->toPlainText()); });
    connect(m_pasted, &QPlainTextEdit::textChanged, this, [this] {
        m_model->clearAdvice();
        m_check->setEnabled(!m_pasted->toPlainText().trimmed().isEmpty());
    });
    connect(m_model, &TokenViewModel::adviceChanged, this, &TokenCheckView::showAdvice);
    connect(
        m_model, &TokenViewModel::mintingChanged, this, &TokenCheckView::showAdvice); // the keychain waits
    m_check->setEnabled(false);
    showAdvice();
}

FormRow *TokenCheckView::addDecoded(FormColumn *column, const QString &label, const QString &objectName)
{
    auto *text = new QPlainTextEdit;
    text->setObjectName(objectName);
    text->setReadOnly(true);
    text->setTabChangesFocus(true);
    text->setFont(QFontDatabase::systemFont(QFontDatabase::FixedFont));
    return column->addRow(label, text);
}

void TokenCheckView::showAdvice()
{
    const TokenAdvice advice = m_model->advice();
    m_findings->setFindings(advice.findings);
    showDecoded(m_header, advice.header);
    showDecoded(m_payload, advice.payload);
    if (const std::optional<Problem> problem = m_model->checkProblem())
        m_banner->showProblem(*problem);
    else if (m_model->isChecking() && m_model->isKeychainWaiting())
        m_banner->showMessage(
            Banner::Kind::Information, tr("Waiting for the keychain: it may be asking you to unlock it."));
    else
        m_banner->clear();
}

} // namespace ChannelConsole

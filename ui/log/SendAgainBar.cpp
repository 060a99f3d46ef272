// SPDX-License-Identifier: Apache-2.0
#include "ui/log/SendAgainBar.h"

#include "ui/log/LogText.h"
#include "ui/widgets/Banner.h"
#include "ui/widgets/PlainLabel.h"
#include "ui/widgets/PlainToolTip.h"
#include "ui/widgets/Question.h"
#include "ui/widgets/Room.h"
#include "ui/widgets/Spacing.h"

#include <QHBoxLayout>
#include <QPushButton>
#include <QVBoxLayout>

namespace ChannelConsole {

SendAgainBar::SendAgainBar(const Services &services, QWidget *parent)
    : QWidget(parent)
    , m_model(new SendAgain(services, this))
    , m_again(new QPushButton(tr("Send again"), this))
    , m_edit(new QPushButton(tr("Edit and send again"), this))
    , m_template(new QPushButton(tr("Choose a template"), this))
    , m_reason(new PlainLabel(PlainLabel::Tone::Secondary, {}, this))
    , m_problem(new Banner(this))
{
    m_again->setObjectName(QStringLiteral("sendAgain"));
    m_edit->setObjectName(QStringLiteral("editAndSendAgain"));
    m_template->setObjectName(QStringLiteral("chooseTemplate"));
    for (QPushButton *button : {m_again, m_edit, m_template}) {
        button->setAccessibleName(button->text());
        button->setAutoDefault(false);
        giveRoom(button);
    }
    m_reason->setObjectName(QStringLiteral("sendAgainReason"));
    m_problem->setObjectName(QStringLiteral("sendAgainProblem"));

    auto *row = new QHBoxLayout;
    row->setSpacing(Spacing::kSmall);
    row->addWidget(m_again);
    row->addWidget(m_edit);
    row->addWidget(m_template);
    row->addWidget(m_reason, 1);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins({});
    layout->setSpacing(Spacing::kSmall);
    layout->addLayout(row);
    layout->addWidget(m_problem);

    connect(m_again, &QPushButton::clicked, this, [this] {
        m_problem->clear();
        if (m_detail)
            m_model->send(*m_detail);
    });
    connect(m_edit, &QPushButton::clicked, this, [this] {
        if (m_detail)
            emit composeRequested(m_model->draft(*m_detail));
    });
    connect(m_template, &QPushButton::clicked, this, [this] {
        if (m_detail)
            emit composeRequested(m_model->templateDraft(*m_detail));
    });
    connect(m_model, &SendAgain::stateChanged, this, &SendAgainBar::refresh);
    connect(m_model, &SendAgain::confirmationNeeded, this, &SendAgainBar::ask);
    connect(m_model, &SendAgain::finished, this, &SendAgainBar::showReport);
    refresh();
}

void SendAgainBar::setDetail(const std::optional<LogDetail> &detail)
{
    if (!detail || !m_detail || detail->entry.id != m_detail->entry.id)
        m_problem->clear();
    m_detail = detail;
    refresh();
}

void SendAgainBar::setAssistant(const QUuid &assistantId)
{
    m_assistantId = assistantId;
    refresh();
}

void SendAgainBar::refresh()
{
    setVisible(m_detail.has_value());
    if (!m_detail)
        return;
    const QString againstSending = m_model->reasonAgainst(*m_detail);
    const QString againstEditing = m_model->reasonAgainstEditing(*m_detail, m_assistantId);
    const auto allow = [](QPushButton *button, const QString &reason) {
        button->setEnabled(reason.isEmpty());
        button->setToolTip(plainToolTip(reason));
        button->setAccessibleDescription(reason);
    };
    allow(m_again, againstSending);
    allow(m_edit, againstEditing);
    m_template->setVisible(m_model->needsTemplate(*m_detail));
    allow(m_template, m_model->reasonAgainstTemplate(*m_detail, m_assistantId));
    m_reason->setText(againstSending.isEmpty() ? againstEditing : againstSending);
}

void SendAgainBar::ask(const SendOrder &order, bool mayHaveArrived)
{
    const QString number = numberText(order.message.userNumber);
    const QString cost = order.assistant.sandbox
        ? tr("It goes to the sandbox: it costs nothing and reaches nobody.")
        : tr("It goes out for real, from %1 through %2: it costs money and reaches a person.")
              .arg(order.assistant.name, partnerText(order.configuration.partnerId, false));
    const Question question = mayHaveArrived
        ? Question{.title = tr("The first may have arrived"),
            .text = tr("Send this message to %1 again?").arg(number),
            .detail
            = tr("Nobody knows whether the first one went out: the person may get it twice. %1").arg(cost)}
        : Question{.title = tr("First message to this number"),
            .text = tr("Send a message to %1?").arg(number),
            .detail = tr("%1 For each number you are asked only once.").arg(cost)};
    askToConfirm(this, question, tr("Send"), m_model,
        [model = m_model](bool confirmed) { model->confirm(confirmed); });
}

void SendAgainBar::showReport(const SendReport &report)
{
    if (report.logId != 0)
        emit sent(report.logId);
    else if (report.outcome.problem)
        m_problem->showProblem(*report.outcome.problem);
}

} // namespace ChannelConsole

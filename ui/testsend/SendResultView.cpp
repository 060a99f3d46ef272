// SPDX-License-Identifier: Apache-2.0
#include "ui/testsend/SendResultView.h"

#include "core/log/MessageStatus.h"
#include "core/partner/WhatsAppCodes.h"
#include "ui/log/LogText.h"
#include "ui/widgets/Banner.h"
#include "ui/widgets/CopyButton.h"
#include "ui/widgets/PlainLabel.h"
#include "ui/widgets/ProblemView.h"
#include "ui/widgets/Room.h"
#include "ui/widgets/Spacing.h"

#include <QHBoxLayout>
#include <QPushButton>
#include <QVBoxLayout>

namespace ChannelConsole {

SendResultView::SendResultView(QWidget *parent)
    : QWidget(parent)
    , m_old(new PlainLabel(PlainLabel::Tone::Secondary, tr("About the message sent before:"), this))
    , m_banner(new Banner(this))
    , m_now(new PlainLabel(PlainLabel::Tone::Strong, {}, this))
    , m_problem(new ProblemView(this))
    , m_window(new Banner(this))
    , m_logProblem(new Banner(this))
    , m_facts(new PlainLabel({}, this))
    , m_copyId(new CopyButton(
          tr("message id"), [this] { return m_partnerMessageId; }, this))
    , m_showInLog(new QPushButton(tr("Show in the message log"), this))
{
    m_old->setObjectName(QStringLiteral("oldResult"));
    m_old->hide();
    m_banner->setObjectName(QStringLiteral("sendResult"));
    m_now->setObjectName(QStringLiteral("sentStatus"));
    m_now->hide();
    m_window->setObjectName(QStringLiteral("closedWindow"));
    m_facts->setObjectName(QStringLiteral("sendFacts"));
    m_facts->setAccessibleName(tr("Result"));
    m_copyId->spellOut();
    m_showInLog->setObjectName(QStringLiteral("showInLog"));
    m_showInLog->setAccessibleName(m_showInLog->text());
    giveRoom(m_showInLog);
    connect(m_showInLog, &QPushButton::clicked, this, &SendResultView::logRequested);

    auto *actions = new QHBoxLayout;
    actions->addWidget(m_showInLog);
    actions->addWidget(m_copyId);
    actions->addStretch(1);

    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins({});
    layout->setSpacing(Spacing::kSmall);
    layout->addWidget(m_old);
    layout->addWidget(m_banner);
    layout->addWidget(m_now);
    layout->addWidget(m_problem);
    layout->addWidget(m_window);
    layout->addWidget(m_logProblem);
    layout->addWidget(m_facts);
    layout->addLayout(actions);
    hide();
}

void SendResultView::showReport(const SendReport &report, const SendOrder &order)
{
    const QString partnerName = partnerText(order.configuration.partnerId, order.assistant.sandbox);
    m_wasAccepted = report.outcome.kind == SendOutcome::Kind::Accepted;
    showOutcome(report, partnerName);
    if (report.outcome.problem && meansReplyWindowClosed(*report.outcome.problem)) {
        m_window->showMessage(Banner::Kind::Warning, tr("The 24-hour window of this user is closed."),
            tr("Only a template reaches the user until the user writes again."));
        connect(m_window->addButton(tr("Choose a template")), &QPushButton::clicked, this,
            &SendResultView::templateRequested);
    } else {
        m_window->clear();
    }
    if (report.logProblem)
        m_logProblem->showProblem(*report.logProblem);
    else
        m_logProblem->clear();

    m_partnerMessageId = report.outcome.partnerMessageId;
    // Says which send it is about: the inputs above it may have changed since.
    QStringList facts{tr("To %1 from %2, through %3")
                          .arg(numberText(order.message.userNumber), numberText(order.message.businessNumber),
                              partnerName)};
    if (!m_partnerMessageId.isEmpty())
        facts += tr("%1's message id: %2").arg(partnerName, m_partnerMessageId);
    if (!report.outcome.partnerStatus.isEmpty())
        facts += tr("%1's status: %2").arg(partnerName, report.outcome.partnerStatus);
    if (const QString timings = timingsText(report.timings); !timings.isEmpty())
        facts += timings;
    m_facts->setText(facts.join(QLatin1Char('\n')));
    m_copyId->setVisible(!m_partnerMessageId.isEmpty());
    m_showInLog->setVisible(report.logId != 0);
    show();
}

void SendResultView::showOutcome(const SendReport &report, const QString &partnerName)
{
    const std::optional<Problem> &problem = report.outcome.problem;
    const bool cancelled = problem && problem->kind == ProblemKind::Cancelled && !report.wentOut;
    m_problem->setProblem(cancelled ? std::nullopt : problem);
    switch (report.outcome.kind) {
    case SendOutcome::Kind::Accepted:
        m_banner->showMessage(Banner::Kind::Success, tr("%1 accepted the message.").arg(partnerName),
            tr("Accepted is not delivered: only the phone shows for sure that it arrived."));
        return;
    case SendOutcome::Kind::Rejected:
        if (cancelled)
            m_banner->showMessage(Banner::Kind::Information, tr("Cancelled. Nothing was sent."));
        else if (report.wentOut)
            m_banner->showMessage(Banner::Kind::Error, tr("%1 rejected the message.").arg(partnerName));
        else
            m_banner->showMessage(Banner::Kind::Error, tr("Nothing was sent."));
        return;
    case SendOutcome::Kind::Unknown:
        m_banner->showMessage(Banner::Kind::Warning, tr("It is not known whether the message was sent."),
            tr("It is not sent again by itself, because the person could get it twice."));
        return;
    }
    Q_UNREACHABLE();
}

void SendResultView::showStatus(const QString &status, const QDateTime &since)
{
    static const QStringList kOfTheSend{MessageStatus::kSending, MessageStatus::kAccepted,
        MessageStatus::kRejected, MessageStatus::kUnknown, MessageStatus::kCancelled};
    // A send that failed at once is told in full already.
    const bool isNews = !status.isEmpty() && !kOfTheSend.contains(status)
        && (status != MessageStatus::kFailed || m_wasAccepted);
    m_now->setText(isNews ? tr("Now: %1, %2").arg(statusText(status), logTimeText(since)) : QString());
    m_now->setVisible(isNews);
}

void SendResultView::setOld(bool isOld)
{
    m_old->setVisible(isOld);
}

void SendResultView::clear()
{
    hide();
}

} // namespace ChannelConsole

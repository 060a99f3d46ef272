// SPDX-License-Identifier: Apache-2.0
#include "ui/log/LogDetailView.h"

#include "core/log/ReadableJson.h"
#include "ui/log/LogText.h"
#include "ui/log/MediaView.h"
#include "ui/log/PaymentView.h"
#include "ui/log/SendAgainBar.h"
#include "ui/log/TimelineView.h"
#include "ui/log/WirePane.h"
#include "ui/widgets/Icons.h"
#include "ui/widgets/PlainLabel.h"
#include "ui/widgets/ProblemView.h"
#include "ui/widgets/Spacing.h"

#include <QHBoxLayout>
#include <QScrollArea>
#include <QScrollBar>
#include <QSplitter>
#include <QToolButton>
#include <QVBoxLayout>

#include <utility>

namespace ChannelConsole {

namespace {

constexpr int kSummaryColumns = 36; // average characters; narrower it cannot be read

PlainLabel *value(const QString &accessibleName, const QString &objectName, QWidget *parent)
{
    auto *label = new PlainLabel({}, parent);
    label->setAccessibleName(accessibleName);
    label->setObjectName(objectName);
    return label;
}

} // namespace

LogDetailView::LogDetailView(const Clock *clock, MediaFetch *media, SendAgainBar *again, QWidget *parent)
    : QWidget(parent)
    , m_title(new PlainLabel(PlainLabel::Tone::Heading, {}, this))
    , m_again(again)
    , m_close(new QToolButton(this))
    , m_request(new WirePane(tr("Request"), tr("Nothing was sent."), this))
    , m_reply(new WirePane(tr("Reply"), tr("No reply came."), this))
    , m_content(new WirePane(tr("Content"), tr("Nothing more came with it."), this))
{
    m_title->setObjectName(QStringLiteral("detailTitle"));
    m_close->setText(tr("Close details"));
    m_close->setAccessibleName(m_close->text());
    m_close->setObjectName(QStringLiteral("closeDetails"));
    m_close->setToolTip(tr("Close details (Esc)"));
    m_close->setIcon(icon(QStringLiteral("close")));
    m_close->setAutoRaise(true);
    m_request->setObjectName(QStringLiteral("request"));
    m_reply->setObjectName(QStringLiteral("reply"));
    m_request->offerCurl();
    m_content->setObjectName(QStringLiteral("content"));
    m_content->hide();
    connect(m_close, &QToolButton::clicked, this, &LogDetailView::closeRequested);

    auto *head = new QHBoxLayout;
    head->addWidget(m_title, 1);
    head->addWidget(m_close);

    auto *columns = new QSplitter(Qt::Horizontal, this);
    columns->setChildrenCollapsible(false);
    columns->addWidget(buildSummary(clock, media));
    columns->addWidget(m_request);
    columns->addWidget(m_reply);
    columns->addWidget(m_content);
    // Stretch alone would start from size hints, and wrapped words have none to speak of.
    // The timeline has half of the room.
    const QList<int> shares{6, 3, 3, 6};
    for (int column = 0; column < shares.size(); ++column)
        columns->setStretchFactor(column, shares.at(column));
    columns->setSizes({600, 300, 300, 600});

    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, Spacing::kSmall, 0, 0);
    layout->setSpacing(Spacing::kSmall);
    layout->addLayout(head);
    layout->addWidget(m_again);
    layout->addWidget(columns, 1);
}

QWidget *LogDetailView::buildSummary(const Clock *clock, MediaFetch *media)
{
    auto *scroll = new QScrollArea(this);
    m_summary = scroll;
    scroll->setObjectName(QStringLiteral("detailSummary"));
    scroll->setAccessibleName(tr("Details"));
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->setWidgetResizable(true);
    scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    scroll->setMinimumWidth(fontMetrics().averageCharWidth() * kSummaryColumns);

    auto *content = new QWidget(scroll);
    m_problem = new ProblemView(content);
    m_text = value(tr("Text"), QStringLiteral("detailText"), content);
    m_media = new MediaView(media, content);
    m_payment = new PaymentView(content);
    m_facts = value(tr("Message"), QStringLiteral("detailFacts"), content);
    m_timeline = new TimelineView(clock, content);
    connect(m_timeline, &TimelineView::callRequested, this, &LogDetailView::callRequested);
    connect(m_timeline, &TimelineView::messageRequested, this, &LogDetailView::messageRequested);
    m_timings = value(tr("Timings"), QStringLiteral("timings"), content);

    auto *layout = new QVBoxLayout(content);
    layout->setContentsMargins(0, 0, Spacing::kSmall, 0);
    layout->setSpacing(Spacing::kSmall);
    layout->addWidget(m_problem);
    layout->addWidget(m_text);
    layout->addWidget(m_media);
    layout->addWidget(m_payment);
    layout->addWidget(new PlainLabel(PlainLabel::Tone::Strong, tr("Timeline"), content));
    layout->addWidget(m_timeline);
    layout->addWidget(m_timings);
    layout->addWidget(new PlainLabel(PlainLabel::Tone::Strong, tr("Message"), content));
    layout->addWidget(m_facts);
    layout->addStretch(1);
    // As wide as the pane, whatever the widest word: the words wrap instead of running out of sight.
    content->setMinimumWidth(1);
    scroll->setWidget(content);
    return scroll;
}

void LogDetailView::showDetail(const LogDetail &detail, const QString &assistantName)
{
    const LogEntry &entry = detail.entry;
    const QString number = numberText(entry.userNumber);
    m_title->setText(entry.direction == Direction::Outbound
            ? tr("To %1: %2").arg(number, statusText(entry.status))
            : tr("From %1: %2").arg(number, statusText(entry.status)));
    m_problem->setProblem(detail.problem);
    if (std::exchange(m_shown, entry.id) != entry.id)
        m_summary->verticalScrollBar()->setValue(0); // the reason stands on top
    m_text->setText(entry.text);

    QStringList facts;
    const auto fact = [&facts](const QString &name, const QString &what) {
        if (!what.isEmpty())
            facts += tr("%1: %2").arg(name, what);
    };
    fact(tr("Assistant"), assistantName);
    fact(tr("Partner"), partnerText(entry.partnerId, entry.sandbox));
    fact(tr("Business number"), numberText(entry.businessNumber));
    fact(tr("User number"), number);
    fact(tr("Type"), typeText(entry));
    if (detail.inbound) {
        fact(tr("Profile name"), detail.inbound->profileName);
        fact(tr("In reply to the partner's message id"), detail.inbound->replyTo);
    }
    fact(tr("Our message id"), entry.messageId);
    fact(tr("Partner's message id"), entry.partnerMessageId);
    m_facts->setText(facts.join(QLatin1Char('\n')));

    m_again->setDetail(detail);
    showInbound(detail);
    m_timeline->setDetail(detail);
    const QString timings = timingsText(detail.timings);
    m_timings->setText(timings);
    m_timings->setVisible(!timings.isEmpty());
    m_request->setText(detail.request);
    m_request->setSandbox(entry.sandbox);
    m_reply->setText(detail.reply);
    m_reply->setPlaceholder(
        entry.status == MessageStatus::kSending ? tr("Waiting for the reply.") : tr("No reply came."));
}

void LogDetailView::showProblem(const Problem &problem)
{
    m_title->setText(tr("This message cannot be shown"));
    m_problem->setProblem(problem);
    m_text->clear();
    m_facts->clear();
    m_timings->clear();
    m_again->setDetail({});
    showInbound({});
    m_timeline->setDetail(std::nullopt);
    m_request->setText({});
    m_reply->setText({});
}

void LogDetailView::showInbound(const LogDetail &detail)
{
    const std::optional<InboundContent> &inbound = detail.inbound;
    m_request->setVisible(!inbound);
    m_reply->setVisible(!inbound);
    m_content->setVisible(inbound.has_value());
    m_content->setText(inbound ? readableJson(inbound->content) : QString());
    m_media->showMedia(detail.entry.id, detail.entry.assistantId, detail.entry.partnerId,
        inbound ? inbound->media : std::nullopt);
    m_payment->setPayment(inbound ? inbound->payment : std::nullopt);
    setFocusProxy(inbound ? m_content : m_request);
}

} // namespace ChannelConsole

// SPDX-License-Identifier: Apache-2.0
#include "ui/log/TimelineView.h"

#include "core/Clock.h"
#include "ui/log/LogText.h"
#include "ui/widgets/Icons.h"
#include "ui/widgets/PlainLabel.h"
#include "ui/widgets/ProblemView.h"
#include "ui/widgets/Spacing.h"

#include <QGridLayout>
#include <QHideEvent>
#include <QShowEvent>
#include <QStyle>
#include <QTimer>
#include <QToolButton>
#include <QVBoxLayout>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace ChannelConsole {

namespace {

using Kind = TimelineEntry::Kind;

constexpr std::chrono::minutes kRetold{1};
constexpr qsizetype kMostQuoted = 160;

QString iconOf(const TimelineEntry &entry)
{
    switch (entry.kind) {
    case Kind::Answers:
    case Kind::Answered:
        return u"reply"_s;
    case Kind::Composed:
        return u"edit"_s;
    case Kind::Request:
        return u"send"_s;
    case Kind::Reply:
    case Kind::Report:
    case Kind::Received:
        return statusIconName(entry.status);
    case Kind::Gap:
        return u"warning"_s;
    }
    Q_UNREACHABLE();
}

QString quoted(const QString &text)
{
    const QString line = text.simplified();
    return line.size() <= kMostQuoted ? line : line.left(kMostQuoted) + u'…';
}

/// Whether the rows of one list can show the other: only words differ.
bool isAlike(const QList<TimelineEntry> &one, const QList<TimelineEntry> &other)
{
    return std::equal(one.begin(), one.end(), other.begin(), other.end(),
        [](const TimelineEntry &left, const TimelineEntry &right) {
            return left.kind == right.kind && left.time == right.time && left.status == right.status
                && left.callId == right.callId && left.logId == right.logId;
        });
}

} // namespace

QString timelineText(const TimelineEntry &entry)
{
    switch (entry.kind) {
    case Kind::Answers:
        return TimelineView::tr("In reply to: %1").arg(quoted(entry.text));
    case Kind::Answered:
        return TimelineView::tr("Answered: %1").arg(quoted(entry.text));
    case Kind::Composed:
        return TimelineView::tr("Composed");
    case Kind::Request:
        return TimelineView::tr("Request sent to %1").arg(entry.text);
    case Kind::Reply:
    case Kind::Report:
    case Kind::Received:
        return entry.text.isEmpty() ? statusText(entry.status)
                                    : TimelineView::tr("%1: %2").arg(statusText(entry.status), entry.text);
    case Kind::Gap:
        return entry.text;
    }
    Q_UNREACHABLE();
}

QString timelineRemarks(const TimelineEntry &entry)
{
    QStringList lines;
    switch (entry.kind) {
    case Kind::Composed:
    case Kind::Gap:
        break;
    case Kind::Answers:
    case Kind::Answered:
    case Kind::Request:
        lines += TimelineView::tr("By %1").arg(partyName(entry.party));
        break;
    case Kind::Reply:
        lines += TimelineView::tr("Answer to the request, on the side of %1").arg(partyName(entry.party));
        break;
    case Kind::Report:
        lines += TimelineView::tr("Delivery report, on the side of %1").arg(partyName(entry.party));
        break;
    case Kind::Received:
        lines += TimelineView::tr("From %1, through the webhook").arg(partyName(entry.party));
        break;
    }
    if (entry.reported)
        lines += TimelineView::tr("At %1 by the partner's clock").arg(logTimeText(*entry.reported));
    if (entry.problem) {
        lines += entry.problem->text;
        lines += ProblemView::partnerWords(*entry.problem);
    }
    lines += entry.remarks;
    lines.removeAll(QString());
    return lines.join(u'\n');
}

TimelineView::TimelineView(const Clock *clock, QWidget *parent)
    : QWidget(parent)
    , m_clock(clock)
    , m_layout(new QGridLayout(this))
    , m_minute(new QTimer(this))
{
    setObjectName(u"timeline"_s);
    setAccessibleName(tr("Timeline"));
    m_layout->setContentsMargins({});
    m_layout->setHorizontalSpacing(Spacing::kSmall);
    m_layout->setVerticalSpacing(Spacing::kSmall);
    m_layout->setColumnStretch(2, 1);
    connect(m_minute, &QTimer::timeout, this, &TimelineView::refresh);
}

void TimelineView::setDetail(const std::optional<LogDetail> &detail)
{
    m_detail = detail;
    refresh();
}

void TimelineView::showEvent(QShowEvent *event)
{
    QWidget::showEvent(event);
    refresh(); // time went by meanwhile
    m_minute->start(kRetold);
}

void TimelineView::hideEvent(QHideEvent *event)
{
    QWidget::hideEvent(event);
    m_minute->stop();
}

void TimelineView::refresh()
{
    QList<TimelineEntry> entries;
    if (m_detail)
        entries = timelineOf(*m_detail, m_clock->now());
    const bool alike = isAlike(entries, m_entries);
    m_entries = entries;
    if (!alike) {
        rebuild();
        return;
    }
    // A link keeps the focus, a selection stays.
    for (qsizetype i = 0; i < m_entries.size(); ++i) {
        m_rows.at(i).what->setText(timelineText(m_entries.at(i)));
        m_rows.at(i).remarks->setText(timelineRemarks(m_entries.at(i)));
    }
}

void TimelineView::rebuild()
{
    m_rows.clear();
    while (QLayoutItem *item = m_layout->takeAt(0)) {
        delete item->widget();
        delete item;
    }
    for (const TimelineEntry &entry : std::as_const(m_entries))
        addRow(entry);
}

void TimelineView::addRow(const TimelineEntry &entry)
{
    const int row = static_cast<int>(m_rows.size());
    auto *mark = new IconLabel(iconOf(entry), style()->pixelMetric(QStyle::PM_SmallIconSize), this);
    auto *time = new PlainLabel(logTimeText(entry.time), this);
    time->setWordWrap(false);
    auto *body = new QWidget(this);
    auto *lines = new QVBoxLayout(body);
    lines->setContentsMargins({});
    lines->setSpacing(0);
    Row labels{.what = new PlainLabel(timelineText(entry), body),
        .remarks = new PlainLabel(PlainLabel::Tone::Secondary, timelineRemarks(entry), body)};
    labels.what->setObjectName(entry.kind == Kind::Gap ? u"timelineGap"_s : u"timelineEvent"_s);
    labels.remarks->setObjectName(u"timelineRemarks"_s);
    labels.remarks->setVisible(!labels.remarks->text().isEmpty());
    lines->addWidget(labels.what);
    lines->addWidget(labels.remarks);
    if (QWidget *link = linkOf(entry))
        lines->addWidget(link, 0, Qt::AlignLeft);
    m_layout->addWidget(mark, row, 0, Qt::AlignTop);
    m_layout->addWidget(time, row, 1, Qt::AlignTop);
    m_layout->addWidget(body, row, 2);
    m_rows += labels;
}

/// To the call that brought it, or to the other message; null if there is neither.
QWidget *TimelineView::linkOf(const TimelineEntry &entry)
{
    if (!entry.callId && !entry.logId)
        return nullptr;
    auto *link = new QToolButton(this);
    link->setAutoRaise(true);
    link->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    link->setFocusPolicy(Qt::StrongFocus);
    link->setIcon(icon(u"open"_s));
    link->setText(entry.callId ? tr("Open the call") : tr("Show the message"));
    // Several of them say the same: only with the time they are told apart.
    link->setAccessibleName(tr("%1 of %2").arg(link->text(), logTimeText(entry.time)));
    if (entry.callId) {
        link->setObjectName(u"openCall"_s);
        connect(link, &QToolButton::clicked, this, [this, id = *entry.callId] { emit callRequested(id); });
    } else {
        link->setObjectName(u"showMessage"_s);
        connect(link, &QToolButton::clicked, this, [this, id = *entry.logId] { emit messageRequested(id); });
    }
    return link;
}

} // namespace ChannelConsole

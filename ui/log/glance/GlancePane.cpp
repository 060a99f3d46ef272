// SPDX-License-Identifier: Apache-2.0
#include "ui/log/glance/GlancePane.h"

#include "core/log/glance/GlanceReader.h"
#include "ui/log/LogText.h"
#include "ui/log/glance/GlanceBars.h"
#include "ui/log/glance/GlanceWords.h"
#include "ui/log/glance/TimeBars.h"
#include "ui/widgets/Banner.h"
#include "ui/widgets/Icons.h"
#include "ui/widgets/PlainLabel.h"
#include "ui/widgets/Room.h"
#include "ui/widgets/Spacing.h"

#include <QComboBox>
#include <QGridLayout>
#include <QLocale>
#include <QPushButton>
#include <QResizeEvent>
#include <QToolButton>

#include <array>

namespace ChannelConsole {

using namespace Qt::StringLiterals;

namespace {

constexpr int kCharactersForAll = 150; // beside each other
constexpr int kCharactersForTwo = 76;
/// Of the width, in the order they stand: reasons have the longest labels, partners' names the shortest.
constexpr std::array kShares{5, 4, 4, 3};

void fill(GlanceBars *bars, const QList<GlanceEntry> &entries, const QString &note, const QString &instead)
{
    QList<BarValue> values;
    for (const GlanceEntry &entry : entries)
        values.append(entry.value);
    bars->setBars(values, note, instead);
}

} // namespace

GlancePane::GlancePane(const Services &services, QWidget *parent)
    : QWidget(parent)
    , m_reader(new GlanceReader(services.log, services.clock, this))
    , m_fold(new QToolButton(this))
    , m_spanLabel(new QLabel(tr("Range"), this))
    , m_span(new QComboBox(this))
    , m_state(new PlainLabel(PlainLabel::Tone::Secondary, {}, this))
    , m_problem(new Banner(this))
    , m_nothing(new PlainLabel(PlainLabel::Tone::Secondary, {}, this))
    , m_body(new QWidget(this))
    , m_grid(new QGridLayout(m_body))
    , m_attention(new GlanceBars(tr("Needs attention"), u"glanceAttention"_s, m_body))
    , m_funnel(new GlanceBars(tr("Outbound messages"), u"glanceFunnel"_s, m_body))
    , m_times(new TimeBars(m_body))
    , m_deliveries(new GlanceBars(tr("Median time to delivery"), u"glanceDeliveries"_s, m_body))
{
    setObjectName(u"glancePane"_s);
    auto *head = buildHead();
    buildBody();
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins({});
    column->setSpacing(Spacing::kSmall);
    column->addWidget(head);
    column->addWidget(m_problem);
    column->addWidget(m_nothing);
    column->addWidget(m_body);
    connect(m_reader, &GlanceReader::changed, this, &GlancePane::refresh);
    refresh();
}

QWidget *GlancePane::buildHead()
{
    auto *head = new QWidget(this);
    m_fold->setObjectName(u"glance.fold"_s);
    m_fold->setText(tr("At a glance"));
    m_fold->setAccessibleName(m_fold->text());
    m_fold->setCheckable(true);
    m_fold->setAutoRaise(true);
    m_fold->setFocusPolicy(Qt::StrongFocus);
    m_fold->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    m_state->setObjectName(u"glanceState"_s);
    m_state->setElided();
    m_spanLabel->setTextFormat(Qt::PlainText);
    m_spanLabel->setBuddy(m_span);
    m_span->setObjectName(u"glanceRange"_s);
    m_span->setAccessibleName(m_spanLabel->text());
    m_span->addItem(tr("Last 24 hours"), QVariant::fromValue(int(GlanceSpan::Day)));
    m_span->addItem(tr("Last 7 days"), QVariant::fromValue(int(GlanceSpan::Week)));
    m_span->addItem(tr("All"), QVariant::fromValue(int(GlanceSpan::All)));
    m_span->setCurrentIndex(m_span->findData(int(m_reader->span())));
    auto *row = new QHBoxLayout(head);
    row->setContentsMargins({});
    row->setSpacing(Spacing::kSmall);
    row->addWidget(m_fold);
    row->addWidget(m_state, 1);
    row->addWidget(m_spanLabel);
    row->addWidget(m_span);
    connect(m_fold, &QToolButton::toggled, this, [this](bool open) {
        m_reader->setActive(open);
        refresh();
        emit openChanged(open);
    });
    connect(m_span, &QComboBox::currentIndexChanged, this,
        [this] { m_reader->setSpan(static_cast<GlanceSpan>(m_span->currentData().toInt())); });
    return head;
}

void GlancePane::buildBody()
{
    m_grid->setContentsMargins(0, 0, 0, Spacing::kSmall);
    m_grid->setHorizontalSpacing(Spacing::kLarge);
    m_grid->setVerticalSpacing(Spacing::kMedium);
    m_nothing->setObjectName(u"glanceNothing"_s);
    const auto narrows = [this](GlanceBars *bars, auto entriesOf) {
        connect(bars, &GlanceBars::pressed, this, [this, entriesOf](int bar) {
            const QList<GlanceEntry> entries = entriesOf(m_reader->glance(), m_reader->rangedFilter());
            if (bar < entries.size())
                emit filterRequested(entries.at(bar).narrowed);
        });
    };
    narrows(m_attention, attentionBars);
    narrows(m_funnel, funnelBars);
    narrows(m_deliveries, deliveryBars);
    connect(m_times, &TimeBars::pressed, this, [this](const GlanceBucket &bucket) {
        MessageFilter filter = m_reader->rangedFilter();
        filter.from = bucket.from;
        filter.until = bucket.until;
        emit filterRequested(filter);
    });
    arrange();
}

/// All beside each other where there is room, else two, else one; what needs attention always first.
void GlancePane::arrange()
{
    int columns = 1;
    if (fitsCharacters(this, kCharactersForAll))
        columns = 4;
    else if (fitsCharacters(this, kCharactersForTwo))
        columns = 2;
    if (columns == m_columns)
        return;
    m_columns = columns;
    const QList<QWidget *> parts{m_attention, m_funnel, m_times, m_deliveries};
    for (QWidget *part : parts)
        m_grid->removeWidget(part);
    for (int index = 0; index < parts.size(); ++index) {
        m_grid->addWidget(parts.at(index), index / columns, index % columns);
        m_grid->setColumnStretch(index, index < columns ? kShares.at(std::size_t(index)) : 0);
    }
}

void GlancePane::setFilter(const MessageFilter &filter)
{
    m_reader->setFilter(filter);
    refresh();
}

bool GlancePane::isOpen() const
{
    return m_fold->isChecked();
}

void GlancePane::setOpen(bool open)
{
    m_fold->setChecked(open);
}

void GlancePane::reload()
{
    m_reader->reload();
}

void GlancePane::refresh()
{
    refreshHead();
    const Glance &glance = m_reader->glance();
    const MessageFilter &ranged = m_reader->rangedFilter();
    const bool isKnown = glance.messages() > 0;
    m_body->setVisible(isOpen() && isKnown);
    m_nothing->setVisible(isOpen() && !isKnown && !m_reader->problem());
    if (!isOpen())
        return;
    if (m_reader->isReading())
        m_nothing->setText(tr("Reading the log…"));
    else if (m_span->isEnabled() && m_reader->span() != GlanceSpan::All)
        m_nothing->setText(tr("No messages in this range. Choose “All” to look further back."));
    else
        m_nothing->setText(tr("No message fits the search and the filters."));
    fill(m_attention, attentionBars(glance, ranged), {}, tr("Nothing: no message failed or is unknown."));
    fill(m_funnel, funnelBars(glance, ranged),
        tr("Of %1 in all. Filled: stand there now. Hatched: went further.")
            .arg(messagesText(glance.outbound)),
        tr("Nothing was sent."));
    m_times->setBuckets(glance.buckets);
    fill(m_deliveries, deliveryBars(glance, ranged),
        glance.sampled ? tr("Of the latest %1 outbound messages.")
                             .arg(QLocale().toString(GlanceReader::Options().deliveries))
                       : QString(),
        tr("No delivery was reported yet."));
}

void GlancePane::refreshHead()
{
    m_fold->setIcon(icon(isOpen() ? u"chevron-down"_s : u"chevron-right"_s));
    const MessageFilter &filter = m_reader->filter();
    const bool hasRange = filter.from.isValid() || filter.until.isValid();
    m_span->setEnabled(!hasRange);
    m_span->setToolTip(hasRange ? tr("The filter has a range of time of its own.") : QString());
    m_span->setVisible(isOpen());
    m_spanLabel->setVisible(isOpen());
    const Glance &glance = m_reader->glance();
    QString words;
    if (isOpen() && m_reader->isReading() && m_reader->progress() > 0)
        words = tr("Reading… %1 %").arg(qRound(m_reader->progress() * 100));
    else if (isOpen() && m_reader->isReading())
        words = tr("Reading…");
    else if (isOpen() && glance.messages() > 0)
        words = tr("%1: %2 outbound, %3 inbound. %4 to look at.")
                    .arg(messagesText(glance.messages()), QLocale().toString(glance.outbound),
                        QLocale().toString(glance.inbound), QLocale().toString(glance.needAttention()));
    m_state->setText(words);
    const auto &problem = m_reader->problem();
    if (problem && isOpen()) {
        if (!m_problem->isHidden())
            return; // it is told once
        m_problem->showProblem(*problem);
        connect(
            m_problem->addButton(tr("Try again")), &QPushButton::clicked, m_reader, &GlanceReader::reload);
    } else {
        m_problem->clear();
    }
}

void GlancePane::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    arrange();
}

} // namespace ChannelConsole

// SPDX-License-Identifier: Apache-2.0
#include "ui/log/table/LogColumnLayout.h"

#include "core/message/MessageContent.h"
#include "ui/log/LogText.h"
#include "ui/preferences/Settings.h"
#include "ui/widgets/Spacing.h"

#include <QEvent>
#include <QHeaderView>
#include <QScopedValueRollback>
#include <QStyle>
#include <QTableView>

#include <algorithm>

namespace ChannelConsole {

namespace {

// Of the text. With less than the fewest none is read, the table rather scrolls sideways; where there is not room
// for enough of it, what rarely differs and stands behind it is scrolled to as well.
constexpr int kFewestCharacters = 30;
constexpr int kEnoughCharacters = 60;
constexpr int kKeepMs = 500;
constexpr int kText = static_cast<int>(LogColumn::Text);

} // namespace

LogColumnLayout::LogColumnLayout(QTableView *table, Settings *settings)
    : QObject(table)
    , m_table(table)
    , m_header(table->horizontalHeader())
    , m_settings(settings)
{
    m_header->setSectionsMovable(true);
    m_header->setMinimumSectionSize(Spacing::kLarge);
    m_keep.setSingleShot(true);
    m_keep.setInterval(kKeepMs);
    connect(&m_keep, &QTimer::timeout, this, &LogColumnLayout::keep);
    connect(m_header, &QHeaderView::sectionResized, this, [this](int section, int, int width) {
        if (width > 0) // a hidden one tells none
            m_widths.insert(section, width);
        if (m_arranging)
            return;
        if (section != kText)
            fitText();
        keepSoon();
    });
    connect(m_header, &QHeaderView::sectionMoved, this, &LogColumnLayout::keepSoon);
    setUsual();
    restore();
    applyShown();
    m_table->viewport()->installEventFilter(this);
}

LogColumnLayout::~LogColumnLayout()
{
    if (m_keep.isActive())
        keep();
}

void LogColumnLayout::setUsual()
{
    const QScopedValueRollback arranging(m_arranging, true);
    const QFontMetrics metrics = m_table->fontMetrics();
    const auto width
        = [&metrics](const QString &sample) { return metrics.horizontalAdvance(sample) + Spacing::kMedium; };
    const int iconWidth = m_table->style()->pixelMetric(QStyle::PM_SmallIconSize) + Spacing::kSmall;
    const auto set
        = [this](LogColumn column, int pixels) { m_header->resizeSection(static_cast<int>(column), pixels); };
    const QString number = numberText(QStringLiteral("+4411349600000"));
    set(LogColumn::Time, width(logTimeText(QDateTime(QDate(2000, 12, 28), QTime(23, 58, 58)))));
    set(LogColumn::Assistant, width(QStringLiteral("A usual assistant")));
    set(LogColumn::Direction, width(directionText(Direction::Outbound)));
    set(LogColumn::Partner, width(partnerText(QStringLiteral("gupshup"), true)));
    set(LogColumn::BusinessNumber, width(number));
    set(LogColumn::UserNumber, width(number));
    int type = 0;
    for (const MessageType each : allMessageTypes())
        type = std::max(type, width(messageTypeName(each)));
    set(LogColumn::Type, type + Spacing::kSmall);
    set(LogColumn::Status, width(statusText(MessageStatus::kCancelled)) + iconWidth);
    for (int column = 0; column < kLogColumnCount; ++column)
        m_header->moveSection(m_header->visualIndex(column), column);
    // The text takes the room that is left, and the partner and the business number are the same in most rows:
    // in a narrow window those are what is out of sight, not the status.
    for (const LogColumn last : {LogColumn::Text, LogColumn::Partner, LogColumn::BusinessNumber})
        m_header->moveSection(m_header->visualIndex(static_cast<int>(last)), kLogColumnCount - 1);
    m_hidden.clear();
}

void LogColumnLayout::restore()
{
    if (!m_settings)
        return;
    const QScopedValueRollback arranging(m_arranging, true);
    int position = 0;
    for (const QList<LogColumnPlace> stored = columnsFromText(m_settings->logColumns());
         const LogColumnPlace &place : stored) {
        const int section = static_cast<int>(place.column);
        m_header->moveSection(m_header->visualIndex(section), position++);
        m_header->resizeSection(section, place.width);
        if (!place.shown)
            m_hidden.append(place.column);
    }
    if (m_hidden.size() == kLogColumnCount)
        m_hidden.clear();
}

void LogColumnLayout::applyShown()
{
    const QScopedValueRollback arranging(m_arranging, true);
    for (int column = 0; column < kLogColumnCount; ++column)
        m_table->setColumnHidden(column, !isShown(static_cast<LogColumn>(column)));
    fitText();
}

bool LogColumnLayout::isShown(LogColumn column) const
{
    return !m_hidden.contains(column) && (column != LogColumn::Assistant || m_several);
}

void LogColumnLayout::setShown(LogColumn column, bool shown)
{
    const int left = kLogColumnCount - m_header->hiddenSectionCount();
    if (shown == !m_hidden.contains(column) || (!shown && isShown(column) && left <= 1))
        return;
    if (shown)
        m_hidden.removeAll(column);
    else
        m_hidden.append(column);
    applyShown();
    keepSoon();
}

void LogColumnLayout::setSeveralAssistants(bool several)
{
    if (several == m_several)
        return;
    m_several = several;
    applyShown();
}

void LogColumnLayout::move(LogColumn column, int step)
{
    const int from = m_header->visualIndex(static_cast<int>(column));
    int to = from + step;
    while (to >= 0 && to < kLogColumnCount && m_header->isSectionHidden(m_header->logicalIndex(to)))
        to += step;
    if (to >= 0 && to < kLogColumnCount)
        m_header->moveSection(from, to);
}

void LogColumnLayout::resize(LogColumn column, int pixels)
{
    const int section = static_cast<int>(column);
    m_header->resizeSection(
        section, std::max(m_header->minimumSectionSize(), m_header->sectionSize(section) + pixels));
}

void LogColumnLayout::reset()
{
    for (int column = 0; column < kLogColumnCount; ++column)
        m_table->setColumnHidden(column, false); // a hidden one has no width to set
    setUsual();
    applyShown();
    m_keep.stop();
    if (m_settings)
        m_settings->setLogColumns({});
}

bool LogColumnLayout::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() == QEvent::Resize)
        fitText();
    return QObject::eventFilter(watched, event);
}

void LogColumnLayout::fitText()
{
    if (m_header->isSectionHidden(kText))
        return;
    const QScopedValueRollback arranging(m_arranging, true);
    const int character = m_table->fontMetrics().averageCharWidth();
    const int beside = m_header->length() - m_header->sectionSize(kText);
    int width = m_table->viewport()->width() - beside;
    if (width < kEnoughCharacters * character) {
        for (const LogColumn rarelyDiffers : {LogColumn::Partner, LogColumn::BusinessNumber}) {
            const int section = static_cast<int>(rarelyDiffers);
            if (m_header->visualIndex(section) > m_header->visualIndex(kText))
                width += m_header->sectionSize(section); // nothing if it is hidden
        }
    }
    m_header->resizeSection(kText, std::max(width, kFewestCharacters * character));
}

void LogColumnLayout::keepSoon()
{
    if (!m_arranging)
        m_keep.start();
}

void LogColumnLayout::keep()
{
    if (m_settings)
        m_settings->setLogColumns(columnsToText(places()));
}

QList<LogColumnPlace> LogColumnLayout::places() const
{
    QList<LogColumnPlace> all;
    for (int position = 0; position < kLogColumnCount; ++position) {
        const int section = m_header->logicalIndex(position);
        const auto column = static_cast<LogColumn>(section);
        all.append({.column = column,
            .shown = !m_hidden.contains(column),
            .width = m_widths.value(section, m_header->defaultSectionSize())});
    }
    return all;
}

} // namespace ChannelConsole

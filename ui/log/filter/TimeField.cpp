// SPDX-License-Identifier: Apache-2.0
#include "ui/log/filter/TimeField.h"

#include "ui/widgets/Icons.h"
#include "ui/widgets/Spacing.h"

#include <QAction>
#include <QCalendarWidget>
#include <QKeyEvent>
#include <QMenu>
#include <QWidgetAction>

namespace ChannelConsole {

using namespace Qt::StringLiterals;

TimeField::TimeField(PeriodEnd end, QWidget *parent)
    : QLineEdit(parent)
    , m_end(end)
{
    setPlaceholderText(tr("Open"));
    setClearButtonEnabled(true);
    const QString widest = timeToType(QDateTime(QDate(2028, 12, 28), QTime(22, 58)));
    constexpr int kButtons = 4; // as wide as this many characters' height, with what is around them
    setMinimumWidth(fontMetrics().horizontalAdvance(widest) + kButtons * Spacing::kLarge);
    QAction *calendar = addAction(icon(u"calendar"_s), QLineEdit::TrailingPosition);
    calendar->setText(tr("Calendar"));
    calendar->setToolTip(tr("Choose a day (Alt+Down)"));
    connect(calendar, &QAction::triggered, this, &TimeField::openCalendar);
    connect(this, &QLineEdit::editingFinished, this, &TimeField::take);
    // Emptied, also by its button, which does not leave it.
    connect(this, &QLineEdit::textEdited, this, [this](const QString &text) {
        if (text.isEmpty())
            take();
    });
}

void TimeField::setTime(const QDateTime &time)
{
    m_time = time.toUTC();
    m_readable = true;
    setText(time.isValid() ? timeToType(time) : QString());
    setCursorPosition(0);
}

void TimeField::take()
{
    const QString typed = text().trimmed();
    if (m_readable && typed == (m_time.isValid() ? timeToType(m_time) : QString()))
        return; // shown to the minute, and as it was
    const std::optional<QDateTime> read = typed.isEmpty() ? QDateTime() : typedTime(typed, m_end);
    if (read) {
        setTime(*read);
    } else {
        m_time = {};
        m_readable = false;
    }
    emit timeChanged();
}

void TimeField::openCalendar()
{
    auto *menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    auto *calendar = new QCalendarWidget(menu);
    calendar->setAccessibleName(tr("Calendar"));
    const QDateTime shown = m_time.toLocalTime();
    if (shown.isValid())
        calendar->setSelectedDate(shown.date());
    const auto choose = [this, menu, shown](const QDate &day) {
        setTime(shown.isValid() ? QDateTime(day, shown.time())
                                : (m_end == PeriodEnd::From ? day : day.addDays(1)).startOfDay());
        emit timeChanged();
        menu->close();
    };
    connect(calendar, &QCalendarWidget::clicked, this, choose);
    connect(calendar, &QCalendarWidget::activated, this, choose); // by Return
    auto *action = new QWidgetAction(menu);
    action->setDefaultWidget(calendar);
    menu->addAction(action);
    menu->popup(mapToGlobal(rect().bottomLeft()));
    calendar->setFocus();
}

void TimeField::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_Down && event->modifiers().testFlag(Qt::AltModifier)) {
        openCalendar();
        return;
    }
    QLineEdit::keyPressEvent(event);
}

} // namespace ChannelConsole

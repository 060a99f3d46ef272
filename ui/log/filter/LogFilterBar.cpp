// SPDX-License-Identifier: Apache-2.0
#include "ui/log/filter/LogFilterBar.h"

#include "core/Clock.h"
#include "core/log/SearchText.h"
#include "ui/log/filter/FilterChips.h"
#include "ui/log/filter/KnownValues.h"
#include "ui/log/filter/MoreFilters.h"
#include "ui/log/filter/PeriodRange.h"
#include "ui/log/filter/SavedFilterList.h"
#include "ui/log/filter/SavedFiltersButton.h"
#include "ui/log/filter/SavedFiltersPane.h"
#include "ui/widgets/Icons.h"
#include "ui/widgets/PlainLabel.h"
#include "ui/widgets/Room.h"
#include "ui/widgets/Spacing.h"

#include <QCheckBox>
#include <QGridLayout>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QResizeEvent>
#include <QSignalBlocker>
#include <QToolButton>
#include <QVBoxLayout>

#include <algorithm>

namespace ChannelConsole {

using namespace Qt::StringLiterals;

namespace {

constexpr int kOneRow = 165; // average characters; narrower, the frequent filters stand below the search
constexpr int kStatusColumns = 9; // average characters

/// A field with its label in front.
void addField(QHBoxLayout *row, const QString &label, const QString &objectName, QWidget *field)
{
    auto *caption = new QLabel(label, field->parentWidget());
    caption->setTextFormat(Qt::PlainText);
    caption->setBuddy(field);
    field->setAccessibleName(label);
    field->setObjectName(objectName);
    if (row->count() > 0)
        row->addSpacing(Spacing::kSmall);
    row->addWidget(caption);
    row->addWidget(field);
}

/// Characters of a script without spaces that are too few to be looked for anywhere in a text (SearchText).
bool hasShortRun(const QString &text)
{
    constexpr qsizetype kFewest = 3;
    const QStringList runs = searchableText(text).runs.split(u' ', Qt::SkipEmptyParts);
    return std::any_of(
        runs.cbegin(), runs.cend(), [](const QString &run) { return run.toUcs4().size() < kFewest; });
}

bool isAmong(const QList<ValueBox::Value> &known, const QString &value)
{
    return value.isEmpty()
        || std::any_of(known.cbegin(), known.cend(),
            [&value](const ValueBox::Value &each) { return each.value == value; });
}

/// What may surprise in what was found, or not found.
QStringList hintsFor(const MessageFilter &filter)
{
    QStringList hints;
    if (hasShortRun(filter.text))
        hints += LogFilterBar::tr(
            "In Chinese, Japanese and Thai, fewer than three characters are found only where "
            "a passage begins.");
    if (!isAmong(knownStatuses(), filter.status))
        hints += LogFilterBar::tr("“%1” is no status this program knows. It is looked for as it is written.")
                     .arg(filter.status);
    if (!isAmong(knownTypes(), filter.type))
        hints += LogFilterBar::tr("“%1” is no type this program knows. It is looked for as it is written.")
                     .arg(filter.type);
    return hints;
}

QHBoxLayout *rowOf(QWidget *part)
{
    auto *row = new QHBoxLayout(part);
    row->setContentsMargins({});
    row->setSpacing(Spacing::kSmall);
    return row;
}

} // namespace

LogFilterBar::LogFilterBar(Settings *settings, const Clock *clock, QWidget *parent)
    : QWidget(parent)
    , m_clock(clock)
    , m_list(new SavedFilterList(settings, this))
    , m_top(new QGridLayout)
    , m_searchPart(buildSearch())
    , m_frequentPart(buildFrequent())
    , m_openerPart(buildOpeners())
    , m_hint(new PlainLabel(PlainLabel::Tone::Secondary, {}, this))
    , m_range(new PeriodRange(this))
    , m_more(new MoreFilters(this))
    , m_savedPane(new SavedFiltersPane(m_list, this))
    , m_chips(new FilterChips(this))
{
    setObjectName(u"logFilterBar"_s);
    m_top->setHorizontalSpacing(Spacing::kMedium);
    m_top->setVerticalSpacing(Spacing::kSmall);
    m_top->setColumnStretch(0, 1);
    arrange();
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins({});
    column->setSpacing(Spacing::kSmall);
    column->addLayout(m_top);
    column->addWidget(m_hint);
    for (QWidget *part : {static_cast<QWidget *>(m_range), static_cast<QWidget *>(m_more),
             static_cast<QWidget *>(m_savedPane), static_cast<QWidget *>(m_chips)})
        column->addWidget(part);
    m_hint->setObjectName(u"searchHint"_s);
    m_hint->hide();
    m_range->hide();
    m_more->hide();

    connect(m_range, &PeriodRange::edited, this, &LogFilterBar::takeEdit);
    connect(m_more, &MoreFilters::edited, this, &LogFilterBar::takeEdit);
    connect(m_savedPane, &SavedFiltersPane::closeRequested, this, &LogFilterBar::closeSaved);
    connect(m_chips, &FilterChips::removed, this,
        [this](FilterPart part) { setChoice(without(m_choice, part)); });
    connect(m_chips, &FilterChips::clearRequested, this, [this] {
        clear();
        focusSearch();
    });
}

QWidget *LogFilterBar::buildSearch()
{
    auto *part = new QWidget(this);
    m_search = new QLineEdit(part);
    m_search->setPlaceholderText(tr("Text or number"));
    m_search->setClearButtonEnabled(true);
    m_search->setToolTip(
        tr("Finds words by their beginning in texts, numbers, ids and error texts; in Chinese, "
           "Japanese and Thai from three characters on, anywhere (Ctrl+F)"));
    auto *row = rowOf(part);
    addField(row, tr("Search"), u"logSearch"_s, m_search);
    row->setStretchFactor(m_search, 1);
    connect(m_search, &QLineEdit::textChanged, this, &LogFilterBar::takeEdit);
    return part;
}

QWidget *LogFilterBar::buildFrequent()
{
    auto *part = new QWidget(this);
    m_period = new QComboBox(part);
    for (const LogPeriod::Kind kind : allPeriodKinds())
        m_period->addItem(periodText(kind), static_cast<int>(kind));
    m_status = new ValueBox(part);
    m_status->setColumns(kStatusColumns);
    m_status->offer(knownStatuses());
    m_onlyProblems = new QCheckBox(tr("Only problems"), part);
    m_onlyProblems->setObjectName(u"logOnlyProblems"_s);
    m_onlyProblems->setAccessibleName(m_onlyProblems->text());
    m_onlyProblems->setToolTip(tr("Failed, rejected, or unknown whether it went out"));
    auto *row = rowOf(part);
    addField(row, tr("Period"), u"logPeriod"_s, m_period);
    addField(row, tr("Status"), u"logStatus"_s, m_status);
    row->addSpacing(Spacing::kSmall);
    row->addWidget(m_onlyProblems);
    row->addStretch(1);
    connect(m_period, &QComboBox::activated, this, &LogFilterBar::choosePeriod);
    connect(m_status, &ValueBox::valueChanged, this, &LogFilterBar::takeEdit);
    connect(m_onlyProblems, &QCheckBox::toggled, this, &LogFilterBar::takeEdit);
    return part;
}

QWidget *LogFilterBar::buildOpeners()
{
    auto *part = new QWidget(this);
    m_moreButton = new QToolButton(part);
    m_moreButton->setText(tr("More filters"));
    m_moreButton->setObjectName(u"moreFilters.fold"_s);
    m_moreButton->setAccessibleName(m_moreButton->text());
    m_moreButton->setCheckable(true);
    m_moreButton->setAutoRaise(true);
    m_moreButton->setFocusPolicy(Qt::StrongFocus);
    m_moreButton->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    m_moreButton->setIcon(icon(u"chevron-right"_s));
    m_savedButton = new SavedFiltersButton(m_list, part);
    auto *row = rowOf(part);
    row->addWidget(m_moreButton);
    row->addWidget(m_savedButton);
    connect(m_moreButton, &QToolButton::toggled, this, &LogFilterBar::openMore);
    connect(m_savedButton, &SavedFiltersButton::chosen, this, &LogFilterBar::setChoice);
    connect(m_savedButton, &SavedFiltersButton::manageRequested, this, &LogFilterBar::openSaved);
    return part;
}

void LogFilterBar::arrange()
{
    const bool placed = m_top->count() > 0;
    const bool narrow = !fitsCharacters(this, kOneRow);
    if (placed && narrow == m_narrow)
        return;
    m_narrow = narrow;
    for (QWidget *part : {m_searchPart, m_frequentPart, m_openerPart})
        m_top->removeWidget(part);
    m_top->addWidget(m_searchPart, 0, 0);
    if (narrow) {
        m_top->addWidget(m_openerPart, 0, 1);
        m_top->addWidget(m_frequentPart, 1, 0, 1, 2);
    } else {
        m_top->addWidget(m_frequentPart, 0, 1);
        m_top->addWidget(m_openerPart, 0, 2);
    }
}

QSize LogFilterBar::minimumSizeHint() const
{
    const int search = m_searchPart->minimumSizeHint().width() + m_top->horizontalSpacing()
        + m_openerPart->minimumSizeHint().width();
    const int others = std::max(m_frequentPart->minimumSizeHint().width(), m_more->minimumSizeHint().width());
    return {std::max(search, others), QWidget::minimumSizeHint().height()};
}

void LogFilterBar::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    arrange();
}

void LogFilterBar::setChoice(const LogChoice &choice)
{
    {
        const QSignalBlocker search(m_search);
        const QSignalBlocker problems(m_onlyProblems);
        if (m_search->text().trimmed() != choice.filter.text)
            m_search->setText(choice.filter.text);
        m_onlyProblems->setChecked(choice.filter.onlyProblems);
    }
    m_status->setValue(choice.filter.status);
    m_period->setCurrentIndex(m_period->findData(static_cast<int>(choice.period.kind)));
    const bool isRange = choice.period.kind == LogPeriod::Kind::Between;
    if (isRange)
        m_range->setRange(choice.period.from, choice.period.until);
    m_range->setVisible(isRange);
    m_more->showChoice(choice);
    setCurrent(choice);
}

void LogFilterBar::clear()
{
    setChoice({});
}

bool LogFilterBar::isFiltered() const
{
    LogChoice narrowed = m_choice;
    narrowed.allAssistants = false;
    return narrowed != LogChoice{};
}

void LogFilterBar::choosePeriod()
{
    const auto kind = static_cast<LogPeriod::Kind>(m_period->currentData().toInt());
    const bool isRange = kind == LogPeriod::Kind::Between;
    if (isRange && m_choice.period.kind != kind) {
        // What was looked at becomes what can be changed; of any time, the last day.
        MessageFilter times;
        const QDateTime now = m_clock->now();
        applyPeriod(m_choice.period, now, times);
        const auto wholeMinute = [](const QDateTime &time) {
            return QDateTime::fromSecsSinceEpoch(time.toSecsSinceEpoch() / 60 * 60, Qt::UTC);
        };
        m_range->setRange(
            times.from.isValid() ? times.from : wholeMinute(now.addDays(-1)), wholeMinute(now.addSecs(60)));
    }
    m_range->setVisible(isRange);
    takeEdit();
}

void LogFilterBar::takeEdit()
{
    LogChoice choice;
    const auto kind = static_cast<LogPeriod::Kind>(m_period->currentData().toInt());
    choice.period = {.kind = kind};
    if (kind == LogPeriod::Kind::Between) // while it is none, and says so, the one before it stays
        choice.period = m_range->isValid()
            ? LogPeriod{.kind = kind, .from = m_range->from(), .until = m_range->until()}
            : m_choice.period;
    m_more->take(choice);
    choice.filter.text = m_search->text().trimmed();
    choice.filter.status = m_status->value();
    choice.filter.onlyProblems = m_onlyProblems->isChecked();
    setCurrent(choice);
}

void LogFilterBar::setCurrent(const LogChoice &choice)
{
    const QString hints = hintsFor(choice.filter).join(u'\n');
    m_hint->setText(hints);
    m_hint->setVisible(!hints.isEmpty());
    m_chips->setWords(filterWords(choice));
    m_savedPane->setChoice(choice);
    if (choice == m_choice)
        return;
    m_choice = choice;
    emit choiceChanged();
}

qsizetype LogFilterBar::forgetPerson(const QString &userNumber)
{
    return m_list->forget(userNumber);
}

void LogFilterBar::offerBusinessNumbers(const QList<ValueBox::Value> &numbers)
{
    m_more->offerBusinessNumbers(numbers);
}

void LogFilterBar::focusSearch()
{
    m_search->setFocus(Qt::ShortcutFocusReason);
    m_search->selectAll();
}

void LogFilterBar::openMore(bool open)
{
    m_moreButton->setIcon(icon(open ? u"chevron-down"_s : u"chevron-right"_s));
    m_more->setVisible(open);
}

void LogFilterBar::openSaved()
{
    m_savedPane->open();
}

void LogFilterBar::closeSaved()
{
    m_savedPane->hide();
    m_savedButton->setFocus(Qt::OtherFocusReason);
}

bool LogFilterBar::closeOpened()
{
    if (m_savedPane->isAncestorOf(window()->focusWidget())) {
        closeSaved();
        return true;
    }
    if (m_more->isAncestorOf(window()->focusWidget())) {
        m_moreButton->setChecked(false);
        m_moreButton->setFocus(Qt::OtherFocusReason);
        return true;
    }
    return false;
}

} // namespace ChannelConsole

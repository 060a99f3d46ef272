// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/log/SavedFilters.h"
#include "ui/log/filter/FilterWords.h"
#include "ui/log/filter/ValueBox.h"

#include <QWidget>

class QCheckBox;
class QComboBox;
class QGridLayout;
class QLineEdit;
class QToolButton;

namespace ChannelConsole {

class Clock;
class FilterChips;
class MoreFilters;
class PlainLabel;
class PeriodRange;
class SavedFilterList;
class SavedFiltersButton;
class SavedFiltersPane;
class Settings;

/// What the log is searched for and filtered by. The frequent ones stand in one row (two where it is narrow);
/// the others open below it, and what they filter by stays visible in words when they are closed again.
class LogFilterBar final : public QWidget
{
    Q_OBJECT
public:
    /// Both must outlive it; `settings` may be null, see SavedFilterList.
    LogFilterBar(Settings *settings, const Clock *clock, QWidget *parent = nullptr);

    [[nodiscard]] const LogChoice &choice() const { return m_choice; }
    /// Shows it in all fields; emits choiceChanged() if it is another one.
    void setChoice(const LogChoice &choice);
    void clear();
    /// Anything but whose log it is narrows down what is shown.
    [[nodiscard]] bool isFiltered() const;

    /// Forgets the saved filters that name a person whose messages are deleted; says how many there were.
    qsizetype forgetPerson(const QString &userNumber);
    void offerBusinessNumbers(const QList<ValueBox::Value> &numbers);
    void focusSearch();
    /// Closes what was opened inline and has the focus; false if there is no such thing.
    bool closeOpened();

    /// That of two rows: the bar may be made so narrow whatever it is now.
    [[nodiscard]] QSize minimumSizeHint() const override;

signals:
    void choiceChanged();

protected:
    void resizeEvent(QResizeEvent *event) override;

private:
    [[nodiscard]] QWidget *buildSearch();
    [[nodiscard]] QWidget *buildFrequent();
    [[nodiscard]] QWidget *buildOpeners();
    void arrange();
    void choosePeriod();
    void takeEdit();
    void setCurrent(const LogChoice &choice);
    void openMore(bool open);
    void openSaved();
    void closeSaved();

    const Clock *m_clock;
    LogChoice m_choice;
    SavedFilterList *m_list;
    // Before the parts they stand in, which make them.
    QLineEdit *m_search = nullptr;
    QComboBox *m_period = nullptr;
    ValueBox *m_status = nullptr;
    QCheckBox *m_onlyProblems = nullptr;
    QToolButton *m_moreButton = nullptr;
    SavedFiltersButton *m_savedButton = nullptr;
    QGridLayout *m_top;
    QWidget *m_searchPart;
    QWidget *m_frequentPart;
    QWidget *m_openerPart;
    bool m_narrow = false;
    PlainLabel *m_hint; ///< shown while what is typed is too short to be found anywhere
    PeriodRange *m_range;
    MoreFilters *m_more;
    SavedFiltersPane *m_savedPane;
    FilterChips *m_chips;
};

} // namespace ChannelConsole

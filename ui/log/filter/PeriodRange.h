// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/log/LogPeriod.h"

#include <QWidget>

class QDateTimeEdit;

namespace ChannelConsole {

class FilterField;

/// From when until when, in local time, for the period that is neither "any time" nor reckoned from now.
class PeriodRange final : public QWidget
{
    Q_OBJECT
public:
    explicit PeriodRange(QWidget *parent = nullptr);

    /// An end that is open shows so.
    void setRange(const QDateTime &from, const QDateTime &until);
    /// Whether it has been set or changed since it was made.
    [[nodiscard]] bool isSet() const { return m_set; }
    [[nodiscard]] QDateTime from() const; ///< UTC; invalid if open
    [[nodiscard]] QDateTime until() const;
    /// Nothing lies between what is entered; the field says so.
    [[nodiscard]] bool isValid() const;

signals:
    void edited(); ///< by the user, to a range that is valid

private:
    void check();

    QDateTimeEdit *m_from;
    QDateTimeEdit *m_until;
    FilterField *m_untilField;
    bool m_set = false;
};

} // namespace ChannelConsole

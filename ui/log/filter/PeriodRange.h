// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/log/LogPeriod.h"

#include <QWidget>

namespace ChannelConsole {

class FilterField;
class TimeField;

/// From when until when, in local time, for the period that is neither "any time" nor reckoned from now.
class PeriodRange final : public QWidget
{
    Q_OBJECT
public:
    explicit PeriodRange(QWidget *parent = nullptr);

    /// An end that is open shows so.
    void setRange(const QDateTime &from, const QDateTime &until);
    [[nodiscard]] QDateTime from() const; ///< UTC; invalid if open
    [[nodiscard]] QDateTime until() const;
    /// Both ends can be read, and something lies between them; the fields say if not.
    [[nodiscard]] bool isValid() const;

signals:
    void edited(); ///< by the user, to a range that is valid

private:
    void check();
    void showFaults();

    TimeField *m_from;
    TimeField *m_until;
    FilterField *m_fromField;
    FilterField *m_untilField;
};

} // namespace ChannelConsole

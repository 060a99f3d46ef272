// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/log/filter/TypedTime.h"

#include <QLineEdit>

namespace ChannelConsole {

/// A time that is typed or taken from a calendar (Alt+Down), for one end of a period; left empty, that end is
/// open. What cannot be read stays as it was typed.
class TimeField final : public QLineEdit
{
    Q_OBJECT
public:
    explicit TimeField(PeriodEnd end, QWidget *parent = nullptr);

    void setTime(const QDateTime &time); ///< invalid for open
    [[nodiscard]] QDateTime time() const { return m_time; } ///< UTC; invalid if open, or not readable
    [[nodiscard]] bool isReadable() const { return m_readable; }

signals:
    void timeChanged(); ///< by the user, also to what is not readable

protected:
    void keyPressEvent(QKeyEvent *event) override;

private:
    void take();
    void openCalendar();

    const PeriodEnd m_end;
    QDateTime m_time; ///< UTC
    bool m_readable = true;
};

} // namespace ChannelConsole

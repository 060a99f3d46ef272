// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QByteArray>
#include <QString>

namespace ChannelConsole {

/// Looks for a user number in what partners wrote: with or without `+`, 00 or percent-encoding before it, but
/// not as a part of a longer number. What is no number is looked for as it is.
class NumberMention final
{
public:
    explicit NumberMention(const QString &userNumber);

    /// What the bytes must contain at least; empty if there is nothing to look for. The digits of a number.
    [[nodiscard]] const QByteArray &needle() const { return m_needle; }
    [[nodiscard]] bool isIn(const QByteArray &bytes) const;

private:
    [[nodiscard]] bool standsAlone(const QByteArray &bytes, qsizetype place) const;

    QByteArray m_needle;
    bool m_isNumber = false;
};

} // namespace ChannelConsole

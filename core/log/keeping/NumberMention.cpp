// SPDX-License-Identifier: Apache-2.0
#include "core/log/keeping/NumberMention.h"

#include <algorithm>

namespace ChannelConsole {

namespace {

bool isDigit(char character)
{
    return character >= '0' && character <= '9';
}

} // namespace

NumberMention::NumberMention(const QString &userNumber)
    : m_needle(userNumber.trimmed().toUtf8())
{
    QByteArray digits = m_needle;
    if (digits.startsWith('+'))
        digits.remove(0, 1);
    m_isNumber = !digits.isEmpty() && std::all_of(digits.cbegin(), digits.cend(), isDigit);
    if (m_isNumber)
        m_needle = digits;
}

bool NumberMention::isIn(const QByteArray &bytes) const
{
    if (m_needle.isEmpty())
        return false;
    for (qsizetype place = bytes.indexOf(m_needle); place >= 0; place = bytes.indexOf(m_needle, place + 1)) {
        if (!m_isNumber || standsAlone(bytes, place))
            return true;
    }
    return false;
}

bool NumberMention::standsAlone(const QByteArray &bytes, qsizetype place) const
{
    const qsizetype end = place + m_needle.size();
    if (end < bytes.size() && isDigit(bytes.at(end)))
        return false;
    // The sign in a form or a target: %2B447700900001.
    if (place >= 3 && qstrnicmp(bytes.constData() + place - 3, "%2B", 3) == 0)
        return true;
    qsizetype before = place;
    while (before > 0 && isDigit(bytes.at(before - 1)))
        --before;
    const QByteArray prefix = bytes.mid(before, place - before);
    return prefix.isEmpty() || prefix == "00";
}

} // namespace ChannelConsole

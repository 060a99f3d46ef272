// SPDX-License-Identifier: Apache-2.0
#include "core/log/export/ExportMask.h"

#include "core/channel/PhoneNumber.h"

#include <QCoreApplication>
#include <QRegularExpression>
#include <QTextBoundaryFinder>

namespace ChannelConsole {

using namespace Qt::StringLiterals;

namespace {

constexpr qsizetype kKeptAtStart = 3; // "+44"
constexpr qsizetype kKeptAtEnd = 2;
constexpr qsizetype kFewestHidden = 4;
constexpr qsizetype kFewestDigits = 7; // fewer may be anywhere
const QString kDots(7, QChar(0x2022));

int charactersOf(const QString &text)
{
    QTextBoundaryFinder finder(QTextBoundaryFinder::Grapheme, text);
    int count = 0;
    while (finder.toNextBoundary() >= 0)
        ++count;
    return count;
}

/// Seven digits or more, with whatever people put between them.
const QRegularExpression &numberInText()
{
    static const QRegularExpression pattern(
        u"\\+?\\d(?:[ ().\\x{00A0}-]{0,2}\\d){6,}"_s, QRegularExpression::UseUnicodePropertiesOption);
    return pattern;
}

/// A partner's words, which may repeat what was sent to it.
QString scrubbed(QString text, const ExportRow &row)
{
    for (const QString &known : {row.entry.text, row.profileName}) {
        if (!known.isEmpty())
            text.replace(known, maskedText(known), Qt::CaseInsensitive);
    }
    for (const QString &number : {row.entry.userNumber, row.entry.businessNumber}) {
        if (!number.isEmpty())
            text.replace(number, maskedNumber(number));
    }
    qsizetype from = 0;
    while (true) {
        const QRegularExpressionMatch match = numberInText().match(text, from);
        if (!match.hasMatch())
            return text;
        const QString dots = maskedNumber(match.captured());
        text.replace(match.capturedStart(), match.capturedLength(), dots);
        from = match.capturedStart() + dots.size();
    }
}

/// WhatsApp's ids hold the user's number, in base64: as text ("wamid.HBgM…"), or two digits to a byte
/// ("ABEG…").
bool tellsNumber(const QString &id, const QString &number)
{
    const QByteArray digits = numberDigits(number).toLatin1();
    if (digits.size() < kFewestDigits)
        return false;
    const QByteArray packed = id.section(u'.', -1).toLatin1().replace('+', '-').replace('/', '_');
    const QByteArray bytes = QByteArray::fromBase64(packed, QByteArray::Base64UrlEncoding);
    return id.toLatin1().contains(digits) || bytes.contains(digits) || bytes.toHex().contains(digits);
}

QString maskedId(const QString &id, const ExportRow &row)
{
    const bool tells = tellsNumber(id, row.entry.userNumber) || tellsNumber(id, row.entry.businessNumber);
    return tells ? maskedText(id) : id;
}

void scrub(std::optional<Problem> &problem, const ExportRow &row)
{
    if (!problem)
        return;
    for (QString *words : {&problem->text, &problem->remedy, &problem->partnerText})
        *words = scrubbed(*words, row);
    problem->details.clear(); // of the wire, and not exported
}

} // namespace

QString maskedNumber(const QString &number)
{
    if (number.isEmpty())
        return number;
    if (number.size() < kKeptAtStart + kFewestHidden + kKeptAtEnd)
        return kDots;
    return number.left(kKeptAtStart) + kDots + number.right(kKeptAtEnd);
}

QString maskedText(const QString &text)
{
    if (text.isEmpty())
        return text;
    const int characters = charactersOf(text);
    return characters == 1
        ? QCoreApplication::translate("Export", "(masked, 1 character)")
        : QCoreApplication::translate("Export", "(masked, %n characters)", nullptr, characters);
}

ExportRow masked(ExportRow row)
{
    const ExportRow before = row;
    for (LogEvent &event : row.events) {
        event.note = scrubbed(event.note, before);
        scrub(event.problem, before);
    }
    scrub(row.problem, before);
    row.entry.businessNumber = maskedNumber(before.entry.businessNumber);
    row.entry.userNumber = maskedNumber(before.entry.userNumber);
    row.entry.text = maskedText(before.entry.text);
    row.entry.messageId = maskedId(before.entry.messageId, before);
    row.entry.partnerMessageId = maskedId(before.entry.partnerMessageId, before);
    row.profileName = maskedText(before.profileName);
    return row;
}

} // namespace ChannelConsole

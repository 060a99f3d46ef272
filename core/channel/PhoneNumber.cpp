// SPDX-License-Identifier: Apache-2.0
#include "core/channel/PhoneNumber.h"

#include <QCoreApplication>
#include <QRegularExpression>

namespace ChannelConsole {

using namespace Qt::StringLiterals;

namespace {

// E.164 allows 15 digits; nothing shorter than 7 is a subscriber number with its country code.
constexpr qsizetype kFewestDigits = 7;
constexpr qsizetype kMostDigits = 15;

QString tr(const char *text)
{
    return QCoreApplication::translate("PhoneNumber", text);
}

Problem faulty(const QString &text, const QString &remedy)
{
    return {.kind = ProblemKind::InvalidInput, .side = Side::ThisComputer, .text = text, .remedy = remedy};
}

QString exampleRemedy()
{
    return tr("Write the number with + and the country code, for example +44 1134 960000.");
}

bool isPlus(QChar character)
{
    return character == u'+' || character == u'\uFF0B';
}

/// Spaces, dashes, dots and brackets people write between groups.
bool isSeparator(QChar character)
{
    static const QString kSeparators = u".()[]/·-\u2010\u2011\u2012\u2013\u2014\u2212\uFF0D\uFF08\uFF09"_s;
    return character.isSpace() || kSeparators.contains(character);
}

/// The ITU's country calling codes are prefix-free: one digit for zones 1 and 7, these of two digits, three
/// for the rest.
int countryCodeLength(const QString &digits)
{
    if (digits.startsWith(u'1') || digits.startsWith(u'7'))
        return 1;
    static const QStringList kTwoDigits{u"20"_s, u"27"_s, u"30"_s, u"31"_s, u"32"_s, u"33"_s, u"34"_s,
        u"36"_s, u"39"_s, u"40"_s, u"41"_s, u"43"_s, u"44"_s, u"45"_s, u"46"_s, u"47"_s, u"48"_s, u"49"_s,
        u"51"_s, u"52"_s, u"53"_s, u"54"_s, u"55"_s, u"56"_s, u"57"_s, u"58"_s, u"60"_s, u"61"_s, u"62"_s,
        u"63"_s, u"64"_s, u"65"_s, u"66"_s, u"81"_s, u"82"_s, u"84"_s, u"86"_s, u"90"_s, u"91"_s, u"92"_s,
        u"93"_s, u"94"_s, u"95"_s, u"98"_s};
    return kTwoDigits.contains(digits.left(2)) ? 2 : 3;
}

/// How the digits after the country code are grouped for reading; no national rule, only short groups.
QList<qsizetype> groupLengths(qsizetype digits)
{
    if (digits <= 6)
        return {digits};
    if (digits <= 8)
        return {digits - 4, 4};
    if (digits == 9)
        return {3, 3, 3};
    if (digits == 10)
        return {4, 6};
    return {digits - 8, 4, 4};
}

} // namespace

Result<QString> normalisedNumber(const QString &typed)
{
    QString text;
    for (const QChar character : typed) {
        if (character.category()
            != QChar::Other_Format) // direction marks, zero-width spaces, byte order marks
            text.append(character);
    }
    text = text.trimmed();
    if (text.startsWith("tel:"_L1, Qt::CaseInsensitive))
        text = text.mid(4).section(u';', 0, 0); // RFC 3966 parameters are no part of the number
    // "+44 (0)1134 …": the trunk zero is dialled only inside the country.
    static const QRegularExpression kTrunkZero(u"(?<=\\d)(\\s*)[(\uFF08]\\s*[0\uFF10]\\s*[)\uFF09]"_s);
    text.remove(kTrunkZero);

    QString digits;
    bool international = false;
    for (const QChar character : std::as_const(text)) {
        if (isPlus(character) && !international && digits.isEmpty()) {
            international = true;
        } else if (const int digit = character.digitValue();
                   digit >= 0 && character.category() == QChar::Number_DecimalDigit) {
            digits.append(QChar(u'0' + digit));
        } else if (!isSeparator(character)) {
            return faulty(tr("“%1” does not belong in a phone number.").arg(character), exampleRemedy());
        }
    }
    if (digits.isEmpty())
        return faulty(tr("There is no number in it."), exampleRemedy());
    if (!international && digits.startsWith("00"_L1)) {
        international = true;
        digits.remove(0, 2);
    }
    if (!international)
        return faulty(tr("The country code is missing."), exampleRemedy());

    if (digits.startsWith(u'0'))
        return faulty(tr("No country code begins with 0."), exampleRemedy());
    if (digits.size() < kFewestDigits)
        return faulty(tr("The number is too short."), exampleRemedy());
    if (digits.size() > kMostDigits)
        return faulty(tr("The number has more than %1 digits.").arg(kMostDigits), exampleRemedy());
    return QString(u'+' + digits);
}

QStringList splitPastedNumbers(const QString &pasted)
{
    static const QRegularExpression kBetween(u"[,;\\t\\r\\n\\x{2028}\\x{2029}\uFF0C\uFF1B]+"_s);
    QStringList entries;
    const QStringList parts = pasted.split(kBetween, Qt::SkipEmptyParts);
    for (const QString &part : parts) {
        if (const QString entry = part.trimmed(); !entry.isEmpty())
            entries.append(entry);
    }
    return entries;
}

QString displayNumber(const QString &number)
{
    const Result<QString> normal = normalisedNumber(number);
    if (!normal)
        return number;
    const QString digits = numberDigits(normal.value());
    const int codeLength = countryCodeLength(digits);
    QString shown = u'+' + digits.left(codeLength);
    const QString rest = digits.mid(codeLength);
    const bool northAmerican = codeLength == 1 && rest.size() == 10;
    qsizetype start = 0;
    for (const qsizetype length : northAmerican ? QList<qsizetype>{3, 3, 4} : groupLengths(rest.size())) {
        shown += u' ' + rest.mid(start, length);
        start += length;
    }
    return shown;
}

QString numberDigits(const QString &number)
{
    return number.startsWith(u'+') ? number.mid(1) : number;
}

} // namespace ChannelConsole

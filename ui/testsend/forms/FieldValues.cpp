// SPDX-License-Identifier: Apache-2.0
#include "ui/testsend/forms/FieldValues.h"

#include <QLocale>
#include <QRegularExpression>

using namespace Qt::StringLiterals;

namespace ChannelConsole {

namespace {

constexpr qint64 kMinorUnits = 100; // WhatsApp Pay knows only currencies with two digits

/// Either mark may stand before the decimals, whatever the locale: addresses and amounts are pasted.
QString withPoint(const QString &text)
{
    QString plain = text.trimmed();
    return plain.replace(u',', u'.');
}

} // namespace

std::optional<qint64> amountFromText(const QString &text)
{
    static const QRegularExpression kAmount(u"^(\\d{1,15})?(?:\\.(\\d{0,2}))?$"_s);
    const QRegularExpressionMatch match = kAmount.match(withPoint(text));
    if (!match.hasMatch() || (match.capturedView(1).isEmpty() && match.capturedView(2).isEmpty()))
        return std::nullopt;
    const QString cents = match.captured(2).leftJustified(2, u'0');
    return match.captured(1).toLongLong() * kMinorUnits + cents.toLongLong();
}

QString amountToText(std::optional<qint64> minorUnits)
{
    if (!minorUnits)
        return {};
    const QString digits = QString::number(qAbs(*minorUnits)).rightJustified(3, u'0');
    return (*minorUnits < 0 ? u"-"_s : QString()) + digits.chopped(2) + u'.' + digits.last(2);
}

QString amountShown(qint64 minorUnits, const QString &currency)
{
    const QLocale locale;
    const QString sign = minorUnits < 0 ? locale.negativeSign() : QString();
    const QString digits = QString::number(qAbs(minorUnits)).rightJustified(3, u'0');
    const QString number
        = sign + locale.toString(digits.chopped(2).toLongLong()) + locale.decimalPoint() + digits.last(2);
    return currency.isEmpty() ? number : QString(currency + u' ' + number);
}

std::optional<double> degreesFromText(const QString &text)
{
    bool ok = false;
    const double degrees = withPoint(text).toDouble(&ok);
    return ok ? std::optional(degrees) : std::nullopt;
}

QString degreesToText(std::optional<double> degrees)
{
    return degrees ? QString::number(*degrees, 'g', QLocale::FloatingPointShortest) : QString();
}

} // namespace ChannelConsole

// SPDX-License-Identifier: Apache-2.0
#include "core/sandbox/SandboxEffects.h"

#include <QCoreApplication>

#include <array>

namespace ChannelConsole {

using namespace Qt::StringLiterals;

namespace {

struct EffectRow
{
    SandboxEffect effect;
    const char *lastDigits;
    const char *text;
};

constexpr std::array kEffects{
    EffectRow{SandboxEffect::None, "001", QT_TRANSLATE_NOOP("Sandbox", "accepted")},
    EffectRow{SandboxEffect::Rejected, "400", QT_TRANSLATE_NOOP("Sandbox", "rejected: %1")},
    EffectRow{
        SandboxEffect::Unauthorized, "401", QT_TRANSLATE_NOOP("Sandbox", "credentials refused (HTTP 401)")},
    EffectRow{SandboxEffect::TooManyRequests, "429",
        QT_TRANSLATE_NOOP("Sandbox", "too many requests, try again in %1 seconds (HTTP 429)")},
    EffectRow{SandboxEffect::ServerError, "500",
        QT_TRANSLATE_NOOP("Sandbox", "the partner's server fails (HTTP 500)")},
    EffectRow{SandboxEffect::Slow, "005", QT_TRANSLATE_NOOP("Sandbox", "accepted after %1 seconds")},
    EffectRow{SandboxEffect::CutOff, "444",
        QT_TRANSLATE_NOOP("Sandbox", "the connection breaks while the answer comes")},
    EffectRow{SandboxEffect::Garbage, "999", QT_TRANSLATE_NOOP("Sandbox", "an answer nobody can read")},
};

struct PartnerRow
{
    const char *partnerId;
    const char *prefix; ///< a number is `+`, the prefix, the last three digits
    const char *rejection;
};

// Nobody has these numbers: +44 7700 900000 to 900999 is set aside by Ofcom for fiction, and no Indian number
// goes on with 0 after the country code (GupShup and Karix serve Indian accounts; karix.md §1 wants 91 and
// ten digits).
constexpr std::array kPartners{
    PartnerRow{"infobip", "447700900",
        QT_TRANSLATE_NOOP("Sandbox", "the number is not registered with the trial account (18)")},
    PartnerRow{
        "gupshup", "910000000", QT_TRANSLATE_NOOP("Sandbox", "the text does not match a template (318)")},
    PartnerRow{"karix", "910000000", QT_TRANSLATE_NOOP("Sandbox", "no credits (105)")},
};

const PartnerRow *findRow(const QString &partnerId)
{
    for (const PartnerRow &row : kPartners) {
        if (partnerId == QLatin1StringView(row.partnerId))
            return &row;
    }
    return nullptr;
}

QString effectText(const EffectRow &row, const PartnerRow &partner)
{
    const QString text = QCoreApplication::translate("Sandbox", row.text);
    switch (row.effect) {
    case SandboxEffect::Rejected:
        return text.arg(QCoreApplication::translate("Sandbox", partner.rejection));
    case SandboxEffect::TooManyRequests:
        return text.arg(kSandboxRetryAfterSeconds);
    case SandboxEffect::Slow:
        return text.arg(kSandboxDelay.count());
    default:
        return text;
    }
}

} // namespace

SandboxEffect sandboxEffect(const QString &partnerId, const QString &digits)
{
    const PartnerRow *partner = findRow(partnerId);
    if (!partner || !digits.startsWith(QLatin1StringView(partner->prefix)))
        return SandboxEffect::None;
    const QStringView lastDigits = QStringView(digits).sliced(qstrlen(partner->prefix));
    for (const EffectRow &row : kEffects) {
        if (lastDigits == QLatin1StringView(row.lastDigits))
            return row.effect;
    }
    return SandboxEffect::None;
}

QList<SandboxNumber> sandboxNumbers(const QString &partnerId)
{
    QList<SandboxNumber> numbers;
    if (const PartnerRow *partner = findRow(partnerId)) {
        for (const EffectRow &row : kEffects)
            numbers.append(
                {.number = u'+' + QString::fromLatin1(partner->prefix) + QString::fromLatin1(row.lastDigits),
                    .effect = effectText(row, *partner)});
    }
    return numbers;
}

ListenerReply withTransportEffect(ListenerReply accepted, SandboxEffect effect)
{
    switch (effect) {
    case SandboxEffect::Slow:
        accepted.delay = kSandboxDelay;
        return accepted;
    case SandboxEffect::CutOff:
        accepted.cutAfter = 30; // within the head, so that not even the status line arrives as a whole answer
        return accepted;
    case SandboxEffect::Garbage:
        return {.status = 200,
            .headers = {{"Content-Type", "text/html"}},
            .body = "<html><body><h1>It works!</h1><p>A page of some other server.</p></body></html>"};
    default:
        return accepted;
    }
}

} // namespace ChannelConsole

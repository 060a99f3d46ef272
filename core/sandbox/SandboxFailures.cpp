// SPDX-License-Identifier: Apache-2.0
#include "core/sandbox/SandboxFailures.h"

#include "core/partner/GupShupPartner.h"
#include "core/partner/InfobipPartner.h"
#include "core/partner/KarixPartner.h"
#include "core/partner/WhatsAppCodes.h"
#include "core/sandbox/InfobipFailures.h"

#include <QCoreApplication>

#include <algorithm>

namespace ChannelConsole {

using namespace Qt::StringLiterals;

namespace {

struct Row
{
    QString digits;
    SandboxFailure failure;
    QString text; ///< translated
};

/// The last three digits of a number: those of the code. Empty for codes that are words.
QString lastDigits(QLatin1StringView code)
{
    bool isNumber = false;
    const int number = QString(code).toInt(&isNumber);
    return isNumber ? u"%1"_s.arg(number % 1000, 3, 10, QLatin1Char('0')) : QString();
}

/// Words that are another spelling of a row with a number have no recipient of their own (gupshup.md §5).
void addRows(QList<Row> &rows, const CodeTable &table, const QString &prefix, bool reported,
    QString (*suffix)(QLatin1StringView))
{
    for (const CodeMeaning &meaning : table.meanings) {
        const QString last = suffix(meaning.code);
        if (!last.isEmpty())
            rows += {.digits = prefix + last,
                .failure = {.code = meaning.code, .reported = reported},
                .text = QCoreApplication::translate(table.context, meaning.text)};
    }
}

// Nobody has these numbers, see SandboxEffects.cpp; +44 20 7946 0000 to 0999 is set aside by Ofcom for
// fiction as well.
QList<Row> rowsOf(const QString &partnerId)
{
    QList<Row> rows;
    if (partnerId == "infobip"_L1) {
        addRows(rows, infobipCodes(), u"447700900"_s, false, infobipFailureDigits);
        addRows(rows, infobipDeliveryCodes(), u"442079460"_s, true, lastDigits);
    } else if (partnerId == "gupshup"_L1) {
        addRows(rows, gupShupCodes(), u"910000000"_s, false, lastDigits);
        addRows(rows, gupShupDeliveryCodes(), u"910000001"_s, true, lastDigits);
    } else if (partnerId == "karix"_L1) {
        addRows(rows, karixCodes(), u"910000000"_s, false, lastDigits);
        // No code of a failed delivery is public (karix.md §5): WhatsApp's own, as if Karix handed them on.
        addRows(rows, karixDeliveryCodes(), u"910000001"_s, true, lastDigits);
        addRows(rows, whatsAppCodes(), u"910000001"_s, true, lastDigits);
    }
    return rows;
}

} // namespace

std::optional<SandboxFailure> sandboxFailure(const QString &partnerId, const QString &digits)
{
    const QList<Row> rows = rowsOf(partnerId);
    const auto found = std::find_if(
        rows.cbegin(), rows.cend(), [&digits](const Row &row) { return row.digits == digits; });
    return found == rows.cend() ? std::nullopt : std::optional(found->failure);
}

QList<SandboxFailureNumber> sandboxFailureNumbers(const QString &partnerId)
{
    QList<SandboxFailureNumber> numbers;
    for (const Row &row : rowsOf(partnerId)) {
        numbers += {.number = u'+' + row.digits,
            .failure = row.failure,
            .effect = QCoreApplication::translate("Sandbox", "%1: %2").arg(row.failure.code, row.text)};
    }
    return numbers;
}

} // namespace ChannelConsole

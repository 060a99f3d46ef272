// SPDX-License-Identifier: Apache-2.0
#include "core/webhook/RefusalTally.h"

#include <QCoreApplication>
#include <QMutexLocker>

namespace ChannelConsole {

using namespace Qt::StringLiterals;

namespace {

QString tr(const char *text, int count = -1)
{
    return QCoreApplication::translate("RefusalTally", text, nullptr, count);
}

/// The listener's own reasons are for developers; these are for the page.
QString inWords(const ListenerRefusal &refusal)
{
    switch (refusal.status) {
    case 400:
        return tr("What came was not a valid HTTP request (%1).").arg(refusal.reason);
    case 403:
        return refusal.reason.contains(u"Host")
            ? tr(
                "The call asked for a host name that is not this endpoint's. Enter the public address of the "
                "tunnel or proxy, if there is one.")
            : tr("The call was made by a web page in somebody's browser, not by a messaging partner.");
    case 408:
        return tr("The call did not arrive whole within the time limit.");
    case 413:
        return tr("The body was larger than the limit.");
    case 431:
        return tr("The headers were larger than the limit.");
    case 503:
    case 0:
        return tr("There were more connections at once than the limit.");
    default:
        return refusal.reason;
    }
}

WebhookCall rowFor(const ListenerRefusal &refusal, const QDateTime &time)
{
    WebhookCall call;
    call.time = time;
    call.source = refusal.peerAddress;
    call.verdict = u"listener"_s;
    call.note = inWords(refusal);
    call.status = refusal.status;
    call.state = CallState::Refused;
    return call;
}

} // namespace

std::optional<WebhookCall> RefusalTally::add(const ListenerRefusal &refusal, const QDateTime &now)
{
    const QMutexLocker lock(&m_mutex);
    // Without the reason of a 400, which quotes the parser: a kind is not to be made up by whoever calls.
    const QString key
        = QString::number(refusal.status) + (refusal.status == 400 ? QString() : refusal.reason);
    Kind &kind = m_kinds[key];
    if (kind.since.isValid()) {
        kind.last = refusal;
        ++kind.counted;
        return std::nullopt;
    }
    kind.since = now;
    return rowFor(refusal, now);
}

QList<WebhookCall> RefusalTally::due(const QDateTime &now)
{
    const QMutexLocker lock(&m_mutex);
    QList<WebhookCall> rows;
    for (auto kind = m_kinds.begin(); kind != m_kinds.end();) {
        const bool over = !now.isValid() || kind->since.addSecs(kWindow.count()) <= now;
        if (!over) {
            ++kind;
            continue;
        }
        if (kind->counted == 0) {
            kind = m_kinds.erase(kind); // quiet again: the next one is told at once
            continue;
        }
        WebhookCall row = rowFor(kind->last, now.isValid() ? now : kind->since);
        row.note += u' ' + tr("%n more like this, the last one from here.", kind->counted);
        rows.append(row);
        kind->since = now;
        kind->counted = 0;
        ++kind;
    }
    return rows;
}

} // namespace ChannelConsole

// SPDX-License-Identifier: Apache-2.0
#include "ui/testsend/NumberSuggestions.h"

#include "core/Continuation.h"
#include "core/log/MessageLog.h"
#include "core/sandbox/SandboxFailures.h"
#include "ui/log/LogText.h"

#include <QSet>

namespace ChannelConsole {

namespace {

constexpr int kMostOffered = 8;

QList<NumberSuggestion> recentOf(const QList<LogEntry> &entries)
{
    QList<NumberSuggestion> recent;
    QSet<QString> seen;
    for (const LogEntry &entry : entries) {
        if (recent.size() == kMostOffered)
            break;
        if (entry.userNumber.isEmpty() || seen.contains(entry.userNumber))
            continue;
        seen.insert(entry.userNumber);
        recent += {.number = entry.userNumber, .note = logTimeText(entry.time), .group = {}};
    }
    return recent;
}

} // namespace

NumberSuggestions::NumberSuggestions(MessageLog *log, QObject *parent)
    : QObject(parent)
    , m_log(log)
{
    // A number whose messages were deleted is not offered any more.
    connect(log, &MessageLog::removed, this, [this] {
        if (!m_recentOf.isNull())
            offerRecent(m_recentOf);
    });
}

void NumberSuggestions::clear()
{
    m_recentOf = {};
    ++m_generation;
    offer({});
}

void NumberSuggestions::offerSandbox(const QString &partnerId)
{
    m_recentOf = {};
    ++m_generation;
    QList<NumberSuggestion> suggestions;
    for (const SandboxNumber &number : Sandbox::numbers(partnerId))
        suggestions += {.number = number.number, .note = number.effect, .group = {}};
    for (const SandboxFailureNumber &number : sandboxFailureNumbers(partnerId)) {
        suggestions += {.number = number.number,
            .note = number.effect,
            .group
            = number.failure.reported ? tr("Errors in the delivery report") : tr("Errors at the send")};
    }
    offer(suggestions);
}

void NumberSuggestions::offerRecent(const QUuid &assistantId)
{
    m_recentOf = assistantId;
    // Convenience only: if the log cannot be read nothing is offered, and the log's own page says why.
    continued(m_log->page({.filter = {.assistantId = assistantId}}), this,
        [this, generation = ++m_generation](const Result<LogPage> &page) {
            if (generation == m_generation)
                offer(page ? recentOf(page.value().entries) : QList<NumberSuggestion>());
        });
}

void NumberSuggestions::offer(const QList<NumberSuggestion> &suggestions)
{
    if (suggestions == m_list)
        return;
    m_list = suggestions;
    emit changed();
}

} // namespace ChannelConsole

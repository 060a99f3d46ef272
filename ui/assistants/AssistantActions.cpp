// SPDX-License-Identifier: Apache-2.0
#include "ui/assistants/AssistantActions.h"

#include "core/Continuation.h"
#include "core/channel/AssistantStore.h"
#include "ui/widgets/Question.h"

#include <QWidget>

#include <algorithm>

namespace ChannelConsole {

AssistantActions::AssistantActions(AssistantStore *store, QWidget *window)
    : QObject(window)
    , m_store(store)
    , m_window(window)
{
}

void AssistantActions::duplicate(const QUuid &id)
{
    const std::optional<Assistant> original = m_store->assistant(id);
    if (!original)
        return;
    continued(m_store->duplicateAssistant(id, nameForCopy(original->name)), this,
        [this](const Result<QUuid> &result) {
            if (result)
                emit duplicated(result.value());
            else
                emit failed(result.error());
        });
}

void AssistantActions::remove(const QUuid &id)
{
    const std::optional<Assistant> assistant = m_store->assistant(id);
    if (!assistant)
        return;
    const Question question{.title = tr("Delete assistant"),
        .text = tr("Delete “%1”?").arg(assistant->name),
        .detail
        = tr("Its channel configuration, its credentials in the keychain and its messages in the message log "
             "are "
             "removed from this computer. This cannot be undone. Nothing changes on the platform or at the "
             "messaging partner.")};
    askToConfirm(m_window, question, tr("Delete"), this, [this, id](bool confirmed) {
        if (!confirmed)
            return;
        continued(m_store->removeAssistant(id), this, [this](const Result<void> &result) {
            if (!result)
                emit failed(result.error());
        });
    });
}

QString AssistantActions::nameForCopy(const QString &name) const
{
    const QList<Assistant> all = m_store->assistants();
    const auto taken = [&all](const QString &candidate) {
        return std::any_of(
            all.cbegin(), all.cend(), [&](const Assistant &one) { return one.name == candidate; });
    };
    QString candidate = tr("%1 copy").arg(name);
    for (int number = 2; taken(candidate); ++number)
        candidate = tr("%1 copy %2").arg(name).arg(number);
    return candidate;
}

} // namespace ChannelConsole

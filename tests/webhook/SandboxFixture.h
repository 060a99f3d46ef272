// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/webhook/CallIngest.h"
#include "webhook/ChannelServices.h"

namespace ChannelConsole {

/// ChannelServices with what carries calls into the message log, and endpoints that can be started.
class SandboxFixture final : public ChannelServices
{
public:
    SandboxFixture()
        : ingest(core.stored.store.get(), &calls, &core.log)
    {
    }

    template <typename Change>
    [[nodiscard]] bool set(const QUuid &assistantId, Change change)
    {
        EndpointSettings settings = endpoints.settings(assistantId);
        settings.port = 0; // a free one
        change(settings);
        const auto saved = endpoints.saveSettings(assistantId, settings);
        return finishes(saved) && saved.result().ok();
    }

    [[nodiscard]] bool start(const QUuid &assistantId)
    {
        if (!set(assistantId, [](EndpointSettings &) {}))
            return false;
        const auto started = endpoints.start(assistantId);
        return finishes(started) && started.result().ok();
    }

    /// Newest first.
    [[nodiscard]] QList<LogEntry> logged(const QUuid &assistantId) const
    {
        const auto page = core.log.page({.filter = {.assistantId = assistantId}});
        return finishes(page) && page.result().ok() ? page.result().value().entries : QList<LogEntry>();
    }

    CallIngest ingest;
};

} // namespace ChannelConsole

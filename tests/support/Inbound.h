// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/log/Ingest.h"
#include "core/log/MessageLog.h"
#include "core/store/Store.h"
#include "support/Await.h"

namespace ChannelConsole {

/// What a user wrote comes into the log as through the webhook. False if it could not be stored.
[[nodiscard]] inline bool receive(
    Store &store, MessageLog &log, const IngestOrigin &origin, const InboundMessage &message)
{
    const auto stored
        = store.run<Ingested>([origin, message](StoreConnection &connection) -> Result<Ingested> {
              Ingested ingested;
              const Result<void> done = connection.transaction([&]() -> Result<void> {
                  const Result<Ingested> each = ingestEvents(connection, origin, {.messages = {message}});
                  if (!each.ok())
                      return each.error();
                  ingested = each.value();
                  return {};
              });
              return done.ok() ? Result<Ingested>(ingested) : Result<Ingested>(done.error());
          });
    if (!finishes(stored) || !stored.result().ok())
        return false;
    log.announce(stored.result().value());
    return true;
}

} // namespace ChannelConsole

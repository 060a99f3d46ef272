// SPDX-License-Identifier: Apache-2.0
#include "FuzzTarget.h"
#include "WebhookFuzz.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    ChannelConsole::fuzzWebhook(QStringLiteral("gupshup"), ChannelConsole::fuzzInput(data, size));
    return 0;
}

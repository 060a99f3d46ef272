// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QByteArray>
#include <QString>

namespace ChannelConsole {

/// One call to the partner's parser. The first line of the input is the content type, the rest the body.
void fuzzWebhook(const QString &partnerId, const QByteArray &input);

} // namespace ChannelConsole

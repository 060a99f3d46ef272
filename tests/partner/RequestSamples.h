// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/message/MessageContent.h"

#include <QList>
#include <QStringList>

namespace ChannelConsole {

/// A content that makes a documented request.
struct RequestSample
{
    QString id; ///< in the file of samples
    MessageContent content;
    /// How ours differs, as JSON patch operations from ours to the sample: "add /bulkId" is in the sample
    /// only, "remove …" in ours only, "replace …" in both. An unlisted one fails the test.
    QStringList differences;
    QString why; ///< they are right
};

[[nodiscard]] QList<RequestSample> infobipSamples();
[[nodiscard]] QList<RequestSample> gupShupSamples();
[[nodiscard]] QList<RequestSample> karixSamples();

} // namespace ChannelConsole

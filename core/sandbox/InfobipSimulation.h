// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/sandbox/SimulatedPartner.h"

#include <QSet>

namespace ChannelConsole {

class Json;

/// Infobip's WhatsApp API as far as sending goes, `POST /whatsapp/1/message/…` (infobip.md §1 to §3). Accepts
/// Basic and `App` key authentication, answers errors in the old style (requestError) that all its send
/// endpoints use.
class InfobipSimulation final : public SimulatedPartner
{
public:
    [[nodiscard]] QString id() const override;
    [[nodiscard]] ListenerReply answer(const ListenerRequest &request) override;

private:
    [[nodiscard]] ListenerReply answerMessage(const QString &operation, const Json &body);
    [[nodiscard]] bool isRepeated(const QString &messageId);

    QSet<QString> m_messageIds;
};

} // namespace ChannelConsole

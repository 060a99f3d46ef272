// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/sandbox/InfobipSessionLog.h"
#include "core/sandbox/SimulatedPartner.h"

#include <QSet>

namespace ChannelConsole {

class Json;

/// Infobip's WhatsApp API as far as sending goes, `POST /whatsapp/1/message/…` (infobip.md §1 to §3), its
/// list of templates, and its log and reports of this session (InfobipSessionLog). Accepts Basic and `App`
/// key authentication, answers errors in the old style (requestError) that all its send endpoints use.
class InfobipSimulation final : public SimulatedPartner
{
public:
    [[nodiscard]] QString id() const override;
    [[nodiscard]] ListenerReply answer(const ListenerRequest &request) override;

private:
    [[nodiscard]] ListenerReply answerMessage(const QString &operation, const Json &body);
    /// The answer to a message that says whom it is for, without what the transport does to it.
    [[nodiscard]] ListenerReply answerSound(const QString &operation, const Json &body);
    [[nodiscard]] bool isRepeated(const QString &messageId);

    QSet<QString> m_messageIds;
    InfobipSessionLog m_log;
};

} // namespace ChannelConsole

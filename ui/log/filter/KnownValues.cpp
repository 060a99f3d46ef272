// SPDX-License-Identifier: Apache-2.0
#include "ui/log/filter/KnownValues.h"

#include "core/channel/AssistantStore.h"
#include "core/log/MessageStatus.h"
#include "core/message/MessageContent.h"
#include "core/partner/Partner.h"
#include "core/partner/WebhookReading.h"
#include "ui/log/LogText.h"

#include <algorithm>

namespace ChannelConsole {

QList<ValueBox::Value> knownStatuses()
{
    QList<ValueBox::Value> values;
    for (const QString &status :
        {MessageStatus::kSending, MessageStatus::kAccepted, MessageStatus::kSent, MessageStatus::kDelivered,
            MessageStatus::kRead, MessageStatus::kReceived, MessageStatus::kRejected, MessageStatus::kFailed,
            MessageStatus::kUnknown, MessageStatus::kCancelled})
        values.append({status, statusText(status), statusIconName(status)});
    return values;
}

QList<ValueBox::Value> knownTypes()
{
    QList<ValueBox::Value> values;
    for (const MessageType type : allMessageTypes())
        values.append({messageTypeId(type), messageTypeName(type), {}});
    for (const QString &type : {InboundType::kText, InboundType::kImage, InboundType::kVideo,
             InboundType::kAudio, InboundType::kVoice, InboundType::kDocument, InboundType::kSticker,
             InboundType::kLocation, InboundType::kContacts, InboundType::kButton, InboundType::kButtonReply,
             InboundType::kListReply, InboundType::kFlowReply, InboundType::kPayment, InboundType::kOrder,
             InboundType::kReaction, InboundType::kCallPermissionReply, InboundType::kAuthenticationReply,
             InboundType::kInfectedContent, InboundType::kUnsupported, InboundType::kOptIn,
             InboundType::kOptOut}) {
        const bool both = std::any_of(values.cbegin(), values.cend(),
            [&type](const ValueBox::Value &value) { return value.value == type; });
        if (!both)
            values.append({type, typeText(type), {}});
    }
    return values;
}

QList<ValueBox::Value> knownPartners()
{
    QList<ValueBox::Value> values;
    for (const Partner *partner : allPartners())
        values.append({partner->id(), partner->name(), {}});
    return values;
}

QList<ValueBox::Value> knownBusinessNumbers(
    const AssistantStore &assistants, const std::optional<QUuid> &assistantId)
{
    QStringList numbers;
    for (const QList<Assistant> all = assistants.assistants(); const Assistant &assistant : all) {
        if (assistantId && assistant.id != *assistantId)
            continue;
        const ChannelConfiguration configuration = assistants.configuration(assistant.id);
        for (const PartnerSettings &settings : configuration.settings)
            numbers += settings.numbers;
    }
    numbers.removeDuplicates();
    std::sort(numbers.begin(), numbers.end());
    QList<ValueBox::Value> values;
    for (const QString &number : std::as_const(numbers))
        values.append({number, numberText(number), {}});
    return values;
}

} // namespace ChannelConsole

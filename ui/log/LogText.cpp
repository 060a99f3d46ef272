// SPDX-License-Identifier: Apache-2.0
#include "ui/log/LogText.h"

#include "core/channel/PhoneNumber.h"
#include "core/partner/Partner.h"
#include "core/partner/WebhookReading.h"

#include <QCoreApplication>
#include <QLocale>

#include <array>

namespace ChannelConsole {

namespace {

/// The translation context of these words.
struct Words
{
    Q_DECLARE_TR_FUNCTIONS(MessageLog)
};

struct StatusWord
{
    const QString &status;
    const char *text;
    const char *iconName;
};

const std::array kStatusWords{
    StatusWord{MessageStatus::kSending, QT_TRANSLATE_NOOP("MessageLog", "Sending"), "clock"},
    StatusWord{MessageStatus::kAccepted, QT_TRANSLATE_NOOP("MessageLog", "Accepted"), "check"},
    StatusWord{MessageStatus::kSent, QT_TRANSLATE_NOOP("MessageLog", "Sent"), "send"},
    StatusWord{MessageStatus::kDelivered, QT_TRANSLATE_NOOP("MessageLog", "Delivered"), "success"},
    StatusWord{MessageStatus::kRead, QT_TRANSLATE_NOOP("MessageLog", "Read"), "show"},
    StatusWord{MessageStatus::kReceived, QT_TRANSLATE_NOOP("MessageLog", "Received"), "phone"},
    StatusWord{MessageStatus::kRejected, QT_TRANSLATE_NOOP("MessageLog", "Rejected"), "error"},
    StatusWord{MessageStatus::kFailed, QT_TRANSLATE_NOOP("MessageLog", "Failed"), "error"},
    StatusWord{MessageStatus::kUnknown, QT_TRANSLATE_NOOP("MessageLog", "Unknown"), "unknown"},
    StatusWord{MessageStatus::kCancelled, QT_TRANSLATE_NOOP("MessageLog", "Cancelled"), "stop"},
};

struct TypeWord
{
    const QString &type;
    const char *text;
};

const std::array kTypeWords{
    TypeWord{InboundType::kText, QT_TRANSLATE_NOOP("MessageLog", "Text")},
    TypeWord{InboundType::kImage, QT_TRANSLATE_NOOP("MessageLog", "Image")},
    TypeWord{InboundType::kVideo, QT_TRANSLATE_NOOP("MessageLog", "Video")},
    TypeWord{InboundType::kAudio, QT_TRANSLATE_NOOP("MessageLog", "Audio")},
    TypeWord{InboundType::kVoice, QT_TRANSLATE_NOOP("MessageLog", "Voice")},
    TypeWord{InboundType::kDocument, QT_TRANSLATE_NOOP("MessageLog", "Document")},
    TypeWord{InboundType::kSticker, QT_TRANSLATE_NOOP("MessageLog", "Sticker")},
    TypeWord{InboundType::kLocation, QT_TRANSLATE_NOOP("MessageLog", "Location")},
    TypeWord{InboundType::kContacts, QT_TRANSLATE_NOOP("MessageLog", "Contacts")},
    TypeWord{InboundType::kButton, QT_TRANSLATE_NOOP("MessageLog", "Quick reply")},
    TypeWord{InboundType::kButtonReply, QT_TRANSLATE_NOOP("MessageLog", "Button")},
    TypeWord{InboundType::kListReply, QT_TRANSLATE_NOOP("MessageLog", "List choice")},
    TypeWord{InboundType::kFlowReply, QT_TRANSLATE_NOOP("MessageLog", "Flow answer")},
    TypeWord{InboundType::kPayment, QT_TRANSLATE_NOOP("MessageLog", "Payment")},
    TypeWord{InboundType::kOrder, QT_TRANSLATE_NOOP("MessageLog", "Order")},
    TypeWord{InboundType::kReaction, QT_TRANSLATE_NOOP("MessageLog", "Reaction")},
    TypeWord{InboundType::kCallPermissionReply, QT_TRANSLATE_NOOP("MessageLog", "Call permission")},
    TypeWord{InboundType::kAuthenticationReply, QT_TRANSLATE_NOOP("MessageLog", "Authentication")},
    TypeWord{InboundType::kInfectedContent, QT_TRANSLATE_NOOP("MessageLog", "Infected content")},
    TypeWord{InboundType::kUnsupported, QT_TRANSLATE_NOOP("MessageLog", "Unsupported")},
    TypeWord{InboundType::kOptIn, QT_TRANSLATE_NOOP("MessageLog", "Opt-in")},
    TypeWord{InboundType::kOptOut, QT_TRANSLATE_NOOP("MessageLog", "Opt-out")},
};

const StatusWord *findStatus(const QString &status)
{
    for (const StatusWord &word : kStatusWords) {
        if (word.status == status)
            return &word;
    }
    return nullptr;
}

} // namespace

QString logTimeText(const QDateTime &time)
{
    if (!time.isValid())
        return {};
    const QLocale locale;
    const QDateTime local = time.toLocalTime();
    // The short form lacks the seconds a log needs, the long one adds the time zone's name.
    QString format = locale.timeFormat(QLocale::LongFormat);
    format.remove(QLatin1Char('t'));
    return locale.toString(local.date(), QLocale::ShortFormat) + QLatin1Char(' ')
        + locale.toString(local.time(), format.trimmed());
}

QString durationText(int milliseconds)
{
    const QLocale locale;
    if (milliseconds < 1000)
        return Words::tr("%1 ms").arg(locale.toString(milliseconds));
    return Words::tr("%1 s").arg(locale.toString(milliseconds / 1000.0, 'f', 2));
}

QString directionText(Direction direction)
{
    switch (direction) {
    case Direction::Outbound:
        return Words::tr("Outbound");
    case Direction::Inbound:
        return Words::tr("Inbound");
    }
    Q_UNREACHABLE();
}

QString statusText(const QString &status)
{
    const StatusWord *word = findStatus(status);
    return word ? Words::tr(word->text) : status;
}

QString statusIconName(const QString &status)
{
    const StatusWord *word = findStatus(status);
    return QLatin1String(word ? word->iconName : "information");
}

QString typeText(const QString &type)
{
    for (const TypeWord &word : kTypeWords) {
        if (word.type == type)
            return Words::tr(word.text);
    }
    return type;
}

QString typeText(const LogEntry &entry)
{
    const std::optional<MessageType> sent
        = entry.direction == Direction::Outbound ? messageTypeFromId(entry.type) : std::nullopt;
    return sent ? messageTypeName(*sent) : typeText(entry.type);
}

QString partnerText(const QString &partnerId, bool sandbox)
{
    const Partner *partner = findPartner(partnerId);
    const QString name = partner ? partner->name() : partnerId;
    return sandbox ? Words::tr("%1 (sandbox)").arg(name) : name;
}

QString numberText(const QString &number)
{
    return normalisedNumber(number).ok() ? displayNumber(number) : number;
}

QString messagesText(qint64 messages)
{
    return messages == 1 ? Words::tr("1 message")
                         : Words::tr("%1 messages").arg(QLocale().toString(messages));
}

QString cellText(const QString &text)
{
    static constexpr qsizetype kLongest = 200;
    return text.left(kLongest).simplified();
}

QString timingsText(const HttpTimings &timings)
{
    QStringList parts;
    if (timings.connectedMs)
        parts += Words::tr("connected after %1").arg(durationText(*timings.connectedMs));
    if (timings.encryptedMs)
        parts += Words::tr("encrypted after %1").arg(durationText(*timings.encryptedMs));
    if (timings.firstByteMs)
        parts += Words::tr("first byte after %1").arg(durationText(*timings.firstByteMs));
    if (timings.totalMs)
        parts += Words::tr("done after %1").arg(durationText(*timings.totalMs));
    return QLocale().createSeparatedList(parts);
}

} // namespace ChannelConsole

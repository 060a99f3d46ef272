// SPDX-License-Identifier: Apache-2.0
#include "ui/log/conversation/Bubble.h"

#include "core/log/ReadableJson.h"
#include "core/partner/WebhookReading.h"
#include "ui/log/LogText.h"
#include "ui/log/conversation/Ticks.h"
#include "ui/widgets/ProblemView.h"

#include <QCoreApplication>
#include <QHash>
#include <QLocale>
#include <QUrl>

using namespace Qt::StringLiterals;

namespace ChannelConsole {

namespace {

using Kind = PhoneBlock::Kind;

constexpr int kMostBlocks = 24;
constexpr qsizetype kMostText = 4096; // of WhatsApp's own (core/message/MessageLimits.h)
constexpr qsizetype kMostFixed = 600; // of JSON nobody reads in a bubble
constexpr qsizetype kMostQuoted = 120;
constexpr qsizetype kMostOnCard = 34; // about what a bubble is wide: a card would leave out the middle

QString tr(const char *text)
{
    return QCoreApplication::translate("Conversation", text);
}

QString cut(const QString &text, qsizetype most)
{
    return text.size() <= most ? text : text.left(most) + u'…';
}

QString joined(QStringList parts)
{
    parts.removeAll(QString());
    return parts.join(u" · "_s);
}

QString iconOf(const QString &type)
{
    static const QHash<QString, QString> kIcons{{InboundType::kImage, u"image"_s},
        {InboundType::kVideo, u"video"_s}, {InboundType::kAudio, u"audio"_s},
        {InboundType::kVoice, u"audio"_s}, {InboundType::kDocument, u"document"_s},
        {InboundType::kSticker, u"sticker"_s}, {InboundType::kLocation, u"location"_s},
        {InboundType::kContacts, u"contact"_s}, {InboundType::kButton, u"reply"_s},
        {InboundType::kButtonReply, u"reply"_s}, {InboundType::kListReply, u"reply"_s},
        {InboundType::kFlowReply, u"reply"_s}, {InboundType::kPayment, u"document"_s},
        {InboundType::kOrder, u"document"_s}, {InboundType::kInfectedContent, u"warning"_s},
        {InboundType::kOptIn, u"enabled"_s}, {InboundType::kOptOut, u"disabled"_s}};
    return kIcons.value(type, u"unknown"_s);
}

PhoneBlock card(const QString &icon, const QString &text, const QString &detail = {})
{
    return {.kind = Kind::Card, .icon = icon, .text = text, .detail = text == detail ? QString() : detail};
}

/// On a phone a picture is large; here its name is all there is of it.
PhoneBlock smaller(const PhoneBlock &block)
{
    const bool isFile = block.kind == Kind::Card && block.detail.isEmpty() && block.icon != u"contact"_s;
    if (block.kind == Kind::Picture || isFile)
        return card(block.icon, block.text, typeText(block.icon));
    if (block.kind == Kind::Fixed)
        return {.kind = Kind::Fixed, .text = cut(block.text, kMostFixed)};
    return block;
}

/// The template's own name, and what of it was filled in.
QList<PhoneBlock> templateBlocks(const TemplateContent &content, const QList<PhoneBlock> &shown)
{
    QList<PhoneBlock> blocks{
        card(u"document"_s, content.name.isEmpty() ? content.partnerTemplateId : content.name,
            joined({tr("Template"), content.language, content.category}))};
    for (const PhoneBlock &block : shown) {
        // Without the registered text the name would stand here once more.
        if (block.kind != Kind::Body || !content.registeredBody.isEmpty())
            blocks += smaller(block);
    }
    return blocks;
}

QList<PhoneBlock> outboundBlocks(const ConversationMessage &message)
{
    QList<PhoneBlock> blocks;
    if (message.content) {
        const PhoneMessage shown = phoneMessage(*message.content);
        if (const auto *content = std::get_if<TemplateContent>(&*message.content))
            return templateBlocks(*content, shown.bubble);
        for (const PhoneBlock &block : shown.bubble)
            blocks += smaller(block);
        return blocks;
    }
    // A version before did not keep it, or another program sent it.
    if (message.entry.type != messageTypeId(MessageType::Text))
        blocks += card(iconOf(message.entry.type), typeText(message.entry));
    if (!message.entry.text.isEmpty())
        blocks += {.kind = Kind::Body, .text = message.entry.text};
    return blocks;
}

PhoneBlock mediaBlock(const LogEntry &entry, const InboundMedia &media)
{
    const QString type = typeText(entry);
    const QString name = media.fileName.isEmpty() ? QUrl(media.url).fileName() : media.fileName;
    return card(iconOf(entry.type), name.isEmpty() ? type : name, joined({type, media.mimeType}));
}

QList<PhoneBlock> inboundBlocks(const ConversationMessage &message)
{
    const LogEntry &entry = message.entry;
    const QString type = typeText(entry);
    if (message.inbound && message.inbound->media) {
        QList<PhoneBlock> blocks{mediaBlock(entry, *message.inbound->media)};
        if (!entry.text.isEmpty())
            blocks += {.kind = Kind::Body, .text = entry.text};
        return blocks;
    }
    if (entry.type == InboundType::kText && !entry.text.isEmpty())
        return {{.kind = Kind::Body, .text = entry.text}};
    if (entry.type == InboundType::kReaction)
        return {{.kind = Kind::Body, .text = entry.text}, {.kind = Kind::Note, .text = type}};
    // What was tapped or chosen is short; anything else may not be.
    static const QStringList kShort{InboundType::kButton, InboundType::kButtonReply, InboundType::kListReply,
        InboundType::kPayment, InboundType::kLocation, InboundType::kContacts};
    if (kShort.contains(entry.type) && !entry.text.isEmpty())
        return {card(iconOf(entry.type), entry.text, type)};
    QList<PhoneBlock> blocks{card(iconOf(entry.type), type)};
    if (!entry.text.isEmpty())
        blocks += {.kind = Kind::Body, .text = entry.text};
    else if (message.inbound && !message.inbound->content.isEmpty())
        blocks += {.kind = Kind::Fixed, .text = cut(readableJson(message.inbound->content), kMostFixed)};
    return blocks;
}

QString quotedText(const LogEntry &entry)
{
    return entry.text.isEmpty() ? typeText(entry) : cut(entry.text.simplified(), kMostQuoted);
}

QString reasonText(const Problem &problem)
{
    return QStringList{problem.text, ProblemView::partnerWords(problem)}.join(u'\n').trimmed();
}

/// From the top, so that the reason at the end is not what is left out.
QList<PhoneBlock> bounded(QList<PhoneBlock> blocks)
{
    for (PhoneBlock &block : blocks)
        block.text = cut(block.text, kMostText);
    const qsizetype more = blocks.size() - kMostBlocks;
    if (more > 1) {
        blocks.resize(kMostBlocks);
        blocks += {.kind = Kind::Note, .text = tr("%1 more lines").arg(QLocale().toString(more))};
    }
    return blocks;
}

} // namespace

QList<PhoneBlock> bubbleOf(const ConversationMessage &message)
{
    const bool inbound = message.entry.direction == Direction::Inbound;
    QList<PhoneBlock> blocks = bounded(inbound ? inboundBlocks(message) : outboundBlocks(message));
    if (blocks.isEmpty())
        blocks += card(iconOf(message.entry.type), typeText(message.entry));
    if (message.answers)
        blocks.prepend(card(u"reply"_s, cut(quotedText(*message.answers), kMostOnCard), tr("In reply to")));
    if (message.problem) {
        blocks += {.kind = Kind::Heading, .text = message.problem->text};
        if (const QString words = ProblemView::partnerWords(*message.problem); !words.isEmpty())
            blocks += {.kind = Kind::Note, .text = words};
    }
    return blocks;
}

QString saidText(const ConversationMessage &message)
{
    const bool inbound = message.entry.direction == Direction::Inbound;
    return phoneText(
        {.bubble = bounded(inbound ? inboundBlocks(message) : outboundBlocks(message)), .sheet = {}});
}

QString spokenText(const ConversationMessage &message)
{
    const LogEntry &entry = message.entry;
    const bool inbound = entry.direction == Direction::Inbound;
    QStringList parts{(inbound ? tr("From the user at %1, %2") : tr("To the user at %1, %2"))
                          .arg(clockText(entry.time), inbound ? typeText(entry.type) : typeText(entry))};
    if (message.answers)
        parts += tr("In reply to: %1").arg(quotedText(*message.answers));
    parts += saidText(message);
    if (!inbound)
        parts += statusText(entry.status);
    if (message.problem)
        parts += reasonText(*message.problem);
    parts.removeAll(QString());
    return parts.join(u'\n');
}

QString hintText(const ConversationMessage &message)
{
    const LogEntry &entry = message.entry;
    QStringList lines{logTimeText(entry.time)};
    if (message.written && *message.written != entry.time)
        lines += tr("Written at %1 by the partner's clock").arg(logTimeText(*message.written));
    lines += statusSentence(entry.status);
    return lines.join(u'\n');
}

QString lineHint(const ConversationItem &item)
{
    switch (item.kind) {
    case ConversationItem::Kind::WindowOpened:
        return tr("For 24 hours after a message of the user free-form messages reach them.");
    case ConversationItem::Kind::WindowClosed:
        return tr("24 hours went by without a message of the user: only a template reaches them.");
    case ConversationItem::Kind::Day:
    case ConversationItem::Kind::Message:
        return {};
    }
    Q_UNREACHABLE();
}

QString dayText(const QDateTime &time)
{
    return QLocale().toString(time.toLocalTime().date(), QLocale::LongFormat);
}

QString clockText(const QDateTime &time)
{
    return QLocale().toString(time.toLocalTime().time(), QLocale::ShortFormat);
}

QString lineText(const ConversationItem &item)
{
    switch (item.kind) {
    case ConversationItem::Kind::Day:
        return dayText(item.time);
    case ConversationItem::Kind::WindowOpened:
        return tr("Reply window opened at %1").arg(clockText(item.time));
    case ConversationItem::Kind::WindowClosed:
        return tr("Reply window closed on %1")
            .arg(QLocale().toString(item.time.toLocalTime(), QLocale::ShortFormat));
    case ConversationItem::Kind::Message:
        return {};
    }
    Q_UNREACHABLE();
}

} // namespace ChannelConsole

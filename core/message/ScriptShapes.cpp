// SPDX-License-Identifier: Apache-2.0
#include "core/message/ScriptShapes.h"

#include <nlohmann/json.hpp>

#include <QCoreApplication>

namespace ChannelConsole {

using namespace Qt::StringLiterals;

namespace {

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(ScriptShapes)
};

std::optional<MediaContent::Kind> mediaKind(const QString &type)
{
    static const QHash<QString, MediaContent::Kind> kKinds{{u"image"_s, MediaContent::Kind::Image},
        {u"video"_s, MediaContent::Kind::Video}, {u"audio"_s, MediaContent::Kind::Audio},
        {u"voice"_s, MediaContent::Kind::Audio}, {u"document"_s, MediaContent::Kind::Document},
        {u"sticker"_s, MediaContent::Kind::Sticker}};
    const auto found = kKinds.constFind(type);
    return found == kKinds.cend() ? std::nullopt : std::optional(*found);
}

std::optional<MessageContent> textShape(ShapeReader &message, QList<ScriptNote> &notes)
{
    TextContent content;
    if (const std::optional<Json> text = message.object("text")) {
        ShapeReader inner(*text, message.pathOf("text"), notes);
        content.text = inner.text("body");
        content.previewUrl = inner.text("preview_url") == "true"_L1;
        inner.finish();
    } else {
        content.text = message.firstText({"text", "body", "message_text", "message"});
    }
    return content.text.isEmpty() ? std::nullopt : std::optional<MessageContent>(content);
}

/// The guide's sample has `message_text` ("This is document caption") and `caption` ("This document talks
/// about Gupshup features") side by side and does not say which of the two the user gets to read.
void takeCaption(ShapeReader &message, MediaContent &content, QList<ScriptNote> &notes)
{
    const QString outer = message.text("caption");
    const QString messageText = message.text("message_text");
    if (content.caption.isEmpty())
        content.caption = outer.isEmpty() ? messageText : outer;
    if (messageText.isEmpty())
        return;
    if (content.caption == messageText)
        notes += {
            Words::tr("“message_text” became the caption. What the platform does with it is not documented."),
            true};
    else
        notes += {Words::tr("“caption” became the caption; “message_text” (“%1”) stands beside it and is not "
                            "sent. Which of the two "
                            "the platform sends is not documented.")
                      .arg(messageText),
            true};
}

/// Empty where the file is named by an id of WhatsApp's: no content of ours has one.
std::optional<MessageContent> mediaShape(
    ShapeReader &message, const QString &type, MediaContent::Kind kind, QList<ScriptNote> &notes)
{
    MediaContent content{.kind = kind};
    const QByteArray key = type.toUtf8();
    if (const std::optional<Json> file = message.object(key.constData())) {
        ShapeReader inner(*file, type, notes);
        content.url = inner.firstText({"link", "url"});
        content.caption = inner.text("caption");
        content.fileName = inner.firstText({"filename", "fileName"});
        if (content.url.isEmpty() && !inner.text("id").isEmpty()) {
            notes += {Words::tr("It names its file by an id, not by a link.")};
            return std::nullopt;
        }
        inner.finish();
    }
    if (content.url.isEmpty())
        content.url = message.firstText({key.constData(), "link", "url", "mediaUrl"});
    if (content.fileName.isEmpty())
        content.fileName = message.firstText({"filename", "fileName"});
    takeCaption(message, content, notes);
    if (content.url.isEmpty())
        return std::nullopt;
    const bool hasCaption = kind != MediaContent::Kind::Audio && kind != MediaContent::Kind::Sticker;
    if (!hasCaption && !content.caption.isEmpty()) {
        notes += {Words::tr("A message of this type has no caption: “%1” is not sent.").arg(content.caption)};
        content.caption.clear();
    }
    if (kind != MediaContent::Kind::Document && !content.fileName.isEmpty()) {
        notes += {Words::tr("Only a document has a file name: “%1” is not sent.").arg(content.fileName)};
        content.fileName.clear();
    }
    return content;
}

std::optional<MessageContent> locationShape(ShapeReader &message, QList<ScriptNote> &notes)
{
    const auto read = [](ShapeReader &from) {
        return LocationContent{.latitude = from.number("latitude"),
            .longitude = from.number("longitude"),
            .name = from.text("name"),
            .address = from.text("address")};
    };
    LocationContent content;
    if (const std::optional<Json> location = message.object("location")) {
        ShapeReader inner(*location, u"location"_s, notes);
        content = read(inner);
        inner.finish();
    } else {
        content = read(message);
    }
    return content.latitude && content.longitude ? std::optional<MessageContent>(content) : std::nullopt;
}

std::optional<MessageContent> knownShape(
    const Json &object, ShapeReader &message, const QString &type, QList<ScriptNote> &notes)
{
    if (type == "text"_L1)
        return textShape(message, notes);
    if (const std::optional<MediaContent::Kind> kind = mediaKind(type))
        return mediaShape(message, type, *kind, notes);
    if (type == "location"_L1)
        return locationShape(message, notes);
    if (type == "contacts"_L1)
        return contactsShape(message.list("contacts"), notes);
    if (type == "interactive"_L1) {
        const std::optional<Json> interactive = message.object("interactive");
        return interactive ? interactiveShape(*interactive, notes) : std::nullopt;
    }
    if (type == "template"_L1) {
        const std::optional<Json> inner = message.object("template");
        return templateShape(inner.value_or(object), notes);
    }
    return std::nullopt;
}

} // namespace

bool isScriptType(const QString &type)
{
    static const QStringList kOthers{
        u"text"_s, u"location"_s, u"contacts"_s, u"interactive"_s, u"template"_s};
    return mediaKind(type).has_value() || kOthers.contains(type);
}

ScriptShape shapeOf(const Json &object)
{
    ScriptShape shape;
    ShapeReader message(object, {}, shape.notes);
    // WhatsApp's own envelope: what is in it, the program puts in.
    for (const char *envelope : {"messaging_product", "recipient_type", "to", "from"}) {
        if (!message.text(envelope).isEmpty())
            shape.notes += {Words::tr("“%1” is put in by the program: what the script says is not taken.")
                                .arg(QLatin1StringView(envelope))};
    }
    const std::optional<QString> type = object.string({"type"});
    if (type) {
        (void)message.text("type");
        if (std::optional<MessageContent> content = knownShape(object, message, *type, shape.notes)) {
            shape.content = std::move(*content);
            // A template that is spread over the object itself has told already what nobody asked for.
            if (*type != "template"_L1 || object.at({"template"}))
                message.finish();
            return shape;
        }
    } else if (std::optional<MessageContent> content
        = templateShape(object.at({"template"}).value_or(object), shape.notes)) {
        shape.content = std::move(*content);
        return shape;
    }
    shape.content = RawContent{.json = toJsonText(object.raw(), 2)};
    shape.notes += {
        type ? Words::tr(
            "The form of this “%1” is not known here, so the object stays as it is, for the partner's own "
            "parameters. What the platform makes of it is not documented.")
                   .arg(*type)
             : Words::tr(
                 "No form of a template that is known here fits, so the object stays as it is, for the "
                 "partner's own parameters. What the platform makes of it is not documented."),
        true};
    return shape;
}

ShapeReader::ShapeReader(const Json &object, const QString &path, QList<ScriptNote> &notes)
    : m_object(object)
    , m_path(path)
    , m_notes(notes)
{
}

QString ShapeReader::text(const char *key)
{
    const std::optional<QString> found = m_object.text({key});
    if (!found)
        return {};
    m_known.insert(QString::fromUtf8(key));
    return *found;
}

QString ShapeReader::firstText(std::initializer_list<const char *> keys)
{
    for (const char *key : keys) {
        if (const QString found = text(key); !found.isEmpty())
            return found;
    }
    return {};
}

std::optional<Json> ShapeReader::object(const char *key)
{
    const std::optional<Json> found = m_object.at({key});
    if (!found || !found->isObject())
        return std::nullopt;
    m_known.insert(QString::fromUtf8(key));
    return found;
}

QList<Json> ShapeReader::list(const char *key)
{
    QList<Json> elements;
    const std::optional<Json> found = m_object.at({key});
    if (!found || !found->isArray())
        return elements;
    m_known.insert(QString::fromUtf8(key));
    for (qsizetype i = 0; i < found->size(); ++i)
        elements += *found->at(i);
    return elements;
}

std::optional<double> ShapeReader::number(const char *key)
{
    bool isNumber = false;
    const double value = text(key).toDouble(&isNumber);
    return isNumber ? std::optional(value) : std::nullopt;
}

QString ShapeReader::pathOf(const char *key) const
{
    return m_path.isEmpty() ? QString::fromUtf8(key) : QString(m_path + u'.' + QString::fromUtf8(key));
}

void ShapeReader::finish()
{
    const QStringList keys = m_object.keys();
    for (const QString &key : keys) {
        if (!m_known.contains(key))
            m_notes += {Words::tr("“%1” is not taken over: the composer has no place for it.")
                            .arg(pathOf(key.toUtf8().constData()))};
    }
}

} // namespace ChannelConsole

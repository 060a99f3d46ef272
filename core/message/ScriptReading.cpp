// SPDX-License-Identifier: Apache-2.0
#include "core/message/ScriptReading.h"

#include "core/Json.h"
#include "core/message/ScriptShapes.h"

#include <nlohmann/json.hpp>

#include <QCoreApplication>
#include <QLocale>

namespace ChannelConsole {

using namespace Qt::StringLiterals;

namespace {

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(ScriptReading)
};

/// With U+FFFD for each half of a surrogate pair that stands alone: UTF-8 has none.
QString sendable(const QString &text)
{
    QString sent = text;
    for (qsizetype i = 0; i < sent.size(); ++i) {
        const bool isPair
            = sent.at(i).isHighSurrogate() && i + 1 < sent.size() && sent.at(i + 1).isLowSurrogate();
        if (isPair)
            ++i;
        else if (sent.at(i).isSurrogate())
            sent[i] = QChar::ReplacementCharacter;
    }
    return sent;
}

/// What a text that became a free-form text was perhaps meant to be.
void notePerhapsMeant(const QString &text, const Result<Json> &read, QList<ScriptNote> &notes)
{
    const QString trimmed = text.trimmed();
    if (trimmed == "[object Object]"_L1) {
        notes += {Words::tr("An object was printed as such, and this is what JavaScript makes of it. "
                            "print(JSON.stringify(…)) prints what is in it.")};
    } else if (trimmed == "undefined"_L1 || trimmed == "null"_L1) {
        notes += {Words::tr("A value that is not there was printed: the user would read the word “%1”.")
                      .arg(trimmed)};
    } else if (!read && trimmed.startsWith(u'{')) {
        notes += {Words::tr("It begins like an object but is no JSON the program can read: %1.")
                      .arg(read.error().details)};
    } else if (read && read.value().isArray()) {
        notes += {
            Words::tr("It is a list, not an object. What the platform does with a list is not documented."),
            true};
    } else if (trimmed.isEmpty()) {
        notes += {Words::tr("It is empty: no partner takes an empty text.")};
    }
}

ScriptReading textReading(const QString &text, const Result<Json> &read)
{
    ScriptReading reading{.kind = ScriptReading::Kind::Text};
    // print(JSON.stringify("Hello")): whether the quotation marks go along is not documented.
    const std::optional<QString> inner = read ? read.value().string({}) : std::nullopt;
    reading.content = TextContent{.text = inner.value_or(text)};
    reading.decision = Words::tr("It is no object, so it becomes a free-form text.");
    if (inner)
        reading.notes += {
            Words::tr(
                "It is a JSON string; the text within its quotation marks was taken. Whether the platform "
                "leaves the marks is not documented."),
            true};
    if (inner.value_or(text).contains(QChar(u'\0')))
        reading.notes
            += {Words::tr("The text holds a NUL character. What becomes of it on the way is not documented."),
                true};
    notePerhapsMeant(text, read, reading.notes);
    return reading;
}

/// `isRaw`: no form that is known fits.
QString decisionOn(const std::optional<QString> &type, bool isRaw)
{
    if (!type)
        return Words::tr("It is an object without a “type”, so it counts as a template.");
    if (!isRaw)
        return Words::tr("It is an object whose “type” is “%1”, so it becomes a message of that type.")
            .arg(*type);
    return isScriptType(*type)
        ? Words::tr("It is an object whose “type” is “%1”, but not in a form of that type this program "
                    "knows: it is kept as raw JSON.")
              .arg(*type)
        : Words::tr("It is an object whose “type” is “%1”, which is no type this program knows: it is kept "
                    "as raw JSON.")
              .arg(*type);
}

ScriptReading objectReading(const Json &object)
{
    ScriptReading reading;
    const std::optional<QString> type = object.string({"type"});
    reading.kind
        = !type || *type == "template"_L1 ? ScriptReading::Kind::Template : ScriptReading::Kind::Message;
    if (!type && object.at({"type"}))
        reading.notes += {Words::tr("Its “type” is no text and was not looked at.")};
    ScriptShape shape = shapeOf(object);
    reading.content = std::move(shape.content);
    reading.notes += shape.notes;
    reading.decision = decisionOn(type, std::holds_alternative<RawContent>(*reading.content));
    return reading;
}

ScriptReading readOne(const QString &text)
{
    const Result<Json> read = Json::parse(text.toUtf8());
    if (!read)
        return textReading(text, read);
    if (read.value().isObject())
        return objectReading(read.value());
    // JSON.stringify twice, or once of a text that is JSON itself.
    if (const std::optional<QString> inner = read.value().string({})) {
        const Result<Json> within = Json::parse(inner->toUtf8());
        if (within && within.value().isObject()) {
            ScriptReading reading = objectReading(within.value());
            reading.notes.prepend(
                {Words::tr("The object was printed as JSON within a JSON string, and read twice. Whether the "
                           "platform does so is not documented."),
                    true});
            return reading;
        }
    }
    return textReading(text, read);
}

} // namespace

ScriptReading readPrinted(const QStringList &printed)
{
    if (printed.isEmpty())
        return {.kind = ScriptReading::Kind::Nothing,
            .decision = Words::tr("Nothing was printed, so nothing is sent. What a script sends is what it "
                                  "gives to print(…).")};
    const QString text = sendable(printed.constLast());
    ScriptReading reading = readOne(text);
    reading.taken = printed.size() - 1;
    if (text != printed.constLast())
        reading.notes.prepend(
            {Words::tr("It holds half of a character (a lone surrogate), which cannot be sent: U+FFFD stands "
                       "in its place.")});
    if (printed.size() > 1)
        reading.notes.prepend(
            {Words::tr("%1 prints were made. What the platform does with more than one is not documented: "
                       "the last is taken here.")
                    .arg(QLocale().toString(printed.size())),
                true});
    return reading;
}

} // namespace ChannelConsole

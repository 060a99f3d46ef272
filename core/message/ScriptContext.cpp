// SPDX-License-Identifier: Apache-2.0
#include "core/message/ScriptContext.h"

#include <QCoreApplication>
#include <QJsonDocument>
#include <QLocale>

namespace ChannelConsole {

using namespace Qt::StringLiterals;

namespace {

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(ScriptContext)
};

/// The place `bytes` into the text as UTF-8.
ScriptFault faultAt(const QByteArray &utf8, qsizetype bytes, const QString &text)
{
    const QByteArray before = utf8.left(bytes);
    const qsizetype lineStart = before.lastIndexOf('\n') + 1;
    return {.name = {},
        .text = text,
        .line = int(before.count('\n')) + 1,
        .column = int(QString::fromUtf8(before.mid(lineStart)).size()) + 1};
}

} // namespace

QString sampleContext()
{
    return uR"({
  "session": {
    "BotUserSession": {
      "channels": [
        {
          "type": "whatsapp",
          "userId": "447700900123",
          "streamId": "st-00000000-0000-0000-0000-000000000000"
        }
      ],
      "lastMessage": {
        "channel": "whatsapp",
        "messagePayload": {
          "from": { "id": "447700900123" },
          "message": { "body": "Hello" },
          "customData": {}
        }
      }
    }
  },
  "entities": {}
})"_s;
}

std::optional<ScriptFault> contextFault(const QString &context)
{
    if (context.size() > ScriptLimits::kContextLength)
        return ScriptFault{.name = {},
            .text = Words::tr("The context has more than %1 characters.")
                        .arg(QLocale().toString(ScriptLimits::kContextLength))};
    const QByteArray utf8 = context.toUtf8();
    QJsonParseError error;
    const QJsonDocument document = QJsonDocument::fromJson(utf8, &error);
    if (document.isObject())
        return std::nullopt;
    // It takes nothing but objects and arrays for JSON: whatever else begins the text is no context either.
    const QByteArray start = utf8.trimmed().left(1);
    if (document.isArray() || start != "{")
        return faultAt(utf8, 0, Words::tr("The context has to be a JSON object: { … }."));
    return faultAt(utf8, error.offset, Words::tr("The context is not JSON: %1.").arg(error.errorString()));
}

} // namespace ChannelConsole

// SPDX-License-Identifier: Apache-2.0
#include "ui/webhook/CallWords.h"

#include "core/Json.h"
#include "core/webhook/CallReplay.h"
#include "core/webhook/CallText.h"
#include "core/webhook/WebhookRules.h"
#include "ui/log/LogText.h"

#include <nlohmann/json.hpp>

#include <QCoreApplication>
#include <QStringDecoder>

namespace ChannelConsole {

using namespace Qt::StringLiterals;

namespace {

QString say(const char *text)
{
    return QCoreApplication::translate("CallWords", text);
}

QString formText(const QByteArray &body)
{
    QStringList lines;
    for (QByteArray field : body.split('&')) {
        field.replace('+', ' ');
        const qsizetype equals = field.indexOf('=');
        const auto decoded
            = [](const QByteArray &part) { return QString::fromUtf8(QByteArray::fromPercentEncoding(part)); };
        lines += equals < 0 ? decoded(field)
                            : decoded(field.first(equals)) + u" = "_s + decoded(field.sliced(equals + 1));
    }
    return lines.join(u'\n');
}

QString sizeText(const WebhookCall &call)
{
    return QCoreApplication::translate(
        "CallWords", "(%Ln bytes that are not text)", nullptr, static_cast<int>(call.body.size()));
}

} // namespace

QString verdictText(const QString &verdict)
{
    struct Word
    {
        const QString &key;
        const char *text;
    };
    static const QList<Word> kWords{
        {VerdictKey::kAccepted, QT_TRANSLATE_NOOP("CallWords", "Accepted")},
        {VerdictKey::kInvalidStreamId, QT_TRANSLATE_NOOP("CallWords", "Invalid stream id")},
        {VerdictKey::kTokenMissing, QT_TRANSLATE_NOOP("CallWords", "Authorization missing")},
        {VerdictKey::kTokenInvalid, QT_TRANSLATE_NOOP("CallWords", "Authorization incorrect")},
        {VerdictKey::kBodyMissing, QT_TRANSLATE_NOOP("CallWords", "Body missing")},
        {VerdictKey::kMobileMissing, QT_TRANSLATE_NOOP("CallWords", "“mobile” missing")},
        {VerdictKey::kUnknownPath, QT_TRANSLATE_NOOP("CallWords", "Unknown path")},
        {VerdictKey::kWrongMethod, QT_TRANSLATE_NOOP("CallWords", "Wrong method")},
        {VerdictKey::kChannelDisabled, QT_TRANSLATE_NOOP("CallWords", "Channel disabled")},
        {VerdictKey::kUnlistedNumber, QT_TRANSLATE_NOOP("CallWords", "Unlisted number")},
        {VerdictKey::kNotDurable, QT_TRANSLATE_NOOP("CallWords", "Could not be kept")},
        {VerdictKey::kNotChecked, QT_TRANSLATE_NOOP("CallWords", "Not checked")},
        {VerdictKey::kPlatformFailed, QT_TRANSLATE_NOOP("CallWords", "No answer from the platform")},
    };
    for (const Word &word : kWords) {
        if (word.key == verdict)
            return say(word.text);
    }
    return verdict == u"listener"_s ? say(QT_TRANSLATE_NOOP("CallWords", "Refused by the listener"))
                                    : verdict;
}

QString verdictIconName(const WebhookCall &call)
{
    if (call.state == CallState::Refused && call.verdict != VerdictKey::kNotChecked)
        return u"error"_s;
    if (call.state == CallState::Refused || call.state == CallState::Unreadable
        || call.verdict == VerdictKey::kPlatformFailed)
        return u"warning"_s;
    return call.state == CallState::Waiting ? u"clock"_s : u"success"_s;
}

QString callStateText(const WebhookCall &call)
{
    switch (call.state) {
    case CallState::Waiting:
        return say(QT_TRANSLATE_NOOP("CallWords", "Kept; not in the message log yet."));
    case CallState::Parsed:
        return say(QT_TRANSLATE_NOOP("CallWords", "Its events are in the message log."));
    case CallState::Unreadable:
        return say(QT_TRANSLATE_NOOP("CallWords", "It was not understood; it stays here as it came."));
    case CallState::Refused:
        // The relay passes calls on that are refused here: what became of them there is in the note.
        if (call.verdict == VerdictKey::kNotChecked)
            return say(
                QT_TRANSLATE_NOOP("CallWords", "Not checked, so nothing of it is in the message log."));
        if (call.verdict == VerdictKey::kPlatformFailed)
            return say(QT_TRANSLATE_NOOP("CallWords", "Nothing of it is in the message log."));
        return say(QT_TRANSLATE_NOOP(
            "CallWords", "Refused by the rules here; nothing of it is in the message log."));
    }
    Q_UNREACHABLE();
}

QString replayText(const WebhookCall &call)
{
    const auto mark = callHeader(call, QString::fromLatin1(kReplayHeader));
    return mark ? say(QT_TRANSLATE_NOOP("CallWords", "Replay of %1")).arg(mark->value) : QString();
}

QString bodyText(const WebhookCall &call)
{
    const auto type = callHeader(call, u"Content-Type"_s);
    if (type && type->value.startsWith(u"application/x-www-form-urlencoded"_s, Qt::CaseInsensitive))
        return formText(call.body);
    QStringDecoder decode(QStringDecoder::Utf8);
    const QString text = decode(call.body);
    if (decode.hasError() || text.contains(QChar::Null))
        return sizeText(call);
    if (const Result<Json> document = Json::parse(call.body))
        return QString::fromUtf8(toJsonText(document.value().raw(), 2));
    return text;
}

QString callText(const WebhookCall &call)
{
    if (!call.outline || call.outline->kind == CallOutline::Kind::Nothing)
        return cellText(call.method + u' ' + call.target);
    const CallOutline &outline = *call.outline;
    QString what;
    if (outline.kind == CallOutline::Kind::Message)
        what = say(QT_TRANSLATE_NOOP("CallWords", "%1 from %2"))
                   .arg(typeText(outline.word), numberText(outline.userNumber));
    else if (outline.userNumber.isEmpty())
        what = say(QT_TRANSLATE_NOOP("CallWords", "Report: %1")).arg(statusText(outline.word));
    else
        what = say(QT_TRANSLATE_NOOP("CallWords", "Report: %1, to %2"))
                   .arg(statusText(outline.word), numberText(outline.userNumber));
    if (outline.events > 1)
        what
            += u' ' + QCoreApplication::translate("CallWords", "(and %Ln more)", nullptr, outline.events - 1);
    return cellText(outline.text.isEmpty() ? what : what + u": "_s + outline.text);
}

QString verdictAndRepetitionText(const WebhookCall &call)
{
    const QString verdict = verdictText(call.verdict);
    return call.outline && call.outline->isRepetition()
        ? say(QT_TRANSLATE_NOOP("CallWords", "%1, repeated")).arg(verdict)
        : verdict;
}

QString repetitionText(const CallOutline &outline)
{
    if (outline.isRepetition())
        return say(QT_TRANSLATE_NOOP(
            "CallWords", "Repeated: what it holds was known already, and stands in the message log once."));
    if (outline.repeated == 0)
        return {};
    return say(QT_TRANSLATE_NOOP("CallWords", "Repeated in part: %1 of %2 were known already."))
        .arg(outline.repeated)
        .arg(outline.events);
}

QString eventText(const CallEvent &event)
{
    switch (event.kind) {
    case CallEvent::Kind::Message:
        return say(QT_TRANSLATE_NOOP("CallWords", "%1 from %2 to %3: %4"))
            .arg(typeText(event.entry.type), numberText(event.entry.userNumber),
                numberText(event.entry.businessNumber), cellText(event.entry.text));
    case CallEvent::Kind::Delivery: {
        const QString status = say(QT_TRANSLATE_NOOP("CallWords", "%1: the message to %2"))
                                   .arg(statusText(event.status), numberText(event.entry.userNumber));
        return event.note.isEmpty() ? status : status + u" ("_s + cellText(event.note) + u')';
    }
    case CallEvent::Kind::WaitingDelivery:
        return say(
            QT_TRANSLATE_NOOP("CallWords", "A report about a message this log does not know (yet): %1"))
            .arg(event.entry.partnerMessageId.isEmpty() ? event.entry.messageId
                                                        : event.entry.partnerMessageId);
    }
    Q_UNREACHABLE();
}

} // namespace ChannelConsole

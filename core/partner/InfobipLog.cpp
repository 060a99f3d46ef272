// SPDX-License-Identifier: Apache-2.0
// Infobip's own log, which it does not document, and its delivery reports (infobip.md §5).
#include "core/partner/InfobipPartner.h"

#include "core/message/MessageContent.h"
#include "core/partner/InfobipReplies.h"
#include "core/partner/InfobipWebhook.h"
#include "core/partner/PartnerRequest.h"
#include "core/partner/QuestionReading.h"
#include "core/partner/WebhookReading.h"

#include <nlohmann/json.hpp>

namespace ChannelConsole {

using namespace Qt::StringLiterals;

namespace {

const QString kLogPath = u"/whatsapp/2/logs"_s; // `/whatsapp/1/logs` is said to answer 404
const QString kReportsPath = u"/messages-api/1/reports"_s;
constexpr JsonLimits kLogLimits{.bytes = 16 * 1024 * 1024};

using Parameters = QList<std::pair<QString, QString>>;

/// As in Infobip's examples (infobip.md §1).
QString timeText(const QDateTime &time)
{
    return time.toUTC().toString(u"yyyy-MM-ddTHH:mm:ss.zzz"_s) + u"+0000"_s;
}

QUrl withQuery(QUrl url, const Parameters &parameters)
{
    QByteArray query;
    for (const auto &[name, value] : parameters) {
        if (!query.isEmpty())
            query += '&';
        query += name.toLatin1() + '=' + QUrl::toPercentEncoding(value); // also `+`, which would be a space
    }
    url.setQuery(QString::fromLatin1(query), QUrl::StrictMode);
    return url;
}

/// One of the columns that public programs read: `content` is an object here, with the template's name.
void readContent(const Json &element, PartnerLogRow *row)
{
    const std::optional<Json> content = element.at({"content"});
    if (!content || !content->isObject()) {
        row->text = firstText(element, {"text"});
        row->type = row->text.isEmpty() ? QString() : messageTypeId(MessageType::Text);
        return;
    }
    row->text = firstText(*content, {"text", "caption"});
    const QString type = firstText(*content, {"type"});
    row->type = messageTypeFromId(type.toLower()) ? type.toLower() : type;
    if (const QString name = firstText(*content, {"templateName"}); !name.isEmpty()) {
        const QString language = firstText(*content, {"language"});
        row->type = messageTypeId(MessageType::Template);
        row->text = language.isEmpty() ? name : u"%1 (%2)"_s.arg(name, language);
    } else if (row->type.isEmpty() && !row->text.isEmpty()) {
        row->type = messageTypeId(MessageType::Text);
    }
}

/// Without a status of its own the row still tells that the message is there.
std::optional<DeliveryEvent> eventIn(const Json &element)
{
    if (std::optional<DeliveryEvent> event = infobipDelivery(element))
        return event;
    DeliveryEvent event;
    event.partnerMessageId = firstText(element, {"messageId"});
    event.ourMessageId = event.partnerMessageId;
    event.businessNumber = incomingNumber(firstText(element, {"from", "sender"}));
    event.userNumber = incomingNumber(firstText(element, {"to", "destination"}));
    return event.partnerMessageId.isEmpty() ? std::nullopt : std::optional(event);
}

/// Whether it tells of what a user wrote. That the log does is not known; what it would look like is taken
/// from the posts to the webhook and from the Messages interface.
bool isInbound(const Json &element)
{
    return element.at({"receivedAt"}) && !element.at({"status"});
}

void readElement(const Json &element, PartnerLogPage *page)
{
    if (isInbound(element)) {
        if (const QList<InboundMessage> messages = infobipMessages(element); !messages.isEmpty()) {
            page->messages += messages;
            return;
        }
    } else if (const std::optional<DeliveryEvent> event = eventIn(element)) {
        PartnerLogRow row{.event = *event, .sentAt = isoTime(firstText(element, {"sentAt"}))};
        readContent(element, &row);
        page->rows.append(row);
        return;
    }
    page->notUnderstood.append(partNotUnderstood(element));
}

/// The rows of either reply: both have one envelope.
Result<PartnerLogPage> pageIn(const HttpReply &reply, const QuestionWords &words, std::optional<Json> *body)
{
    const Speaker speaker{u"Infobip"_s, infobipCodes()};
    const Result<Json> document = Json::parse(reply.body, kLogLimits);
    const bool isObject = document && document.value().isObject();
    const PartnerSays says = isObject ? infobipError(document.value()) : PartnerSays{};
    if (!isSuccess(reply) || !says.code.isEmpty())
        return questionRefused(speaker, reply, says, words);
    const std::optional<Json> results = isObject ? document.value().at({"results"}) : std::nullopt;
    if (!results || !results->isArray())
        return answerUnreadable(speaker, reply, words);
    *body = document.value();
    PartnerLogPage page;
    for (qsizetype i = 0; i < results->size(); ++i)
        readElement(*results->at(i), &page);
    return page;
}

/// Where to go on: by the cursor that the neighbours of this log give, or from the oldest row on. How many
/// rows make a full page is not documented, so each page is followed by another question.
std::optional<PartnerQuestion> nextAfter(
    const PartnerLogQuery &query, const PartnerLogPage &page, const Json &body)
{
    PartnerLogQuery next = query;
    next.cursor = body.text({"cursor", "nextCursor"}).value_or(QString());
    if (!next.cursor.isEmpty())
        return next;
    std::optional<QDateTime> oldest;
    for (const PartnerLogRow &row : page.rows) {
        if (row.sentAt && (!oldest || *row.sentAt < *oldest))
            oldest = row.sentAt;
    }
    if (!oldest || *oldest <= query.since)
        return std::nullopt;
    // Whether the end itself still belongs to what is asked for is not known either; and where the filters
    // are passed over, the same rows come again and nothing moves.
    next.until = oldest->addMSecs(1);
    if (next.until >= query.until)
        return std::nullopt;
    return next;
}

} // namespace

PartnerLogOffer InfobipPartner::logOffer() const
{
    return {.support = unverified(tr("Infobip does not document this log. Public programs read it, and there "
                                     "is a scope for it; its filters and its paging are taken from Infobip's "
                                     "logs of other channels. It reaches back 48 hours."))};
}

PartnerReportOffer InfobipPartner::reportOffer() const
{
    return {.support = documented(),
        .consumes
        = tr("Infobip gives each report only once, to whoever asks first: another program that asks "
             "for this message's report will not get it any more, and if the answer is lost on the "
             "way, the report is lost. Reports that Infobip posts to the webhook are not touched."),
        .kept = std::chrono::hours(48)};
}

Result<HttpRequest> InfobipPartner::logRequest(const PartnerLogQuery &query, const PartnerSettings &settings,
    const Secrets &secrets, const QUrl &base) const
{
    Result<QList<HttpHeader>> credentials = mediaHeaders(settings, secrets); // the same everywhere (§1)
    if (!credentials)
        return credentials.error();
    Parameters parameters{{u"sentSince"_s, timeText(query.since)}, {u"sentUntil"_s, timeText(query.until)},
        {u"limit"_s, QString::number(kLogRowsPerPage)}};
    if (!query.cursor.isEmpty())
        parameters += Parameters{{u"useCursor"_s, u"true"_s}, {u"cursor"_s, query.cursor}};
    return HttpRequest{.method = "GET",
        .url = withQuery(withPath(base, kLogPath), parameters),
        .headers = credentials.value()
            + QList<HttpHeader>{{"Accept", "application/json"}, {"User-Agent", userAgent()}}};
}

Result<HttpRequest> InfobipPartner::reportRequest(const PartnerReportQuery &query,
    const PartnerSettings &settings, const Secrets &secrets, const QUrl &base) const
{
    const QString id = query.partnerMessageId.isEmpty() ? query.messageId : query.partnerMessageId;
    if (id.isEmpty()) // without one it would take the reports of everybody
        return Problem{.kind = ProblemKind::InvalidInput,
            .text = tr("The message has no id to ask for."),
            .remedy = tr("Choose a message that was sent.")};
    Result<QList<HttpHeader>> credentials = mediaHeaders(settings, secrets);
    if (!credentials)
        return credentials.error();
    return HttpRequest{.method = "GET",
        .url = withQuery(withPath(base, kReportsPath),
            {{u"messageId"_s, id}, {u"channel"_s, u"WHATSAPP"_s},
                {u"limit"_s, QString::number(kReportsPerMessage)}}),
        .headers = credentials.value()
            + QList<HttpHeader>{{"Accept", "application/json"}, {"User-Agent", userAgent()}},
        .consumes = true}; // "returned only once" (infobip.md §5)
}

Result<PartnerLogPage> InfobipPartner::readLog(
    const PartnerLogQuery &query, const PartnerSettings &, const HttpReply &reply) const
{
    const QString refresh = tr("Reports still come to the webhook, and the report of a single message can be "
                               "asked for.");
    const QuestionWords words{
        .forbidden = tr("Infobip knows the credentials but does not let them read its message log."),
        .allow = tr("Give the API key or the user the scope whatsapp:logs:read or whatsapp:manage in the "
                    "Infobip portal. %1")
                     .arg(refresh),
        .notFound = tr("Infobip has no message log at this address for this account."),
        .notFoundRemedy = tr("The log is not documented, and not every account may have it. Look into "
                             "Analyze > Logs in the Infobip portal. %1")
                              .arg(refresh),
        .refused = tr("Infobip did not give its message log."),
        .unreadable = tr("Infobip's answer is not a log in a form that the program can read."),
        .unreadableRemedy = tr("The log is not documented, so its form may have changed. %1").arg(refresh),
        .stays = tr("What was read so far is in the message log."),
    };
    std::optional<Json> body;
    Result<PartnerLogPage> page = pageIn(reply, words, &body);
    if (!page)
        return page;
    PartnerLogPage read = page.takeValue();
    read.next = nextAfter(query, read, *body);
    return read;
}

Result<PartnerLogPage> InfobipPartner::readReport(const PartnerReportQuery &, const HttpReply &reply) const
{
    const QuestionWords words{
        .forbidden = tr("Infobip knows the credentials but does not let them read delivery reports."),
        .allow = tr("Give the API key or the user the scope message:send, messages-api:message:send or "
                    "messages-api:manage in the Infobip portal."),
        .notFound = tr("Infobip has no delivery reports at this address."),
        .notFoundRemedy = tr("Compare the Base URL on the Configurations page with the Infobip portal."),
        .refused = tr("Infobip did not give the delivery report."),
        .unreadable = tr("Infobip's answer is not a delivery report in a form that the program can read."),
        .unreadableRemedy
        = tr("Check the Base URL on the Configurations page. If the answer held the report, it is gone: look "
             "into Analyze > Logs in the Infobip portal."),
        .stays = tr("What is known of the message stays as it is."),
    };
    std::optional<Json> body;
    return pageIn(reply, words, &body);
}

} // namespace ChannelConsole

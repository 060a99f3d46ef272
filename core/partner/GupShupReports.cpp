// SPDX-License-Identifier: Apache-2.0
// Delivery reports asked for instead of posted: a document that GupShup itself calls old (gupshup.md §5).
#include "core/partner/GupShupPartner.h"

#include "core/channel/PhoneNumber.h"
#include "core/log/MessageStatus.h"
#include "core/message/MessageContent.h"
#include "core/partner/CommonFields.h"
#include "core/partner/GupShupAccounts.h"
#include "core/partner/PartnerRequest.h"
#include "core/partner/QuestionReading.h"
#include "core/partner/WebhookReading.h"

namespace ChannelConsole {

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

const QString kReportsPath = u"/dlr/api/v1/deliveryReports"_s;
constexpr JsonLimits kReportLimits{.bytes = 16 * 1024 * 1024};
/// One question covers less than a day.
constexpr std::chrono::seconds kLongestSpan = 24h - 1s;
/// In which time zone GupShup reads the times is not documented: UTC or India's, which is ahead. What is
/// asked for begins as UTC and ends as India's time, so that it holds what is wanted either way.
constexpr std::chrono::seconds kIndiaAhead = 5h + 30min;
constexpr std::chrono::milliseconds kJobWait = 1s; // how soon one should ask again is not documented

/// Where a series of questions has got to, as PartnerLogQuery::cursor: which account, and the job that
/// collects what it is asked for.
struct Place
{
    bool twoWay = false;
    QString job;

    [[nodiscard]] QString text() const { return (twoWay ? u"two-way "_s : u"templates "_s) + job; }
    [[nodiscard]] static Place from(const QString &cursor)
    {
        return {.twoWay = cursor.startsWith("two-way "_L1), .job = cursor.section(u' ', 1)};
    }
};

QDateTime spanEnd(const PartnerLogQuery &query)
{
    return qMin(query.since.addSecs(kLongestSpan.count()), query.until.addSecs(kIndiaAhead.count()));
}

QString timeText(const QDateTime &time)
{
    return time.toUTC().toString(u"ddMMyy:HHmmss"_s);
}

QString statusOf(const QString &written)
{
    const QString word = written.toUpper();
    if (word == "SUBMITTED"_L1)
        return MessageStatus::kAccepted;
    if (word == "SENT"_L1)
        return MessageStatus::kSent;
    if (word == "DELIVERED"_L1 || word == "SUCCESS"_L1)
        return MessageStatus::kDelivered;
    if (word == "READ"_L1)
        return MessageStatus::kRead;
    return word == "FAILED"_L1 || word == "FAIL"_L1 ? MessageStatus::kFailed : QString();
}

std::optional<PartnerLogRow> rowIn(const Json &element)
{
    const QString cause = firstText(element, {"causeId"});
    const QString message = firstText(element, {"messageId"});
    if (cause.isEmpty() && message.isEmpty())
        return std::nullopt;
    PartnerLogRow row;
    // As in the answer to a send, `<causeId>-<messageId>`, and the second half is ours if we chose it.
    row.event.partnerMessageId = message.isEmpty() ? cause : cause + u'-' + message;
    row.event.ourMessageId = message;
    row.event.userNumber = incomingNumber(firstText(element, {"number"}));
    row.event.time = epochTime(firstText(element, {"deliveredTS"}));
    row.event.partnerStatus = firstText(element, {"status"});
    row.event.status = statusOf(row.event.partnerStatus);
    if (row.event.status == MessageStatus::kFailed)
        row.event.problem = deliveryProblem(
            {u"GupShup"_s, gupShupDeliveryCodes()}, {.code = firstText(element, {"cause"})});
    return row;
}

/// A job that is still collecting, by its id; nothing for anything else.
QString jobIn(const Json &list)
{
    const std::optional<Json> first = list.at(0);
    const bool isRow = first && (first->at({"causeId"}) || first->at({"messageId"}));
    return first && !isRow ? firstText(*first, {"requestId"}) : QString();
}

/// What both questions get. `job`: of an answer that is still being collected.
Result<PartnerLogPage> pageIn(const HttpReply &reply, QString *job)
{
    const Speaker speaker{u"GupShup"_s, gupShupCodes()};
    const QuestionWords words{
        .forbidden = GupShupPartner::tr("GupShup knows the account but does not let it read reports."),
        .allow
        = GupShupPartner::tr("Ask GupShup to open the report interface for this account. Reports still "
                             "come to the webhook."),
        .notFound = GupShupPartner::tr("There is no report interface at this address."),
        .notFoundRemedy = GupShupPartner::tr("Check the Report API URL on the Configurations page, under "
                                             "Advanced."),
        .refused = GupShupPartner::tr("GupShup did not give the reports."),
        .unreadable = GupShupPartner::tr(
            "GupShup's answer is not a list of reports in a form that the program can read."),
        .unreadableRemedy = GupShupPartner::tr("Check the Report API URL on the Configurations page, under "
                                               "Advanced. Reports still come to the webhook."),
        .stays = GupShupPartner::tr("What was read so far is in the message log."),
    };
    if (isSuccess(reply) && reply.body.startsWith("PK\x03\x04")) // a ZIP archive
        return Problem{.kind = ProblemKind::ReplyTooLarge,
            .side = Side::Partner,
            .text = GupShupPartner::tr("There are so many reports that GupShup packs them into an archive."),
            .remedy = GupShupPartner::tr("Choose a shorter time."),
            .details
            = describe(HttpReply{.status = reply.status, .reason = reply.reason, .headers = reply.headers})};
    const Result<Json> body = Json::parse(reply.body, kReportLimits);
    PartnerSays says;
    if (const std::optional<Json> errors = body ? body.value().at({"errors"}) : std::nullopt)
        says.text = errors->at(0) ? firstText(*errors->at(0), {"message"}) : QString();
    if (!isSuccess(reply) || !says.text.isEmpty())
        return questionRefused(speaker, reply, says, words);
    if (!body || !body.value().isArray())
        return answerUnreadable(speaker, reply, words);
    PartnerLogPage page;
    *job = jobIn(body.value());
    for (qsizetype i = 0; job->isEmpty() && i < body.value().size(); ++i) {
        const Json element = *body.value().at(i);
        if (const std::optional<PartnerLogRow> row = rowIn(element))
            page.rows.append(*row);
        else
            page.notUnderstood.append(partNotUnderstood(element));
    }
    return page;
}

Result<HttpRequest> request(const GupShupPartner &partner, const QByteArray &query,
    const GupShupAccount &account, const PartnerSettings &settings, const Secrets &secrets, const QUrl &base)
{
    const Result<QByteArray> password = requiredSecret(secrets, partner, account.passwordField);
    if (!password)
        return password.error();
    // A mask is shown as it is, so that it can be seen to be one.
    const QByteArray pair = settings.values.value(account.userIdField).toUtf8() + ':' + password.value();
    QUrl url = withPath(base, kReportsPath);
    url.setQuery(QString::fromLatin1(query), QUrl::StrictMode);
    return HttpRequest{.method = "GET",
        .url = url,
        .headers = {{"Authorization", "Basic " + (secrets.isMasked() ? password.value() : pair.toBase64())},
            {"Accept", "application/json"}, {"User-Agent", userAgent()}}};
}

QByteArray jobQuery(const QString &job)
{
    return "jobId=" + QUrl::toPercentEncoding(job); // alone, the document says
}

/// `phoneNumbers` with one number: how several would be written is not shown.
Result<QByteArray> numberQuery(const QString &userNumber)
{
    const QString digits = numberDigits(userNumber);
    if (digits.isEmpty())
        return Problem{.kind = ProblemKind::InvalidInput,
            .text = GupShupPartner::tr("GupShup gives the reports of one user at a time."),
            .remedy = GupShupPartner::tr("Enter the user's number."),
            .field = u"userNumber"_s};
    return QByteArray("phoneNumbers=" + digits.toLatin1());
}

QString unverifiedReason()
{
    return GupShupPartner::tr("GupShup's document of 2021 calls itself old and does not say whether it holds "
                              "for WhatsApp accounts, nor in which time zone it reads times.");
}

} // namespace

PartnerLogOffer GupShupPartner::logOffer() const
{
    return {.support = unverified(unverifiedReason()), .byUserNumber = true};
}

PartnerReportOffer GupShupPartner::reportOffer() const
{
    return {.support = unverified(unverifiedReason())};
}

QUrl GupShupPartner::logServiceUrl(const PartnerSettings &settings) const
{
    for (const FieldSpec &field : fields()) {
        if (field.id == GupShupField::kReportApiUrlId)
            return serviceUrlFrom(field, settings);
    }
    return {};
}

/// Each account knows of its own messages only.
QStringList GupShupPartner::secretsForLog(const PartnerSettings &settings) const
{
    QStringList ids{GupShupField::kPasswordId};
    if (hasGupShupTwoWayAccount(settings))
        ids.append(GupShupField::kTwoWayPasswordId);
    return ids;
}

Result<HttpRequest> GupShupPartner::logRequest(const PartnerLogQuery &query, const PartnerSettings &settings,
    const Secrets &secrets, const QUrl &base) const
{
    const Place place = Place::from(query.cursor);
    const Result<QByteArray> number = numberQuery(query.userNumber);
    if (!number)
        return number.error();
    const QByteArray span = "&fromDate=" + QUrl::toPercentEncoding(timeText(query.since))
        + "&toDate=" + QUrl::toPercentEncoding(timeText(spanEnd(query)));
    return request(*this, place.job.isEmpty() ? number.value() + span : jobQuery(place.job),
        gupShupAccount(!place.twoWay, settings), settings, secrets, base);
}

Result<HttpRequest> GupShupPartner::reportRequest(const PartnerReportQuery &query,
    const PartnerSettings &settings, const Secrets &secrets, const QUrl &base) const
{
    const GupShupAccount account
        = gupShupAccount(query.type == messageTypeId(MessageType::Template), settings);
    if (!query.cursor.isEmpty())
        return request(*this, jobQuery(query.cursor), account, settings, secrets, base);
    const Result<QByteArray> number = numberQuery(query.userNumber);
    if (!number)
        return number.error();
    const QString causeId = query.partnerMessageId.section(u'-', 0, 0);
    if (causeId.isEmpty())
        return Problem{.kind = ProblemKind::InvalidInput,
            .text = tr("The message has no id of GupShup's to ask for: the answer to its send never came."),
            .remedy = tr("Read the reports of its number instead.")};
    return request(*this, number.value() + "&causeId=" + QUrl::toPercentEncoding(causeId), account, settings,
        secrets, base);
}

Result<PartnerLogPage> GupShupPartner::readLog(
    const PartnerLogQuery &query, const PartnerSettings &settings, const HttpReply &reply) const
{
    QString job;
    Result<PartnerLogPage> read = pageIn(reply, &job);
    if (!read)
        return read;
    PartnerLogPage page = read.takeValue();
    Place place = Place::from(query.cursor);
    PartnerLogQuery next = query;
    if (!job.isEmpty()) {
        place.job = job;
        page.wait = kJobWait;
    } else if (!place.twoWay && hasGupShupTwoWayAccount(settings)) {
        place = {.twoWay = true};
    } else {
        place = {};
        next.since = spanEnd(query);
        if (next.since >= query.until.addSecs(kIndiaAhead.count()))
            return page;
    }
    next.cursor = place.text();
    page.next = next;
    return page;
}

Result<PartnerLogPage> GupShupPartner::readReport(
    const PartnerReportQuery &query, const HttpReply &reply) const
{
    QString job;
    Result<PartnerLogPage> read = pageIn(reply, &job);
    if (!read || job.isEmpty())
        return read;
    PartnerLogPage page = read.takeValue();
    PartnerReportQuery next = query;
    next.cursor = job;
    page.next = next;
    page.wait = kJobWait;
    return page;
}

} // namespace ChannelConsole

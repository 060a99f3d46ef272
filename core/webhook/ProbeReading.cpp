// SPDX-License-Identifier: Apache-2.0
#include "core/webhook/ProbeReading.h"

#include "core/Json.h"

#include <QCoreApplication>

#include <algorithm>
#include <initializer_list>

namespace ChannelConsole {

using namespace Qt::StringLiterals;

namespace {

constexpr qsizetype kShownMessage = 200;

QString tr(const char *text)
{
    return QCoreApplication::translate("Probe", text);
}

/// Which form the platform's error bodies have is in no public document for this webhook; that of its Webhook
/// channel is `{"errors":[{"msg":…}]}` (platform.md §5).
QString messageOf(const HttpReply &reply)
{
    if (const Result<Json> body = Json::parse(reply.body); body.ok()) {
        if (const std::optional<Json> errors = body.value().at({"errors"})) {
            if (const std::optional<Json> first = errors->at(0)) {
                if (const std::optional<QString> text = first->text({"msg"}))
                    return text->left(kShownMessage);
            }
        }
        for (const char *key : {"message", "msg", "error"}) {
            if (const std::optional<QString> text = body.value().text({key}))
                return text->left(kShownMessage);
        }
    }
    return QString::fromUtf8(reply.body).simplified().left(kShownMessage);
}

bool isWebPage(const HttpReply &reply)
{
    return reply.header("Content-Type").toLower().startsWith("text/html")
        || reply.body.trimmed().left(1) == "<";
}

bool isRedirect(int status)
{
    return status >= 300 && status < 400;
}

bool isSuccess(int status)
{
    return status >= 200 && status < 300;
}

/// Answers that come from something in front of the platform, whatever was asked; empty if this is none.
QString answerOfSomethingElse(const HttpReply &reply)
{
    if (isRedirect(reply.status))
        return tr(
            "The server sends the caller on to %1. A messaging partner does not follow: enter the final "
            "address at the partner.")
            .arg(QString::fromUtf8(reply.header("Location")));
    if (reply.status == 404)
        return tr("Nothing is at this address. Compare the path with the Webhook URL the platform shows.");
    if (reply.status == 405)
        return tr("Something is at this address, but it takes no POST: this is not the webhook.");
    if (reply.status == 403)
        return tr(
            "Access is forbidden before any rule of the webhook is checked: a firewall, or a proxy that "
            "lets only known addresses in.");
    if (reply.status == 429)
        return tr("Too many calls. Wait a minute and probe again.");
    if (reply.status >= 502 && reply.status <= 504)
        return tr("A gateway answers in place of the platform, because it cannot reach it.");
    if (isWebPage(reply))
        return tr("A web page answers, not a webhook: a proxy, a sign-in page, or another web server.");
    return {};
}

/// The stream id is the first thing to be looked at.
QString readStreamId(int status)
{
    if (isSuccess(status))
        return tr("An id that does not exist was accepted: whatever answers does not look at the stream id, "
                  "so it is hardly the platform's webhook.");
    if (status == 401)
        return tr("The authorization is checked before the stream id here.");
    return tr("An invalid stream id is answered in another way than documented.");
}

/// A credential is missing or wrong.
QString readRefusal(ProbeCase probeCase, int status)
{
    if (isSuccess(status))
        return probeCase == ProbeCase::AuthorizationMissing
            ? tr("A call without authorization is accepted: Associate an App is off on the platform, or this "
                 "is another webhook. Whoever knows the address can write to the assistant.")
            : tr("A wrong authorization is accepted: it is not checked. Whoever knows the address can write "
                 "to the assistant.");
    if (status == 500)
        return tr(
            "The authorization was not looked at, the body was: Associate an App is off on the platform, "
            "or it was not published. Also so if the stream id in the URL is not this assistant's.");
    return tr("The call is refused, though not in the documented way.");
}

/// A body is missing or lacks its sender.
QString readBody(int status)
{
    if (isSuccess(status))
        return tr("The call is accepted all the same: the body is not checked before it is acknowledged.");
    if (status == 401)
        return tr("The authorization was refused, so it did not come to the body: the app associated on the "
                  "platform has another Client ID or Client Secret, or the token has expired.");
    return tr("The call is refused, though not in the documented way.");
}

QString readGood(int status)
{
    if (status == 401)
        return tr(
            "The authorization was refused: the app associated on the platform has another Client ID or "
            "Client Secret, or the token has expired.");
    if (status == 500)
        return tr("The platform failed on a call that is in order: the channel may be disabled, the business "
                  "number not be one of the channel's, or the stream id not be this assistant's.");
    return tr("The platform did not accept a call that is in order.");
}

QString deviation(ProbeCase probeCase, const HttpReply &reply)
{
    if (const QString other = answerOfSomethingElse(reply); !other.isEmpty())
        return other;
    switch (probeCase) {
    case ProbeCase::InvalidStreamId:
        return readStreamId(reply.status);
    case ProbeCase::AuthorizationMissing:
    case ProbeCase::AuthorizationWrong:
        return readRefusal(probeCase, reply.status);
    case ProbeCase::BodyMissing:
    case ProbeCase::MobileMissing:
        return readBody(reply.status);
    case ProbeCase::Good:
        return readGood(reply.status);
    }
    Q_UNREACHABLE();
}

/// Without the guide's table only what holds for any webhook can be said.
QString observation(ProbeCase probeCase, const HttpReply &reply)
{
    if (const QString other = answerOfSomethingElse(reply); !other.isEmpty())
        return other;
    const bool withoutCredential
        = probeCase == ProbeCase::AuthorizationMissing || probeCase == ProbeCase::AuthorizationWrong;
    if (withoutCredential && isSuccess(reply.status))
        return tr(
            "A call without a valid authorization is acknowledged: whoever knows the address may be able "
            "to write to the assistant.");
    if (withoutCredential && reply.status == 401)
        return tr("A call without a valid authorization is refused.");
    return {};
}

/// Every answer that came has this status.
bool allAnswered(const QList<ProbeFinding> &findings, int status)
{
    const auto came = [](const ProbeFinding &each) { return each.status != 0; };
    return std::any_of(findings.cbegin(), findings.cend(), came)
        && std::all_of(findings.cbegin(), findings.cend(),
            [&](const ProbeFinding &each) { return !came(each) || each.status == status; });
}

bool any(const QList<ProbeFinding> &findings, ProbeResult result)
{
    return std::any_of(findings.cbegin(), findings.cend(),
        [result](const ProbeFinding &each) { return each.result == result; });
}

QString deviationSummary(const QList<ProbeFinding> &findings)
{
    if (allAnswered(findings, 404))
        return tr(
            "Every call was answered 404: the path of the URL is wrong, or the channel was not enabled and "
            "published.");
    if (allAnswered(findings, 401))
        return tr("Every call was answered 401: the authorization is checked before anything else, and the "
                  "credential this probe used is not accepted.");
    if (allAnswered(findings, 200))
        return tr("Every call was answered 200: whatever is at this address checks nothing. It is hardly the "
                  "platform's webhook.");
    const auto deviates = std::count_if(findings.cbegin(), findings.cend(),
        [](const ProbeFinding &each) { return each.result == ProbeResult::Deviates; });
    return tr("Answered in another way than documented: %1 of %2.").arg(deviates).arg(findings.size());
}

} // namespace

ProbeFinding readProbeReply(ProbeCase probeCase, const ProbeOrder &order, const HttpReply &reply)
{
    ProbeFinding finding{.probeCase = probeCase,
        .expected = probeExpectation(probeCase, order.documented),
        .status = reply.status,
        .message = messageOf(reply),
        .reply = describe(reply)};
    if (probeCase == ProbeCase::Good) {
        const bool taken = isSuccess(reply.status) && !isWebPage(reply);
        finding.result = taken ? ProbeResult::AsDocumented : ProbeResult::Deviates;
        finding.meaning = taken ? QString() : deviation(probeCase, reply);
    } else if (!finding.expected) {
        finding.result = ProbeResult::Observed;
        finding.meaning = observation(probeCase, reply);
    } else if (reply.status != finding.expected->status || isWebPage(reply)) {
        finding.result = ProbeResult::Deviates;
        finding.meaning = deviation(probeCase, reply);
    } else if (!reply.body.contains(finding.expected->message)) {
        // The body's form is not public, so the message may stand anywhere in it.
        finding.result = ProbeResult::Deviates;
        finding.meaning = tr("The status is the documented one, the message is not.");
    } else {
        finding.result = ProbeResult::AsDocumented;
    }
    return finding;
}

void concludeProbe(ProbeReport &report, const ProbeOrder &order)
{
    const QList<ProbeFinding> &findings = report.findings;
    const bool answered = std::any_of(
        findings.cbegin(), findings.cend(), [](const ProbeFinding &each) { return each.status != 0; });
    if (!answered) {
        report.verdict = ProbeVerdict::NotReached;
        report.summary = tr("No call was answered, so nothing can be said about the webhook's rules.");
    } else if (any(findings, ProbeResult::Deviates)) {
        report.verdict = ProbeVerdict::Deviates;
        report.summary = deviationSummary(findings);
    } else if (!order.documented) {
        report.verdict = ProbeVerdict::NothingDocumented;
        report.summary = tr("For this messaging partner the platform documents no answers. This is what the "
                            "webhook answered.");
    } else if (any(findings, ProbeResult::Skipped) || any(findings, ProbeResult::NotReached)) {
        report.verdict = ProbeVerdict::AsDocumented;
        report.summary
            = tr("Every call that was answered was answered as documented; not all could be made.");
    } else {
        report.verdict = ProbeVerdict::AsDocumented;
        report.summary = tr("Every call was answered as documented.");
    }
}

} // namespace ChannelConsole

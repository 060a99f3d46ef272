// SPDX-License-Identifier: Apache-2.0
#include "core/partner/ReplyReading.h"

#include "core/partner/WhatsAppCodes.h"

#include <QCoreApplication>
#include <QDateTime>
#include <QLocale>

namespace ChannelConsole {

using namespace Qt::StringLiterals;

namespace {

constexpr int kUnauthorized = 401;
constexpr int kForbidden = 403;
constexpr int kNotFound = 404;
constexpr int kTooManyRequests = 429;

QString tr(const char *text)
{
    return QCoreApplication::translate("ReplyReading", text);
}

QString lookBeforeRepeating(const Speaker &speaker)
{
    return tr(
        "Look into %1's own message log before you send it again: a second send may reach the person twice.")
        .arg(speaker.name);
}

/// The beginning of what came, on one line, for the details pane.
QString excerpt(const HttpReply &reply)
{
    constexpr qsizetype kShown = 300;
    if (reply.body.isEmpty())
        return u"HTTP %1 %2, empty body"_s.arg(reply.status).arg(QString::fromUtf8(reply.reason));
    QString text = QString::fromUtf8(reply.body.left(4 * kShown)).simplified().left(kShown);
    if (reply.body.size() > text.toUtf8().size())
        text += u'…';
    return u"HTTP %1 %2, %3, %4 bytes: %5"_s.arg(reply.status)
        .arg(QString::fromUtf8(reply.reason), QString::fromUtf8(reply.header("Content-Type")))
        .arg(reply.body.size())
        .arg(text);
}

QString joinedDetails(const PartnerSays &says, const HttpReply &reply)
{
    const QString seen
        = says.code.isEmpty() && says.text.isEmpty() ? excerpt(reply) : u"HTTP %1"_s.arg(reply.status);
    return says.details.isEmpty() ? seen : says.details + u'\n' + seen;
}

/// Retry-After in words; it is a number of seconds or a date (RFC 9110 §10.2.3).
QString whenToTryAgain(const HttpReply &reply)
{
    const QByteArray value = reply.header("Retry-After").trimmed();
    bool isNumber = false;
    const int seconds = value.toInt(&isNumber);
    if (isNumber && seconds >= 0) {
        // The units' symbols, because their names have plurals.
        return seconds < 120 ? tr("Wait %1 s, then send again.").arg(seconds)
                             : tr("Wait %1 min, then send again.").arg((seconds + 59) / 60);
    }
    // "Sun, 22 Nov 2026 18:00:00 GMT" is RFC 2822 but for the name of the zone.
    const QDateTime until
        = QDateTime::fromString(QString::fromLatin1(value).replace("GMT"_L1, "+0000"_L1), Qt::RFC2822Date);
    if (until.isValid())
        return tr("Wait until %1, then send again.")
            .arg(QLocale().toString(until.toLocalTime(), QLocale::ShortFormat));
    return tr("Wait a minute, then send again; wait longer if it happens again.");
}

Problem unknownCode(const Speaker &speaker)
{
    return {.kind = ProblemKind::RejectedByPartner,
        .side = Side::Partner,
        .text = tr("%1 refused the message for a reason this program does not know.").arg(speaker.name),
        .remedy = tr("Read the partner's own words, and ask %1's support with the code if they do not help.")
                      .arg(speaker.name)};
}

Problem knownCode(const Speaker &speaker, const CodeMeaning &meaning)
{
    return {.kind = ProblemKind::RejectedByPartner,
        .side = meaning.side,
        .text = QCoreApplication::translate(speaker.codes.context, meaning.text),
        .remedy = QCoreApplication::translate(speaker.codes.context, meaning.remedy)};
}

/// What an HTTP status means where the partner gave no code that is known.
Problem statusProblem(const Speaker &speaker, const HttpReply &reply)
{
    Problem problem{.kind = ProblemKind::HttpStatus, .side = Side::Partner};
    if (reply.status >= 300 && reply.status < 400) {
        const QString target = originOf(QUrl::fromEncoded(reply.header("Location")));
        problem.side = Side::ThisComputer;
        problem.text = target.isEmpty() ? tr("The address answered with a redirect, which is not followed "
                                             "because credentials would go along.")
                                        : tr("The address answered with a redirect to %1, which is not "
                                             "followed because credentials would go along.")
                                              .arg(target);
        problem.remedy = tr("Check the address in the configuration.");
        return problem;
    }
    switch (reply.status) {
    case kUnauthorized:
        problem.side = Side::ThisComputer;
        problem.text = tr("%1 did not accept the credentials.").arg(speaker.name);
        problem.remedy = tr("Enter them again, and check that they belong to this address.");
        break;
    case kForbidden:
        problem.text = tr("%1 knows the credentials but does not allow this.").arg(speaker.name);
        problem.remedy = tr("Ask whoever manages the %1 account to allow WhatsApp sends for these "
                            "credentials and this network.")
                             .arg(speaker.name);
        break;
    case kNotFound:
        problem.side = Side::ThisComputer;
        problem.text = tr("There is no such service at this address.");
        problem.remedy = tr("Check the address in the configuration.");
        break;
    case kTooManyRequests:
        problem.text = tr("%1 was asked too often.").arg(speaker.name);
        problem.remedy = whenToTryAgain(reply);
        break;
    default:
        problem.text = tr("%1 refused the request (HTTP %2).").arg(speaker.name).arg(reply.status);
        problem.remedy = tr("Read the partner's own words in the details.");
        break;
    }
    return problem;
}

/// The partner's own table, or WhatsApp's where the partner hands on a number of WhatsApp's.
Speaker whoKnows(const Speaker &speaker, const QString &code)
{
    return speaker.codes.find(code) ? speaker : Speaker{speaker.name, whatsAppCodes()};
}

void attach(Problem *problem, const PartnerSays &says)
{
    problem->partnerCode = says.code;
    problem->partnerText = says.text;
}

} // namespace

bool isSuccess(const HttpReply &reply)
{
    return reply.status >= 200 && reply.status < 300;
}

SendOutcome acceptedOutcome(const QString &partnerMessageId, const QString &partnerStatus)
{
    return {.kind = SendOutcome::Kind::Accepted,
        .partnerMessageId = partnerMessageId,
        .partnerStatus = partnerStatus};
}

SendOutcome rejectedOutcome(const Speaker &speaker, const PartnerSays &says)
{
    const Speaker known = whoKnows(speaker, says.code);
    const CodeMeaning *meaning = known.codes.find(says.code);
    Problem problem = meaning ? knownCode(known, *meaning) : unknownCode(speaker);
    attach(&problem, says);
    problem.details = says.details;
    return {.kind = SendOutcome::Kind::Rejected, .problem = problem};
}

SendOutcome failedOutcome(const Speaker &speaker, const HttpReply &reply, const PartnerSays &says)
{
    if (reply.status < 300 || reply.status >= 500) {
        SendOutcome outcome = unreadableOutcome(speaker, reply);
        outcome.problem->text = tr("%1 had a failure of its own (HTTP %2). It may have taken the message.")
                                    .arg(speaker.name)
                                    .arg(reply.status);
        attach(&*outcome.problem, says);
        outcome.problem->details = joinedDetails(says, reply);
        return outcome;
    }
    const Speaker known = whoKnows(speaker, says.code);
    const CodeMeaning *meaning = known.codes.find(says.code);
    Problem problem = meaning ? knownCode(known, *meaning) : statusProblem(speaker, reply);
    if (!says.code.isEmpty())
        problem.kind = ProblemKind::RejectedByPartner;
    if (reply.status == kTooManyRequests)
        problem.remedy = whenToTryAgain(reply);
    attach(&problem, says);
    problem.details = joinedDetails(says, reply);
    return {.kind = SendOutcome::Kind::Rejected, .problem = problem};
}

SendOutcome unreadableOutcome(const Speaker &speaker, const HttpReply &reply)
{
    const QString text = reply.body.isEmpty()
        ? tr("%1's answer was empty. It may have taken the message.")
        : tr("%1's answer is not in a form the program can read. It may have taken the message.");
    return {.kind = SendOutcome::Kind::Unknown,
        .problem = Problem{.kind = ProblemKind::OutcomeUnknown,
            .side = Side::Partner,
            .text = text.arg(speaker.name),
            .remedy = lookBeforeRepeating(speaker),
            .details = excerpt(reply)}};
}

} // namespace ChannelConsole

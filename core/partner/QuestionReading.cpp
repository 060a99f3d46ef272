// SPDX-License-Identifier: Apache-2.0
#include "core/partner/QuestionReading.h"

#include <QCoreApplication>

namespace ChannelConsole {

namespace {

constexpr int kUnauthorized = 401;
constexpr int kForbidden = 403;
constexpr int kNotFound = 404;

QString tr(const char *text)
{
    return QCoreApplication::translate("QuestionReading", text);
}

} // namespace

Problem questionRefused(
    const Speaker &speaker, const HttpReply &reply, const PartnerSays &says, const QuestionWords &words)
{
    // The partner's own code and words, and what 3xx and 429 mean, are the same as for a send.
    const SendOutcome said
        = isSuccess(reply) ? rejectedOutcome(speaker, says) : failedOutcome(speaker, reply, says);
    Problem problem = said.problem.value_or(Problem{});
    if (reply.status == kUnauthorized) {
        problem.side = Side::ThisComputer;
        problem.text = tr("%1 did not accept the credentials.").arg(speaker.name);
        problem.remedy
            = tr("Enter them again on the Configurations page and save. Check that they belong to this "
                 "address.");
    } else if (reply.status == kForbidden) {
        problem.side = Side::Partner;
        problem.text = words.forbidden;
        problem.remedy = words.allow;
    } else if (reply.status == kNotFound && !words.notFound.isEmpty()) {
        problem.side = Side::ThisComputer;
        problem.text = words.notFound;
        problem.remedy = words.notFoundRemedy;
    } else if (reply.status >= 500) {
        problem.kind = ProblemKind::HttpStatus;
        problem.side = Side::Partner;
        problem.text = tr("%1 had a failure of its own (HTTP %2).").arg(speaker.name).arg(reply.status);
        problem.remedy = tr("Try again in a while. %1").arg(words.stays);
    } else if (isSuccess(reply) && !speaker.codes.find(says.code)) {
        problem.text = words.refused;
        problem.remedy
            = tr("Read the partner's own words, and ask %1's support if they do not help.").arg(speaker.name);
    }
    return problem;
}

Problem answerUnreadable(const Speaker &speaker, const HttpReply &reply, const QuestionWords &words)
{
    Problem problem = unreadableOutcome(speaker, reply).problem.value_or(Problem{});
    problem.kind = ProblemKind::ReplyNotUnderstood;
    problem.side = Side::Partner;
    problem.text = reply.body.isEmpty() ? tr("%1's answer was empty.").arg(speaker.name) : words.unreadable;
    problem.remedy = words.unreadableRemedy;
    return problem;
}

} // namespace ChannelConsole

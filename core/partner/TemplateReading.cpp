// SPDX-License-Identifier: Apache-2.0
#include "core/partner/TemplateReading.h"

#include <nlohmann/json.hpp>

#include <QCoreApplication>

namespace ChannelConsole {

using namespace Qt::StringLiterals;

namespace {

constexpr int kUnauthorized = 401;
constexpr int kForbidden = 403;
constexpr int kNotFound = 404;

QString tr(const char *text)
{
    return QCoreApplication::translate("TemplateReading", text);
}

} // namespace

Problem listingRefused(
    const Speaker &speaker, const HttpReply &reply, const PartnerSays &says, const ListingWords &words)
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
        problem.text = tr("%1 knows the credentials but does not let them read templates.").arg(speaker.name);
        problem.remedy = words.allow;
    } else if (reply.status == kNotFound && !words.notFound.isEmpty()) {
        problem.side = Side::ThisComputer;
        problem.text = words.notFound;
        problem.remedy = words.notFoundRemedy;
    } else if (reply.status >= 500) {
        problem.kind = ProblemKind::HttpStatus;
        problem.side = Side::Partner;
        problem.text = tr("%1 had a failure of its own (HTTP %2).").arg(speaker.name).arg(reply.status);
        problem.remedy = tr("Try again in a while. The templates known so far stay.");
    } else if (isSuccess(reply) && !speaker.codes.find(says.code)) {
        problem.text = tr("%1 did not list the templates.").arg(speaker.name);
        problem.remedy
            = tr("Read the partner's own words, and ask %1's support if they do not help.").arg(speaker.name);
    }
    return problem;
}

Problem listingUnreadable(const Speaker &speaker, const HttpReply &reply)
{
    Problem problem = unreadableOutcome(speaker, reply).problem.value_or(Problem{});
    problem.kind = ProblemKind::ReplyNotUnderstood;
    problem.side = Side::Partner;
    problem.text = reply.body.isEmpty()
        ? tr("%1's answer was empty.").arg(speaker.name)
        : tr("%1's answer is not a list of templates in a form that the program can read.").arg(speaker.name);
    problem.remedy
        = tr("Check the address on the Configurations page. The templates known so far stay as they are.");
    return problem;
}

QString partText(const Json &object, const char *name)
{
    if (const std::optional<QString> text = object.string({name}))
        return *text;
    return object.text({name, "text"}).value_or(QString());
}

QStringList textList(const Json &object, const char *name)
{
    const std::optional<Json> list = object.at({name});
    if (!list)
        return {};
    if (!list->isArray()) {
        const QString single = list->text({}).value_or(QString());
        return single.isEmpty() ? QStringList() : QStringList{single};
    }
    QStringList texts;
    for (qsizetype i = 0; i < list->size(); ++i)
        texts.append(list->at(i)->text({}).value_or(QString()));
    return texts;
}

QByteArray originalOf(const Json &object)
{
    return toJsonText(object.raw());
}

} // namespace ChannelConsole

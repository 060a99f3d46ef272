// SPDX-License-Identifier: Apache-2.0
#include "core/partner/TemplateReading.h"

#include "core/partner/QuestionReading.h"

#include <nlohmann/json.hpp>

#include <QCoreApplication>

namespace ChannelConsole {

using namespace Qt::StringLiterals;

namespace {

QString tr(const char *text)
{
    return QCoreApplication::translate("TemplateReading", text);
}

QuestionWords wordsFor(const Speaker &speaker)
{
    return {
        .forbidden = tr("%1 knows the credentials but does not let them read templates.").arg(speaker.name),
        .refused = tr("%1 did not list the templates.").arg(speaker.name),
        .unreadable
        = tr("%1's answer is not a list of templates in a form that the program can read.").arg(speaker.name),
        .unreadableRemedy
        = tr("Check the address on the Configurations page. The templates known so far stay as they are."),
        .stays = tr("The templates known so far stay."),
    };
}

} // namespace

Problem listingRefused(
    const Speaker &speaker, const HttpReply &reply, const PartnerSays &says, const ListingWords &words)
{
    QuestionWords all = wordsFor(speaker);
    all.allow = words.allow;
    all.notFound = words.notFound;
    all.notFoundRemedy = words.notFoundRemedy;
    return questionRefused(speaker, reply, says, all);
}

Problem listingUnreadable(const Speaker &speaker, const HttpReply &reply)
{
    return answerUnreadable(speaker, reply, wordsFor(speaker));
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

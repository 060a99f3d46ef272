// SPDX-License-Identifier: Apache-2.0
#include "core/partner/Guide.h"

#include "core/Json.h"

#include <QCoreApplication>
#include <QFile>

// Made by rcc for a static library, where nothing else would pull the data into the program. Outside of any
// namespace by its nature.
static void initialiseGuides()
{
    Q_INIT_RESOURCE(guides);
}

namespace ChannelConsole {

using namespace Qt::StringLiterals;

namespace {

Problem unusable(const QString &partnerId, const QString &details)
{
    return {.kind = ProblemKind::Refused,
        .side = Side::ThisComputer,
        .text = QCoreApplication::translate("Guide", "There are no instructions for this messaging partner."),
        .remedy = QCoreApplication::translate("Guide",
            "Follow the partner's own documentation; installing the program again may bring them back."),
        .details = u"%1: %2"_s.arg(partnerId, details)};
}

std::optional<GuideStep::Where> whereFrom(const QString &name)
{
    if (name == "partner"_L1)
        return GuideStep::Where::Partner;
    if (name == "platform"_L1)
        return GuideStep::Where::Platform;
    if (name == "console"_L1)
        return GuideStep::Where::Console;
    return std::nullopt;
}

QStringList texts(const Json &guide, const char *key)
{
    QStringList result;
    const std::optional<Json> list = guide.at({key});
    for (qsizetype i = 0; list && i < list->size(); ++i) {
        const std::optional<Json> entry = list->at(i);
        if (const std::optional<QString> text = entry ? entry->string({}) : std::nullopt)
            result.append(*text);
    }
    return result;
}

std::optional<GuideStep> stepFrom(const Json &step)
{
    const std::optional<GuideStep::Where> where = whereFrom(step.string({"where"}).value_or(QString()));
    const std::optional<QString> title = step.string({"title"});
    const std::optional<QString> text = step.string({"text"});
    if (!where || !title || !text)
        return std::nullopt;
    return GuideStep{*where, *title, *text, step.string({"copy"}).value_or(QString())};
}

} // namespace

Result<Guide> parseGuide(const QByteArray &text, const QString &partnerId)
{
    const Result<Json> document = Json::parse(text);
    if (!document)
        return unusable(partnerId, document.error().details);
    const Json &json = document.value();
    if (json.string({"partner"}) != partnerId)
        return unusable(partnerId, u"the guide is for another partner"_s);

    Guide guide{.before = texts(json, "before"), .notes = texts(json, "notes")};
    const std::optional<Json> steps = json.at({"steps"});
    for (qsizetype i = 0; steps && i < steps->size(); ++i) {
        const std::optional<Json> entry = steps->at(i);
        const std::optional<GuideStep> step = entry ? stepFrom(*entry) : std::nullopt;
        if (!step)
            return unusable(partnerId, u"step %1 is not complete"_s.arg(i + 1));
        guide.steps.append(*step);
    }
    if (guide.steps.isEmpty())
        return unusable(partnerId, u"it has no steps"_s);
    return guide;
}

Result<Guide> loadGuide(const QString &partnerId, const QLocale &locale)
{
    initialiseGuides();
    const QString language = locale.name().section(u'_', 0, 0);
    QFile file(u":/guides/%1_%2.json"_s.arg(partnerId, language));
    if (!file.exists())
        file.setFileName(u":/guides/%1.json"_s.arg(partnerId));
    if (!file.open(QIODevice::ReadOnly))
        return unusable(partnerId, file.errorString());
    return parseGuide(file.readAll(), partnerId);
}

} // namespace ChannelConsole

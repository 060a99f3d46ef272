// SPDX-License-Identifier: Apache-2.0
// The list of a sender's templates (infobip.md §4).
#include "core/partner/InfobipPartner.h"

#include "core/channel/PhoneNumber.h"
#include "core/partner/InfobipReplies.h"
#include "core/partner/PartnerRequest.h"
#include "core/partner/TemplateReading.h"

#include <nlohmann/json.hpp>

namespace ChannelConsole {

using namespace Qt::StringLiterals;

namespace {

const QString kTemplatesPath = u"/whatsapp/2/senders/%1/templates"_s;

TemplateButton buttonOf(const Json &button)
{
    return {.type = firstText(button, {"type"}).toUpper(),
        .text = firstText(button, {"text"}),
        .url = firstText(button, {"url"}),
        .phoneNumber = firstText(button, {"phoneNumber"}),
        .example = textList(button, "example").value(0)};
}

/// Parts of the structure that the record has no place for.
QStringList otherParts(const Json &structure)
{
    static const QStringList kModelled{
        u"type"_s, u"header"_s, u"body"_s, u"footer"_s, u"buttons"_s, u"shorteningOptions"_s};
    QStringList parts;
    for (const QString &key : structure.keys()) {
        if (!kModelled.contains(key) && !structure.at({key.toUtf8().constData()})->raw().is_null())
            parts.append(key);
    }
    return parts;
}

TemplateRecord recordOf(const Json &entry)
{
    TemplateRecord record{.partnerTemplateId = firstText(entry, {"id"}),
        .name = firstText(entry, {"name"}),
        .language = firstText(entry, {"language"}),
        .category = firstText(entry, {"category"}),
        .status = firstText(entry, {"status"}),
        .statusReason = firstText(entry, {"statusReason", "rejectionReason", "reason"}),
        .quality = firstText(entry, {"quality"}),
        .original = originalOf(entry)};
    const std::optional<Json> structure = entry.at({"structure"});
    if (!structure || !structure->isObject())
        return record;
    if (const std::optional<Json> header = structure->at({"header"})) {
        record.headerText = partText(*structure, "header");
        record.headerKind = firstText(*header, {"format"}).toUpper();
        if (record.headerKind.isEmpty() && !record.headerText.isEmpty())
            record.headerKind = u"TEXT"_s; // the deprecated list has plain strings
        record.headerExample = textList(*header, "example").value(0);
    }
    record.body = partText(*structure, "body");
    if (const std::optional<Json> body = structure->at({"body"}); body && body->isObject())
        record.bodyExamples = textList(*body, "examples");
    record.footer = partText(*structure, "footer");
    if (const std::optional<Json> buttons = structure->at({"buttons"})) {
        for (qsizetype i = 0; i < buttons->size(); ++i) {
            if (const std::optional<Json> button = buttons->at(i))
                record.buttons.append(buttonOf(*button));
        }
    }
    record.otherParts = otherParts(*structure);
    return record;
}

} // namespace

MessageSupport InfobipPartner::listsTemplates() const
{
    return documented();
}

bool InfobipPartner::templatesArePerSender() const
{
    return true;
}

Result<HttpRequest> InfobipPartner::templatesRequest(const TemplateQuery &query,
    const PartnerSettings &settings, const Secrets &secrets, const QUrl &base) const
{
    const QString sender = numberDigits(query.sender);
    if (sender.isEmpty())
        return Problem{.kind = ProblemKind::InvalidInput,
            .text = tr("Infobip lists the templates of a sender, and the channel has no number yet."),
            .remedy = tr("Add a number on the Configurations page and save."),
            .field = u"businessNumber"_s};
    // The same as for media and for sends (infobip.md §1).
    Result<QList<HttpHeader>> credentials = mediaHeaders(settings, secrets);
    if (!credentials)
        return credentials.error();
    return HttpRequest{.method = "GET",
        .url = withPath(base, kTemplatesPath.arg(sender)),
        .headers = credentials.value()
            + QList<HttpHeader>{{"Accept", "application/json"}, {"User-Agent", userAgent()}}};
}

Result<TemplatePage> InfobipPartner::readTemplates(const TemplateQuery &query, const HttpReply &reply) const
{
    const Speaker speaker{name(), infobipCodes()};
    const Result<Json> body = Json::parse(reply.body, kTemplateListLimits);
    const bool isObject = body && body.value().isObject();
    const PartnerSays says = isObject ? infobipError(body.value()) : PartnerSays{};
    if (!isSuccess(reply) || !says.code.isEmpty()) {
        return listingRefused(speaker, reply, says,
            {.allow = tr("Give the API key or the user the scope whatsapp:manage in the Infobip portal; to "
                         "send messages alone, less is enough."),
                .notFound = tr("Infobip knows no sender %1 in this account.").arg(query.sender),
                .notFoundRemedy
                = tr("Compare the number and the Base URL on the Configurations page with the "
                     "Infobip portal.")});
    }
    // "templates" by the sender; "results" is the account's list, which a gateway of one's own may give.
    std::optional<Json> list = isObject ? body.value().at({"templates"}) : std::nullopt;
    if (!list && isObject)
        list = body.value().at({"results"});
    if (!list || !list->isArray())
        return listingUnreadable(speaker, reply);
    TemplatePage page; // there is no paging (infobip.md §4)
    for (qsizetype i = 0; i < list->size(); ++i) {
        if (const std::optional<Json> entry = list->at(i); entry && entry->isObject())
            page.records.append(recordOf(*entry));
    }
    return page;
}

} // namespace ChannelConsole

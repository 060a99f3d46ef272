// SPDX-License-Identifier: Apache-2.0
// The account's list of templates, known from public code only (gupshup.md §4).
#include "core/partner/GupShupPartner.h"

#include "core/partner/CommonFields.h"
#include "core/partner/GupShupAccounts.h"
#include "core/partner/PartnerRequest.h"
#include "core/partner/TemplateReading.h"

#include <nlohmann/json.hpp>

#include <algorithm>

namespace ChannelConsole {

using namespace Qt::StringLiterals;

namespace {

const QString kGatewayPath = u"/GatewayAPI/rest"_s;
const QString kTemplateApiUrlId = u"templateApiUrl"_s;

bool is(const QString &text, QLatin1StringView word)
{
    return text.compare(word, Qt::CaseInsensitive) == 0;
}

/// An error in any of the gateway's forms: with or without its envelope, or `error | <code> | <text>`.
std::optional<PartnerSays> errorIn(const HttpReply &reply, const Result<Json> &body)
{
    if (body) {
        const Json answer = body.value().at({"response"}).value_or(body.value());
        if (!is(firstText(answer, {"status"}), "error"_L1))
            return std::nullopt;
        return PartnerSays{.code = firstText(answer, {"id"}), .text = firstText(answer, {"details"})};
    }
    const QStringList parts = QString::fromUtf8(reply.body.left(1024)).split(u'|');
    if (parts.size() < 3 || !is(parts.at(0).trimmed(), "error"_L1))
        return std::nullopt;
    return PartnerSays{.code = parts.at(1).trimmed(), .text = parts.sliced(2).join(u'|').trimmed()};
}

/// `data` is what public code expects; one client defends itself against a bare array and `templates`, which
/// may stand in the gateway's envelope, too.
std::optional<Json> listIn(const Json &body)
{
    if (body.isArray())
        return body;
    for (const auto &path : {std::initializer_list<const char *>{"data"}, {"templates"}, {"response", "data"},
             {"response", "templates"}, {"data", "templates"}}) {
        if (std::optional<Json> list = body.at(path); list && list->isArray())
            return list;
    }
    return std::nullopt;
}

TemplateButton buttonOf(const Json &button)
{
    return {.type = firstText(button, {"type", "button_type"}).toUpper(),
        .text = firstText(button, {"text"}),
        .url = firstText(button, {"url"}),
        .phoneNumber = firstText(button, {"phone_number", "phoneNumber"}),
        .example = textList(button, "example").value(0)};
}

/// An array, or the same as a string, as other parts of the gateway write JSON within JSON.
QList<TemplateButton> buttonsOf(const Json &entry)
{
    std::optional<Json> list = entry.at({"buttons"});
    if (const std::optional<QString> written = entry.string({"buttons"})) {
        const Result<Json> parsed = Json::parse(written->toUtf8());
        list = parsed ? std::optional(parsed.value()) : std::nullopt;
    }
    QList<TemplateButton> buttons;
    for (qsizetype i = 0; list && list->isArray() && i < list->size(); ++i) {
        const std::optional<Json> button = list->at(i);
        if (button && button->isObject())
            buttons.append(buttonOf(*button));
        else if (button && button->isString()) // a quick reply in its registered form (gupshup.md §4)
            buttons.append({.type = u"QUICK_REPLY"_s, .text = button->text({}).value_or(QString())});
    }
    return buttons;
}

TemplateRecord recordOf(const Json &entry)
{
    TemplateRecord record{.partnerTemplateId = firstText(entry, {"id", "template_id"}),
        .name = firstText(entry, {"name", "template_name"}),
        .language = firstText(entry, {"language"}),
        .category = firstText(entry, {"category"}),
        .status = firstText(entry, {"status"}),
        .statusReason = firstText(entry, {"reason", "rejection_reason", "rejected_reason"}),
        .quality = firstText(entry, {"quality_score", "quality"}),
        .headerText = partText(entry, "header"),
        .headerExample = textList(entry, "header_examples").value(0),
        .body = firstText(entry, {"body", "template"}),
        .bodyExamples = textList(entry, "template_variable_examples"),
        .footer = partText(entry, "footer"),
        .buttons = buttonsOf(entry),
        .original = originalOf(entry)};
    // `type` is that of the whole: what is not text has such a header.
    const QString type = firstText(entry, {"type"}).toUpper();
    if (type.isEmpty() || type == "TEXT"_L1)
        record.headerKind = record.headerText.isEmpty() ? QString() : u"TEXT"_s;
    else
        record.headerKind = type;
    const QString buttonType = firstText(entry, {"button_type"});
    if (record.buttons.isEmpty() && !buttonType.isEmpty() && !is(buttonType, "NONE"_L1))
        record.otherParts.append(u"button_type "_s + buttonType);
    return record;
}

QByteArray encoded(const QString &text)
{
    return QUrl::toPercentEncoding(text);
}

} // namespace

MessageSupport GupShupPartner::listsTemplates() const
{
    return unverified(tr("How GupShup lists templates is known from public programs, not from a document."));
}

QUrl GupShupPartner::templateServiceUrl(const PartnerSettings &settings) const
{
    for (const FieldSpec &field : fields()) {
        if (field.id == kTemplateApiUrlId)
            return serviceUrlFrom(field, settings);
    }
    return {};
}

QList<QUrl> GupShupPartner::serviceUrls(const PartnerSettings &settings) const
{
    return {serviceUrl(settings), templateServiceUrl(settings), logServiceUrl(settings)};
}

Result<HttpRequest> GupShupPartner::templatesRequest(const TemplateQuery &query,
    const PartnerSettings &settings, const Secrets &secrets, const QUrl &base) const
{
    const QString userId = settings.values.value(GupShupField::kWabaId);
    if (userId.isEmpty())
        return Problem{.kind = ProblemKind::InvalidInput,
            .text = tr("The WABA ID is not entered yet."),
            .remedy = tr("Enter it on the Configurations page and save."),
            .field = GupShupField::kWabaId};
    const Result<QByteArray> password = requiredSecret(secrets, *this, GupShupField::kPasswordId);
    if (!password)
        return password.error();
    // Public programs put these into the address of a GET. The gateway takes a form as well (gupshup.md §1),
    // and what is in an address ends up in the logs of everybody on the way.
    const QByteArray form = "method=get_whatsapp_hsm&userid=" + encoded(userId)
        + "&password=" + (secrets.isMasked() ? password.value() : password.value().toPercentEncoding())
        + "&v=1.1&auth_scheme=plain&format=json&limit=" + QByteArray::number(kTemplatesPerPage)
        + "&offset=" + QByteArray::number(query.offset) + "&fields=" + encoded(u"[\"buttons\"]"_s);
    return postRequest(withPath(base, kGatewayPath), "application/x-www-form-urlencoded", form);
}

Result<TemplatePage> GupShupPartner::readTemplates(const TemplateQuery &query, const HttpReply &reply) const
{
    const Speaker speaker{name(), gupShupCodes()};
    const Result<Json> body = Json::parse(reply.body, kTemplateListLimits);
    const std::optional<PartnerSays> error = errorIn(reply, body);
    if (error || !isSuccess(reply)) {
        HttpReply shown = reply;
        // "401" as a code of its own, with HTTP 200 (gupshup.md §4); 106: the gateway does not know the
        // method, because it is that of the sends.
        if (error && isSuccess(reply) && error->code == "401"_L1)
            shown.status = 401;
        if (error && isSuccess(reply) && error->code == "106"_L1)
            shown.status = 404;
        return listingRefused(speaker, shown, error.value_or(PartnerSays{}),
            {.allow = tr("Ask GupShup to open the template interface for this account. It is the account for "
                         "templates (HSM) that lists them, not the two-way one."),
                .notFound = tr("There is no template interface at this address."),
                .notFoundRemedy = tr("Check the Template API URL on the Configurations page, under "
                                     "Advanced.")});
    }
    const std::optional<Json> list = body ? listIn(body.value()) : std::nullopt;
    if (!list)
        return listingUnreadable(speaker, reply);
    TemplatePage page;
    for (qsizetype i = 0; i < list->size(); ++i) {
        if (const std::optional<Json> entry = list->at(i); entry && entry->isObject())
            page.records.append(recordOf(*entry));
    }
    const qint64 read = query.offset + list->size();
    const qint64 total = body.value().integer({"meta", "total"}).value_or(-1);
    page.more = list->size() > 0 && (total >= 0 ? read < total : list->size() >= kTemplatesPerPage);
    return page;
}

} // namespace ChannelConsole

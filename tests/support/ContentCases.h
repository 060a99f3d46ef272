// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/message/MessageContent.h"
#include "core/message/TemplateFilling.h"
#include "core/partner/Partner.h"
#include "core/sandbox/SandboxTemplates.h"

namespace ChannelConsole {

struct ContentCase
{
    QString name;
    MessageContent content;
};

/// A message by one of the sandbox's templates with its examples as values.
inline TemplateContent sandboxTemplateContent(const QString &partnerId, const QString &name)
{
    const TemplateRecord record
        = sandboxTemplate(partnerId, name, QStringLiteral("en_GB")).value_or(TemplateRecord{});
    TemplateContent content = fillExamples(record, contentFor(record));
    using Kind = TemplateHeaderValue::Kind;
    if (content.header.kind == Kind::Document)
        content.header.fileName = QStringLiteral("a.pdf");
    if (content.header.kind == Kind::Location)
        content.header = {.kind = Kind::Location, .latitude = 51.5, .longitude = -0.125};
    for (TemplateButtonValue &button : content.buttons) {
        if (button.type == QLatin1StringView("QUICK_REPLY"))
            button.value = QStringLiteral("payload & more");
    }
    return content;
}

/// At least one of every type, with names that serve as file names; not all are offered by every partner.
inline QList<ContentCase> contentCases(const Partner &partner)
{
    using namespace Qt::StringLiterals;
    using Media = MediaContent::Kind;
    using Header = InteractiveHeader::Kind;
    const QString file = u"https://files.example.com/a%20file?x=1&y=2"_s;
    const QList<ReplyButton> replies{{u"yes+1"_s, u"Yes & more"_s}, {u"no"_s, u"No"_s}};
    const QList<ListSection> sections{
        {.title = u"Seats"_s, .rows = {{u"w"_s, u"Window"_s, u"10% more"_s}, {u"a"_s, u"Aisle"_s, {}}}},
        {.title = u"Meals"_s, .rows = {{u"v"_s, u"Vegetarian"_s, {}}}}};
    const ContactCard card{.firstName = u"Asha"_s,
        .lastName = u"Rao"_s,
        .middleName = u"K"_s,
        .namePrefix = u"Dr."_s,
        .nameSuffix = u"PhD"_s,
        .formattedName = u"Dr. Asha Rao"_s,
        .birthday = QDate(1990, 2, 3),
        .company = u"Example Ltd"_s,
        .department = u"Sales"_s,
        .title = u"Director"_s,
        .phones = {{u"+44 1134 960001"_s, u"WORK"_s, u"441134960001"_s}},
        .emails = {{u"asha@example.com"_s, u"WORK"_s}},
        .urls = {{u"https://example.com/asha"_s, u"HOME"_s}},
        .addresses = {{.street = u"1 High St"_s,
            .city = u"Leeds"_s,
            .state = u"Yorkshire"_s,
            .zip = u"LS1"_s,
            .country = u"United Kingdom"_s,
            .countryCode = u"GB"_s,
            .type = u"WORK"_s}}};
    const OrderDetailsContent order{.body = u"Your order"_s,
        .footer = u"Thank you"_s,
        .referenceId = u"ORD-1001"_s,
        .paymentType = u"PG_RAZORPAY"_s,
        .paymentConfiguration = u"shop"_s,
        .currency = u"INR"_s,
        .items = {{.retailerId = u"tea"_s, .name = u"Tea"_s, .amount = 300, .saleAmount = 250, .quantity = 2},
            {.retailerId = u"cup"_s, .name = u"Cup"_s, .amount = 1000}},
        .tax = 75,
        .taxDescription = u"5%"_s};
    OrderDetailsContent fullOrder = order;
    fullOrder.headerImageUrl = file;
    fullOrder.physicalGoods = true;
    fullOrder.catalogId = u"c1"_s;
    fullOrder.shipping = 50;
    fullOrder.shippingDescription = u"by bicycle"_s;
    fullOrder.discount = 25;
    fullOrder.discountDescription = u"for friends"_s;
    fullOrder.discountProgram = u"friends"_s;
    fullOrder.expiresAfterSeconds = 3600;
    const auto byTemplate = [&partner](const char *name) {
        return sandboxTemplateContent(partner.id(), QString::fromLatin1(name));
    };
    TemplateContent byId = byTemplate("order_update");
    byId.registeredBody.clear();

    QList<ContentCase> cases{
        {u"text-preview"_s, TextContent{.text = u"see https://example.com/?a=1&b=2"_s, .previewUrl = true}},
        {u"image"_s, MediaContent{.kind = Media::Image, .url = file, .caption = u"50% off & more"_s}},
        {u"video"_s, MediaContent{.kind = Media::Video, .url = file}},
        {u"audio"_s, MediaContent{.kind = Media::Audio, .url = file}},
        {u"document"_s,
            MediaContent{
                .kind = Media::Document, .url = file, .caption = u"Résumé"_s, .fileName = u"a b.pdf"_s}},
        {u"sticker"_s, MediaContent{.kind = Media::Sticker, .url = file}},
        {u"location"_s,
            LocationContent{.latitude = 44.9526862,
                .longitude = -0.00001,
                .name = u"Office"_s,
                .address = u"1 High St"_s}},
        {u"contacts"_s, ContactsContent{.contacts = {card, {.firstName = u"B"_s, .formattedName = u"B"_s}}}},
        {u"buttons"_s, ButtonsContent{.body = u"Choose"_s, .buttons = replies}},
        {u"buttons-text-header"_s,
            ButtonsContent{.header = {.kind = Header::Text, .text = u"Seats"_s},
                .body = u"Choose"_s,
                .footer = u"today only"_s,
                .buttons = replies}},
        {u"buttons-image-header"_s,
            ButtonsContent{
                .header = {.kind = Header::Image, .url = file}, .body = u"Choose"_s, .buttons = replies}},
        {u"buttons-video-header"_s,
            ButtonsContent{
                .header = {.kind = Header::Video, .url = file}, .body = u"Choose"_s, .buttons = replies}},
        {u"buttons-document-header"_s,
            ButtonsContent{.header = {.kind = Header::Document, .url = file, .fileName = u"plan.pdf"_s},
                .body = u"Choose"_s,
                .buttons = replies}},
        {u"list"_s,
            ListContent{.header = {.kind = Header::Text, .text = u"Flight"_s},
                .body = u"Choose"_s,
                .footer = u"today only"_s,
                .buttonTitle = u"Options"_s,
                .sections = sections}},
        {u"list-one-section"_s,
            ListContent{.body = u"Choose"_s,
                .buttonTitle = u"Options"_s,
                .sections = {{.title = {}, .rows = sections.constFirst().rows}}}},
        {u"url-button"_s,
            UrlButtonContent{.header = {.kind = Header::Text, .text = u"Look"_s},
                .body = u"Open it"_s,
                .footer = u"today only"_s,
                .displayText = u"Open"_s,
                .url = file}},
        {u"template"_s, byTemplate("order_update")},
        {u"template-by-id"_s, byId},
        {u"template-text-header"_s, byTemplate("appointment_reminder")},
        {u"template-image-buttons"_s, byTemplate("summer_offer")},
        {u"template-document"_s, byTemplate("invoice")},
        {u"template-location"_s, byTemplate("visit_us")},
        {u"template-code"_s, byTemplate("login_code")},
        {u"order-details"_s, order},
        {u"order-details-full"_s, fullOrder},
        {u"order-status"_s,
            OrderStatusContent{.body = u"On its way"_s,
                .footer = u"Thank you"_s,
                .referenceId = u"ORD-1001"_s,
                .paymentType = u"PG_RAZORPAY"_s,
                .status = u"SHIPPED"_s,
                .description = u"by bicycle"_s}},
    };
    if (const std::optional<RawContent> raw
        = partner.rawDraft(ListContent{.body = u"Raw + & %"_s, .buttonTitle = u"Go"_s, .sections = sections}))
        cases.append({u"raw"_s, *raw});
    return cases;
}

/// Those the partner takes.
inline QList<ContentCase> takenCases(const Partner &partner)
{
    QList<ContentCase> taken;
    for (const ContentCase &each : contentCases(partner)) {
        bool refused = partner.support(typeOf(each.content)).kind == MessageSupport::Kind::NotOffered;
        for (const ContentFinding &finding : partner.contentFindings(each.content))
            refused = refused || finding.weight == ContentFinding::Weight::Error;
        if (!refused)
            taken.append(each);
    }
    return taken;
}

} // namespace ChannelConsole

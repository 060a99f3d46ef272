// SPDX-License-Identifier: Apache-2.0
#include "partner/RequestSamples.h"

#include <algorithm>

namespace ChannelConsole {

using namespace Qt::StringLiterals;

namespace {

using Media = MediaContent::Kind;
using Header = InteractiveHeader::Kind;
using TemplateHeader = TemplateHeaderValue::Kind;

MediaContent media(Media kind, const QString &url, const QString &caption = {}, const QString &fileName = {})
{
    return {.kind = kind, .url = url, .caption = caption, .fileName = fileName};
}

TemplateContent infobipTemplate(const QStringList &values, const QList<TemplateButtonValue> &buttons = {})
{
    return {.name = u"template_name"_s, .language = u"en_GB"_s, .bodyValues = values, .buttons = buttons};
}

RawContent raw(const QByteArray &json)
{
    return {.json = json};
}

const QList<ReplyButton> kFuels{
    {u"123-1"_s, u"Electric"_s}, {u"123-2"_s, u"Gas"_s}, {u"123-3"_s, u"Mobile"_s}};

OrderDetailsContent infobipOrder()
{
    return {.body = u"Some text"_s,
        .footer = u"Footer"_s,
        .referenceId = u"fd3e847h2"_s,
        .paymentType = u"UPI_PAYU"_s,
        .paymentConfiguration = u"payment-config"_s,
        .paymentDetails
        = R"({"productDescription":"tshirt100","customerFirstName":"John","customerLastName":"Smith",
"customerEmail":"John.Smith@example.com","callbackData":["customData1","customData2","customData3",
"customData4","customData5"]})",
        .currency = u"INR"_s,
        .catalogId = u"1"_s,
        .items = {{.retailerId = u"1"_s,
                      .name = u"discounted product"_s,
                      .amount = 10000,
                      .saleAmount = 5000,
                      .quantity = 2},
            {.retailerId = u"2"_s, .name = u"product"_s, .amount = 10000}},
        .tax = 1000,
        .taxDescription = u"tax included"_s,
        .shipping = 1000,
        .shippingDescription = u"shipping cost"_s,
        .discount = 1000,
        .discountDescription = u"discount"_s,
        .discountProgram = u"membership discount"_s,
        .expiresAfterSeconds = 500,
        .expiryDescription = u"limited offer"_s};
}

ContactsContent infobipContact()
{
    return {.contacts = {{.firstName = u"John"_s,
                .lastName = u"Smith"_s,
                .middleName = u"B"_s,
                .namePrefix = u"Mr."_s,
                .formattedName = u"Mr. John Smith"_s,
                .birthday = QDate(2010, 1, 1),
                .company = u"Company Name"_s,
                .department = u"Department"_s,
                .title = u"Director"_s,
                .phones = {{u"+441134960019"_s, u"HOME"_s, u"441134960019"_s},
                    {u"+441134960000"_s, u"WORK"_s, u"441134960000"_s}},
                .emails
                = {{u"John.Smith@example.com"_s, u"WORK"_s}, {u"John.Smith.priv@example.com"_s, u"HOME"_s}},
                .urls = {{u"http://example.com/John.Smith"_s, u"WORK"_s},
                    {u"http://example.com/home/John.Smith"_s, u"HOME"_s}},
                .addresses = {{u"Istarska"_s, u"Vodnjan"_s, {}, u"52215"_s, u"Croatia"_s, u"HR"_s, u"WORK"_s},
                    {u"Istarska"_s, u"Vodnjan"_s, {}, u"52215"_s, u"Croatia"_s, u"HR"_s, u"HOME"_s}}}}};
}

ContactsContent gupShupContact()
{
    return {.contacts = {{.firstName = u"John"_s,
                .lastName = u"Smith"_s,
                .formattedName = u"John Smith"_s,
                .birthday = QDate(2012, 8, 18),
                .company = u"WhatsApp"_s,
                .department = u"Design"_s,
                .title = u"Manager"_s,
                .phones = {{u"+1 (940) 555-1234"_s, u"HOME"_s, {}},
                    {u"+1 (650) 555-1234"_s, u"WORK"_s, u"16505551234"_s}},
                .emails = {{u"test@example.com"_s, u"WORK"_s}},
                .urls = {{u"https://www.facebook.com"_s, u"WORK"_s}},
                .addresses = {{u"1 Hacker Way"_s, u"Menlo Park"_s, u"CA"_s, u"94025"_s, u"United States"_s,
                                  u"us"_s, u"HOME"_s},
                    {u"200 Jefferson Dr"_s, u"Menlo Park"_s, u"CA"_s, u"94025"_s, u"United States"_s, u"us"_s,
                        u"WORK"_s}}}}};
}

TemplateContent gupShupTemplate(const QString &body, const QList<TemplateButtonValue> &buttons = {})
{
    return {.registeredBody = body, .buttons = buttons};
}

TemplateContent withHeader(
    TemplateContent content, TemplateHeader kind, const QString &url, const QString &fileName = {})
{
    content.header = {.kind = kind, .url = url, .fileName = fileName};
    return content;
}

TemplateContent karixTemplate(const QString &name, const QStringList &values)
{
    return {.name = name, .bodyValues = values};
}

} // namespace

QList<RequestSample> infobipSamples()
{
    const QString extras = u"click tracking and data for the report are not offered by the composer"_s;
    const QStringList outside{u"add /callbackData"_s, u"add /urlOptions"_s};
    const QStringList inside{u"add /messages/0/callbackData"_s, u"add /messages/0/urlOptions"_s};
    const QStringList data{u"add /callbackData"_s};
    return {
        {u"send-text-request"_s, TextContent{.text = u"Some text"_s}, outside, extras},
        {u"send-template-bulk-request"_s, infobipTemplate({u"Placeholder Value 1"_s}),
            inside + QStringList{u"add /bulkId"_s, u"add /messages/-"_s},
            u"one message goes out at a time"_s},
        {u"send-template-dynamic-url-button-request"_s, infobipTemplate({}, {{0, u"URL"_s, u"docs"_s}}),
            inside, extras},
        {u"send-template-sms-failover-request"_s, infobipTemplate({u"Placeholder Value 1"_s}),
            inside + QStringList{u"add /messages/0/smsFailover"_s}, u"SMS is another channel"_s},
        {u"send-template-body-request"_s,
            infobipTemplate({u"Placeholder Value 1"_s, u"Placeholder Value 2"_s}), inside, extras},
        {u"send-document-request"_s,
            media(Media::Document, u"http://example.com/document"_s, u"Some document caption"_s,
                u"filename.pdf"_s),
            outside, extras},
        {u"send-audio-request"_s, media(Media::Audio, u"http://example.com/audio"_s), data, extras},
        {u"send-video-request"_s, media(Media::Video, u"http://example.com/video"_s, u"Some video caption"_s),
            outside, extras},
        {u"send-location-request"_s,
            LocationContent{.latitude = 44.9526862,
                .longitude = 13.8545217,
                .name = u"Infobip"_s,
                .address = u"Vodnjan, Croatia"_s},
            data, extras},
        {u"send-contact-request"_s, infobipContact(), data, extras},
        {u"send-interactive-list-request"_s,
            ListContent{.header = {.kind = Header::Text, .text = u"Header"_s},
                .body = u"Some text"_s,
                .footer = u"Footer"_s,
                .buttonTitle = u"Choose one"_s,
                .sections = {{.title = u"First section title"_s,
                                 .rows = {{u"1"_s, u"first row title"_s, u"first row description"_s},
                                     {u"2"_s, u"second row title"_s, u"second row description"_s}}},
                    {.title = u"Second section title"_s, .rows = {{u"3"_s, u"third row title"_s, {}}}}}},
            outside, extras},
        {u"send-interactive-url-button-request"_s,
            UrlButtonContent{.body = u"Some text"_s,
                .displayText = u"Display text"_s,
                .url = u"https://www.example.com"_s},
            outside, extras},
        {u"send-interactive-product-request"_s,
            raw(R"({"path":"/whatsapp/1/message/interactive/product","content":{"action":{"catalogId":"1",
"productRetailerId":"2"}},"callbackData":"Callback data","urlOptions":{"shortenUrl":true,"trackClicks":true,
"trackingUrl":"https://example.com/click-report","removeProtocol":true}})"),
            {}, {}},
        {u"send-interactive-multi-product-request"_s,
            raw(R"({"path":"/whatsapp/1/message/interactive/multi-product","content":{"header":{"type":"TEXT",
"text":"Header"},"body":{"text":"Some text"},"action":{"catalogId":"1","sections":[{"title":"Title",
"productRetailerIds":["1","2"]}]}}})"),
            outside, u"Raw can hold them, see the one above"_s},
        {u"send-interactive-order-details-request"_s, infobipOrder(),
            outside + QStringList{u"add /content/action/order/orderDetailsType"_s},
            u"quick pay is not offered by the composer"_s},
        {u"send-interactive-order-status-request"_s,
            OrderStatusContent{.referenceId = u"16085194825"_s,
                .paymentType = u"UPI_PAYU"_s,
                .status = u"SHIPPED"_s,
                .description = u"Order shipped"_s},
            outside, extras},
    };
}

QList<RequestSample> gupShupSamples()
{
    const QString flight
        = u"This is your flight confirmation for Mumbai (BOM) - Bengaluru (BLR) on May 22, 2020 at 18:50 hours."_s;
    const QString hsm
        = u"isHSM=true is in GupShup's other samples of templates and says which account it is for"_s;
    const QStringList uci{u"add /channel"_s, u"add /data_encoding"_s, u"add /extra"_s, u"add /messageId"_s,
        u"add /msg_id"_s, u"add /phone_number"_s, u"replace /password"_s, u"replace /userid"_s};
    const QString another
        = u"another program's account and parameters that the gateway ignores or defaults"_s;
    const QString pdf = u"http://www.africau.edu/images/default/sample.pdf"_s;
    return {
        {u"session_text"_s, TextContent{.text = u"Welcome to Gupshup API"_s}, {}, {}},
        {u"session_text_uci_exact"_s, TextContent{.text = u"Simple Message"_s},
            uci + QStringList{u"replace /msg_type"_s}, another},
        {u"unicode_template"_s, gupShupTemplate(u"Gupshup API में आपका स्वागत है"_s), {u"remove /isHSM"_s}, hsm},
        {u"template_header_footer"_s,
            TemplateContent{.registeredBody
                = u"Hello Raphael,\nThis is to notify you that the utility bill for this month is available on the customer's portal.\nPlease login to view the bill.\nFor any assistance please feel free to contact us on our customer support number."_s,
                .registeredFooter = u"Please login using the registered email address"_s,
                .header = {.kind = TemplateHeader::Text, .text = u"Utility Bill for May 2021"_s}},
            {}, {}},
        {u"template_cta_static"_s, TemplateContent{.registeredBody = flight, .hasButtons = true},
            {u"remove /isHSM"_s}, hsm},
        {u"template_cta_dynamic"_s, gupShupTemplate(flight, {{0, u"URL"_s, u"bDQ2NTkz"_s}}),
            {u"remove /isHSM"_s}, hsm},
        {u"template_by_whatsAppTemplateId"_s,
            TemplateContent{.partnerTemplateId = u"7091229"_s, .bodyValues = {u"Alice"_s, u"ORD-123"_s}},
            {u"add /msg_id"_s}, u"the test gives no id"_s},
        {u"template_by_template_id"_s,
            TemplateContent{.partnerTemplateId = u"7091229"_s, .bodyValues = {u"Alice"_s, u"ORD-123"_s}},
            {u"add /data_encoding"_s, u"add /isTemplate"_s, u"add /template_id"_s, u"replace /format"_s,
                u"replace /method"_s, u"replace /msg_type"_s, u"remove /whatsAppTemplateId"_s},
            u"the other spelling of the id; the one we use has two sources (gupshup.md §2)"_s},
        {u"media_template_by_id"_s,
            withHeader({.partnerTemplateId = u"7091229"_s, .bodyValues = {u"Alice"_s, u"ORD-123"_s}},
                TemplateHeader::Document, u"https://example.com/a.pdf"_s, u"a.pdf"_s),
            {u"replace /method"_s}, u"the method is read without case"_s},
        {u"media_template_image"_s,
            withHeader(gupShupTemplate(u"Your ticket is confirmed for 20-DEC-2019"_s), TemplateHeader::Image,
                u"https://image.shutterstock.com/image-illustration/movie-ticket-icon-260nw-663331288.jpg"_s),
            {}, {}},
        {u"media_template_document"_s,
            withHeader(gupShupTemplate(u"Here is your Account Statement"_s), TemplateHeader::Document, pdf,
                u"Acct Stmt"_s),
            {}, {}},
        {u"media_template_document_cta_dynamic"_s,
            withHeader(
                gupShupTemplate(u"Here is your Account Statement"_s, {{0, u"URL"_s, u"CcPay/1217311.htm"_s}}),
                TemplateHeader::Document, pdf, u"Acct Stmt"_s),
            {}, {}},
        {u"session_media_image"_s,
            media(Media::Image, u"https://example.com/i.jpg"_s, u"Your ticket is confirmed"_s), {}, {}},
        {u"session_media_document"_s, media(Media::Document, pdf, u"Account Statement"_s), {}, {}},
        {u"session_media_document_uci_exact"_s,
            media(Media::Document, u"http://fakeurl.pdf"_s, u"This is a caption"_s, u"filename"_s), uci,
            another},
        {u"session_media_audio"_s,
            media(
                Media::Audio, u"https://sample-videos.com/audio/mp3/crowd-cheering.mp3"_s, u"Welcome Kit"_s),
            {u"add /caption"_s}, u"WhatsApp shows no caption with audio"_s},
        {u"session_media_video"_s,
            media(Media::Video, u"https://file-examples.com/x.mp4"_s, u"Welcome Kit"_s), {}, {}},
        {u"session_sticker"_s, media(Media::Sticker, u"https://example.com/s.webp"_s), {}, {}},
        {u"location_template"_s,
            TemplateContent{.registeredBody = u"We have moved."_s,
                .header
                = {.kind = TemplateHeader::Location, .latitude = 37.758056, .longitude = -122.425332}},
            {u"add /location/address"_s, u"add /location/name"_s, u"remove /msg"_s},
            u"the sample is older than templates that have a text below their place; WhatsApp's headers have no name"_s},
        {u"session_location"_s,
            LocationContent{.latitude = 37.758056,
                .longitude = -122.425332,
                .name = u"Facebook"_s,
                .address = u"1 Hacker Way, Menlo Park, CA94025"_s},
            {}, {}},
        {u"session_contacts"_s, gupShupContact(), {}, {}},
        {u"interactive_list"_s,
            ListContent{.header = {.kind = Header::Text, .text = u"ABC Bank"_s},
                .body = u"Welcome to ABC Bank please select one to avail our service."_s,
                .footer = u"ABC Bank"_s,
                .buttonTitle = u"Vaccine Center"_s,
                .sections = {{.title = {},
                    .rows = {{u"id1"_s, u"North City  Store"_s, u"123 North Main City"_s},
                        {u"id2"_s, u"Greater Area Pharmacy"_s, u"4778 Panaroma Doctor, Township NA"_s},
                        {u"id3"_s, u"Central Pharmacy"_s, u"23 Central Line Road City NA"_s},
                        {u"id4"_s, u"Lakeside Drugstore"_s, u"89 Riverroad city NA"_s},
                        {u"id5"_s, u"Southwest City center"_s, u"870 Southwest Main St, City NA"_s}}}}},
            {u"remove /isHSM"_s}, u"isHSM=false is in GupShup's sample of buttons"_s},
        {u"interactive_list_uci_exact"_s,
            ListContent{.body = u"Testing bot"_s,
                .buttonTitle = u"Options"_s,
                .sections = {{.title = u"Choose an option"_s,
                    .rows = {{u"option1"_s, u"Option 1"_s, {}}, {u"option2"_s, u"Option 2"_s, {}},
                        {u"option3"_s, u"Option 3"_s, {}}}}}},
            uci + QStringList{u"replace /msg_type"_s, u"remove /isHSM"_s}, another},
        {u"interactive_buttons"_s,
            ButtonsContent{.header = {.kind = Header::Text, .text = u"NIKE Shirt for sale"_s},
                .body = u"Choose one"_s,
                .footer = u"Only Medium size left"_s,
                .buttons = kFuels},
            {u"add /linkTrackingEnabled"_s}, u"click tracking is not offered by the composer"_s},
        {u"interactive_buttons_media"_s,
            ButtonsContent{
                .header = {.kind = Header::Document,
                    .url = u"http://enterprise.smsgupshup.com/help/in/EnterpriseEmailAPIDocument.pdf"_s,
                    .fileName = u"test.pdf"_s},
                .body = u"hi test message"_s,
                .footer = u"Only Medium size left"_s,
                .buttons = kFuels},
            {}, {}},
    };
}

QList<RequestSample> karixSamples()
{
    const QStringList reference{
        u"add /message/recipient/reference"_s, u"add /message/sender/name"_s, u"add /message/preferences"_s};
    TemplateContent image = withHeader(
        karixTemplate(u"offer_img"_s, {u"Asha"_s}), TemplateHeader::Image, u"https://example.com/i.jpg"_s);
    image.buttons = {{0, u"QUICK_REPLY"_s, u"YES"_s}, {1, u"QUICK_REPLY"_s, u"NO"_s}};
    TemplateContent titled = karixTemplate(u"with_text_header"_s, {u"Asha"_s});
    titled.header = {.kind = TemplateHeader::Text, .text = u"Order ORD-1"_s};
    TemplateContent code = karixTemplate(u"otp_login"_s, {u"123456"_s});
    code.category = u"AUTHENTICATION"_s;
    code.buttons = {{0, u"COPY_CODE"_s, u"123456"_s}};
    const QString preview = u"preview_url is optional: the sample is the smallest one seen"_s;
    return {
        {u"text"_s, TextContent{.text = u"Hello"_s}, reference,
            u"names that Karix has to register first; the test gives no id"_s},
        {u"text_minimal"_s, TextContent{.text = u"Hello"_s}, {u"remove /message/content/preview_url"_s},
            preview},
        {u"auto_template"_s,
            raw(R"({"preview_url":false,"shorten_url":false,"type":"AUTO_TEMPLATE","text":"Hi Asha, your order ORD-1 shipped"})"),
            {}, {}},
        {u"template"_s, karixTemplate(u"order_update"_s, {u"Asha"_s, u"ORD-1"_s}), {}, {}},
        {u"media_template_document"_s,
            withHeader(karixTemplate(u"invoice_doc"_s, {u"Asha"_s}), TemplateHeader::Document,
                u"https://example.com/invoice.pdf"_s, u"invoice.pdf"_s),
            {}, {}},
        {u"media_template_image_quick_replies"_s, image, {}, {}},
        {u"media_template_text_header"_s, titled, {}, {}},
        {u"otp_url_button"_s, code, {}, {}},
        {u"attachment_url"_s,
            media(Media::Document, u"https://example.com/a.pdf"_s, u"Statement"_s, u"a.pdf"_s), {}, {}},
        {u"attachment_base64"_s,
            raw(R"({"preview_url":false,"type":"ATTACHMENT","attachment":{"type":"image","caption":"Photo","mimeType":"image/jpeg","fileName":"photo.jpg","attachmentData":"<base64>"}})"),
            {}, {}},
        {u"location"_s,
            LocationContent{.latitude = 12.9716,
                .longitude = 77.5946,
                .name = u"Office"_s,
                .address = u"MG Road, Bengaluru"_s},
            {}, {}},
        {u"interactive_buttons"_s,
            ButtonsContent{.header = {.kind = Header::Text, .text = u"Pick"_s},
                .body = u"Choose one"_s,
                .footer = u"Footer"_s,
                .buttons = {{u"1"_s, u"Yes"_s}, {u"2"_s, u"No"_s}}},
            {}, {}},
        {u"interactive_list"_s,
            ListContent{.body = u"Choose a plan"_s,
                .buttonTitle = u"Options"_s,
                .sections = {{.title = u"Plans"_s, .rows = {{u"1"_s, u"Plan A"_s, u"Basic"_s}}}}},
            {}, {}},
        {u"interactive_cta_url"_s,
            UrlButtonContent{
                .body = u"Open the site"_s, .displayText = u"Open"_s, .url = u"https://example.com"_s},
            {}, {}},
        {u"bulk"_s, karixTemplate(u"order_update"_s, {}),
            {u"add /message/recipients"_s, u"remove /message/recipient"_s},
            u"one message goes out at a time"_s},
        {u"sms_fallback"_s, TextContent{.text = u"Hello"_s},
            reference + QStringList{u"add /message/smsFallback"_s}, u"SMS is another channel"_s},
    };
}

} // namespace ChannelConsole

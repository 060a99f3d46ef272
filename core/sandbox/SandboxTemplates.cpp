// SPDX-License-Identifier: Apache-2.0
#include "core/sandbox/SandboxTemplates.h"

#include <algorithm>

namespace ChannelConsole {

using namespace Qt::StringLiterals;

namespace {

/// In Infobip's words.
QList<TemplateRecord> templates()
{
    return {
        {.partnerTemplateId = u"7000001"_s,
            .name = u"order_update"_s,
            .language = u"en_GB"_s,
            .category = u"UTILITY"_s,
            .status = u"APPROVED"_s,
            .quality = u"HIGH"_s,
            .body = u"Hello {{1}}, your order {{2}} is on its way."_s,
            .bodyExamples = {u"Asha"_s, u"ORD-1001"_s}},
        {.partnerTemplateId = u"7000002"_s,
            .name = u"order_update"_s,
            .language = u"hi"_s,
            .category = u"UTILITY"_s,
            .status = u"APPROVED"_s,
            .quality = u"HIGH"_s,
            .body = u"नमस्ते {{1}}, आपका ऑर्डर {{2}} रास्ते में है।"_s,
            .bodyExamples = {u"आशा"_s, u"ORD-1001"_s}},
        {.partnerTemplateId = u"7000003"_s,
            .name = u"appointment_reminder"_s,
            .language = u"en_GB"_s,
            .category = u"UTILITY"_s,
            .status = u"APPROVED"_s,
            .quality = u"MEDIUM"_s,
            .headerKind = u"TEXT"_s,
            .headerText = u"Appointment on {{1}}"_s,
            .headerExample = u"Monday"_s,
            .body = u"Dear {{1}}, we look forward to seeing you at {{2}}. Please bring {{3}} with you."_s,
            .bodyExamples = {u"Mr. Smith"_s, u"10:30"_s, u"your policy"_s},
            .footer = u"Reply STOP to end reminders"_s},
        {.partnerTemplateId = u"7000004"_s,
            .name = u"summer_offer"_s,
            .language = u"en_GB"_s,
            .category = u"MARKETING"_s,
            .status = u"APPROVED"_s,
            .quality = u"LOW"_s,
            .headerKind = u"IMAGE"_s,
            .headerExample = u"https://shop.example.com/summer.png"_s,
            .body = u"Summer is here, {{1}}: {{2}} off everything until Sunday."_s,
            .bodyExamples = {u"Asha"_s, u"20%"_s},
            .footer = u"Not for gift cards"_s,
            .buttons = {{.type = u"QUICK_REPLY"_s, .text = u"No more offers"_s},
                {.type = u"URL"_s,
                    .text = u"Shop now"_s,
                    .url = u"https://shop.example.com/summer/{{1}}"_s,
                    .example = u"shoes"_s},
                {.type = u"PHONE_NUMBER"_s, .text = u"Call us"_s, .phoneNumber = u"+441134960999"_s}}},
        {.partnerTemplateId = u"7000005"_s,
            .name = u"invoice"_s,
            .language = u"en_GB"_s,
            .category = u"UTILITY"_s,
            .status = u"APPROVED"_s,
            .quality = u"UNKNOWN"_s,
            .headerKind = u"DOCUMENT"_s,
            .headerExample = u"https://shop.example.com/invoice.pdf"_s,
            .body = u"Dear {{1}}, please find your invoice attached."_s,
            .bodyExamples = {u"Mr. Smith"_s}},
        {.partnerTemplateId = u"7000006"_s,
            .name = u"visit_us"_s,
            .language = u"en_GB"_s,
            .category = u"MARKETING"_s,
            .status = u"APPROVED"_s,
            .quality = u"HIGH"_s,
            .headerKind = u"LOCATION"_s,
            .body = u"We have moved: come and see our new showroom."_s},
        {.partnerTemplateId = u"7000007"_s,
            .name = u"login_code"_s,
            .language = u"en_GB"_s,
            .category = u"AUTHENTICATION"_s,
            .status = u"APPROVED"_s,
            .quality = u"HIGH"_s,
            .body = u"*{{1}}* is your verification code."_s,
            .bodyExamples = {u"123456"_s},
            .buttons = {{.type = u"COPY_CODE"_s, .text = u"Copy code"_s}}},
        {.partnerTemplateId = u"7000008"_s,
            .name = u"winter_offer"_s,
            .language = u"en_GB"_s,
            .category = u"MARKETING"_s,
            .status = u"FIRST_PAUSED"_s,
            .statusReason = u"Users reported or blocked messages of this template."_s,
            .quality = u"LOW"_s,
            .body = u"Winter is here, {{1}}: come and stock up."_s,
            .bodyExamples = {u"Asha"_s}},
        {.partnerTemplateId = u"7000009"_s,
            .name = u"prize_draw"_s,
            .language = u"en_GB"_s,
            .category = u"MARKETING"_s,
            .status = u"REJECTED"_s,
            .statusReason = u"ABUSIVE_CONTENT"_s,
            .body = u"{{1}}, you have won!"_s,
            .bodyExamples = {u"Asha"_s}},
        {.partnerTemplateId = u"7000010"_s,
            .name = u"talk_to_us"_s,
            .language = u"en_GB"_s,
            .category = u"UTILITY"_s,
            .status = u"APPROVED"_s,
            .quality = u"UNKNOWN"_s,
            .body = u"Your claim {{1}} is being looked at."_s,
            .bodyExamples = {u"C-17"_s},
            .buttons = {{.type = u"HOLOGRAM"_s, .text = u"Appear"_s}}},
    };
}

/// GupShup's word for a status of Infobip's; "PAUSED" was never captured (gupshup.md §4).
QString gupShupStatus(const QString &status)
{
    if (status == "APPROVED"_L1)
        return u"ENABLED"_s;
    return status == "FIRST_PAUSED"_L1 ? u"PAUSED"_s : status;
}

} // namespace

QList<TemplateRecord> sandboxTemplates(const QString &partnerId)
{
    QList<TemplateRecord> records = templates();
    if (partnerId == "gupshup"_L1) {
        for (TemplateRecord &record : records)
            record.status = gupShupStatus(record.status);
    } else if (partnerId == "karix"_L1) {
        for (TemplateRecord &record : records)
            record.partnerTemplateId.clear(); // named by their names alone (karix.md A.2)
    }
    return records;
}

std::optional<TemplateRecord> sandboxTemplate(
    const QString &partnerId, const QString &name, const QString &language)
{
    const QList<TemplateRecord> records = sandboxTemplates(partnerId);
    const auto found = std::find_if(records.cbegin(), records.cend(), [&](const TemplateRecord &record) {
        return record.name == name && (language.isEmpty() || record.language == language);
    });
    return found == records.cend() ? std::nullopt : std::optional(*found);
}

bool isSentInSandbox(const TemplateRecord &record)
{
    return record.status == "APPROVED"_L1 || record.status == "REINSTATED"_L1
        || record.status == "ENABLED"_L1;
}

} // namespace ChannelConsole

// SPDX-License-Identifier: Apache-2.0
#include "partner/PartnerCases.h"

#include "core/partner/GupShupPartner.h"
#include "core/partner/PartnerRequest.h"
#include "support/ContentCases.h"

#include <algorithm>

namespace ChannelConsole {

using namespace Qt::StringLiterals;

namespace {

struct TextCase
{
    QString name;
    QString text;
};

QList<TextCase> texts(const Partner &partner)
{
    // GupShup's limit falls when a character is not plain English.
    const bool gupShup = partner.id() == "gupshup"_L1;
    const int longestUnicode
        = gupShup ? GupShupPartner::kMaximumUnicodeTextLength : partner.maximumTextLength();
    return {
        {u"plain"_s, u"Some text"_s},
        {u"signs"_s, u"Q&A: 1+1=2, 100% of #1; \"C:\\temp\" <b>/'x'~*"_s},
        {u"lines"_s, u"first\nsecond\r\n\tthird "_s},
        {u"devanagari"_s, u"आपका स्वागत है"_s},
        {u"emoji"_s, u"Hi \U0001F469\u200D\U0001F4BB \U0001F1EE\U0001F1F3 ✓"_s},
        {u"right-to-left"_s, u"مرحبا \u200F(abc)"_s},
        {u"longest"_s, QString(partner.maximumTextLength(), u'x')},
        {u"longest-unicode"_s, QString(longestUnicode, u'ü')},
        {u"keyword"_s, u"Kore Hi"_s},
    };
}

QList<PartnerSettings> settingsOf(const Partner &partner)
{
    if (partner.id() == "infobip"_L1) {
        return {
            {.values = {{u"baseUrl"_s, u"https://abc.api.infobip.com"_s}, {u"username"_s, u"flight desk"_s}}},
            {.values
                = {{u"baseUrl"_s, u"https://abc.api.infobip.com"_s}, {u"authentication"_s, u"apikey"_s}}}};
    }
    if (partner.id() == "gupshup"_L1)
        return {{.values = {{u"wabaId"_s, u"2000123456"_s}}},
            {.values = {{u"wabaId"_s, u"2000123456"_s}, {u"twoWayUserId"_s, u"2000654321"_s}},
                .secrets = {{u"twoWayPassword"_s, {}}}}};
    return {{.values = {{u"vendor"_s, u"unused vendor"_s}, {u"from"_s, u"unused from"_s}}}};
}

} // namespace

QByteArray awkwardSecret()
{
    return u"p&s+w ö/\"\\€=%"_s.toUtf8();
}

Secrets PartnerCase::secrets() const
{
    Secrets real;
    const QStringList needed = partner->secretsForSend(settings, typeOf(message.content));
    for (const QString &field : needed) {
        // Keys have to fit a header; only a password is free.
        real.insert(field, field == "password"_L1 ? awkwardSecret() : QByteArrayLiteral("k3y+/with==signs"));
    }
    return real;
}

Result<HttpRequest> PartnerCase::request(const Secrets &secrets) const
{
    return partner->sendRequest(message, settings, secrets, partner->serviceUrl(settings));
}

QList<PartnerCase> partnerCases()
{
    QList<PartnerCase> cases;
    for (const Partner *partner : allPartners()) {
        const QList<PartnerSettings> variants = settingsOf(*partner);
        for (qsizetype variant = 0; variant < variants.size(); ++variant) {
            for (const TextCase &text : texts(*partner)) {
                const QString suffix = variant == 0
                    ? QString()
                    : u"-%1"_s.arg(
                        partner->secretsForSend(variants.at(variant), MessageType::Text).constFirst());
                cases.append({.name = partner->id() + suffix + u'-' + text.name,
                    .partner = partner,
                    .settings = variants.at(variant),
                    .message = {.id = u"0123456789abcdef0123456789abcdef"_s,
                        .businessNumber = u"+441134960000"_s,
                        .userNumber = u"+919892123456"_s,
                        .content = TextContent{.text = text.text}}});
            }
        }
    }
    for (const Partner *partner : allPartners()) {
        for (const ContentCase &each : takenCases(*partner)) {
            cases.append({.name = partner->id() + u'-' + each.name,
                .partner = partner,
                .settings = settingsOf(*partner).constLast(),
                .message = {.id = u"0123456789abcdef0123456789abcdef"_s,
                    .businessNumber = u"+441134960000"_s,
                    .userNumber = u"+919892123456"_s,
                    .content = each.content}});
        }
    }
    for (const Partner *partner : allPartners()) {
        if (!partner->takesReportUrl())
            continue;
        PartnerCase reporting = *std::find_if(cases.cbegin(), cases.cend(),
            [partner](const PartnerCase &entry) { return entry.partner == partner; });
        reporting.name = partner->id() + u"-report-url"_s;
        reporting.message.reportUrl = QUrl(u"https://tunnel.example.com/hooks/st-1?a=b&c=%20d"_s);
        cases.append(reporting);
    }
    return cases;
}

PartnerCase partnerCase(const QString &name)
{
    const QList<PartnerCase> cases = partnerCases();
    for (const PartnerCase &entry : cases) {
        if (entry.name == name)
            return entry;
    }
    qFatal("no such case");
}

QByteArray serialised(const HttpRequest &request)
{
    QByteArray text = request.method + ' ' + request.url.toEncoded() + '\n';
    for (const HttpHeader &header : request.headers)
        text += header.name + ": "
            + (header.value == userAgent() ? QByteArray("channel-console/<version>") : header.value) + '\n';
    return text + '\n' + request.body + '\n';
}

} // namespace ChannelConsole

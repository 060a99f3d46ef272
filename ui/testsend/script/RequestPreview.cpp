// SPDX-License-Identifier: Apache-2.0
#include "ui/testsend/script/RequestPreview.h"

#include "core/log/ReadableJson.h"
#include "core/message/ContentRules.h"

namespace ChannelConsole {

using namespace Qt::StringLiterals;

namespace {

// Numbers that are kept free for such use (Ofcom).
const QString kBusinessNumber = u"+441134960000"_s;
const QString kUserNumber = u"+447700900123"_s;

PartnerSettings sampleSettings(const Partner &partner)
{
    PartnerSettings settings{.numbers = {kBusinessNumber}};
    const QList<FieldSpec> fields = partner.fields();
    for (const FieldSpec &field : fields) {
        QString value = field.defaultValue;
        if (value.isEmpty() && field.kind == FieldKind::Text && field.required)
            value = u"sample"_s;
        if (!value.isEmpty() && field.kind != FieldKind::Secret)
            settings.values.insert(field.id, value);
    }
    return settings;
}

/// A body in JSON is laid out for reading, as the columns are narrow; on the wire it is one line.
QString readable(HttpRequest request)
{
    if (!request.body.isEmpty())
        request.body = readableJson(request.body).toUtf8();
    return describe(request);
}

RequestPreview previewOf(const Partner &partner, const MessageContent &content)
{
    RequestPreview preview{.partnerId = partner.id(),
        .partnerName = partner.name(),
        .support = partner.support(typeOf(content))};
    if (preview.support.kind == MessageSupport::Kind::NotOffered)
        return preview;
    const QList<ContentFinding> findings
        = contentFindings(content, partner.limits()) + partner.contentFindings(content);
    for (const ContentFinding &finding : findings)
        preview.findings += finding.text;
    const PartnerSettings settings = sampleSettings(partner);
    QUrl base = partner.serviceUrl(settings);
    if (!base.isValid() || base.host().isEmpty())
        base = QUrl(u"https://"_s + partner.id() + u".example"_s);
    const OutboundMessage message{.id = QString(32, u'0'),
        .businessNumber = kBusinessNumber,
        .userNumber = kUserNumber,
        .content = content};
    const Result<HttpRequest> request = partner.sendRequest(message, settings, Secrets::masked(), base);
    if (request.ok())
        preview.request = readable(request.value());
    else
        preview.problem = request.error();
    return preview;
}

} // namespace

QList<RequestPreview> requestPreviews(const MessageContent &content)
{
    QList<RequestPreview> previews;
    for (const Partner *partner : allPartners())
        previews += previewOf(*partner, content);
    return previews;
}

} // namespace ChannelConsole

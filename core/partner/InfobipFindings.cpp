// SPDX-License-Identifier: Apache-2.0
#include "core/partner/InfobipRequests.h"

#include "core/Json.h"
#include "core/message/FindingList.h"
#include "core/partner/InfobipPartner.h"

#include <QHash>
#include <QRegularExpression>

namespace ChannelConsole {

using namespace Qt::StringLiterals;

namespace {

QString tr(const char *text)
{
    return InfobipPartner::tr(text);
}

void check(const TemplateContent &content, FindingList &findings)
{
    findings.text(u"name"_s, tr("The name of the template"), content.name, 512);
    findings.required(u"language"_s, tr("The language of the template"), content.language);
    if (content.header.kind == TemplateHeaderValue::Kind::Document)
        findings.required(u"header/fileName"_s, tr("The file name"), content.header.fileName);
    for (qsizetype i = 0; i < content.buttons.size(); ++i) {
        const QString &type = content.buttons.at(i).type;
        if (type == "MULTI_PRODUCT"_L1 || type == "ORDER_DETAILS"_L1)
            findings.error(fieldPath(u"buttons"_s, i, u"value"_s),
                tr("A button of the type %1 takes more than one value: send this template as Raw.")
                    .arg(type));
    }
}

/// What each payment type asks for besides its id (OpenAPI document 3.210.0).
const QHash<QString, QStringList> &paymentKeys()
{
    static const QHash<QString, QStringList> keys{
        {u"UPI_PAYU"_s, {u"productDescription"_s, u"customerFirstName"_s, u"customerEmail"_s}},
        {u"UPI_INTENT"_s, {u"format"_s}}, {u"UPI_LINK"_s, {u"paymentLink"_s}},
        {u"BRAZIL_LINK"_s, {u"paymentLink"_s}}, {u"BRAZIL_BOLETO"_s, {u"code"_s}},
        {u"BRAZIL_PIX_DC"_s, {u"code"_s, u"key"_s, u"keyType"_s, u"merchantName"_s}},
        {u"BRAZIL_PAYMENTS"_s, {u"payments"_s}}};
    return keys;
}

void checkPayUId(const QString &paymentType, const QString &referenceId, FindingList &findings)
{
    if (paymentType == "UPI_PAYU"_L1)
        findings.atMost(u"referenceId"_s, tr("The reference ID of a payment of this type"), referenceId, 25);
}

void check(const OrderDetailsContent &order, FindingList &findings)
{
    checkPayUId(order.paymentType, order.referenceId, findings);
    const Result<Json> details = Json::parse(order.paymentDetails);
    const QStringList given = details ? details.value().keys() : QStringList();
    for (const QString &key : paymentKeys().value(order.paymentType)) {
        if (!given.contains(key))
            findings.error(u"paymentDetails"_s,
                tr("A payment of the type %1 needs \"%2\" in its details.").arg(order.paymentType, key));
    }
    for (const QString &own : {u"type"_s, u"id"_s}) {
        if (given.contains(own))
            findings.error(
                u"paymentDetails"_s, tr("\"%1\" is put in by this program; leave it out.").arg(own));
    }
}

void check(const OrderStatusContent &order, FindingList &findings)
{
    checkPayUId(order.paymentType, order.referenceId, findings);
}

/// What names the numbers, the message and where its reports go is put in by us.
void check(const RawContent &raw, FindingList &findings)
{
    const Result<Json> document = Json::parse(raw.json);
    if (!document || !document.value().isObject())
        return; // ContentRules says so
    static const QRegularExpression form(u"^/whatsapp/1/message(/[a-z0-9-]+)+$"_s);
    const QString path = document.value().string({"path"}).value_or(QString());
    if (!form.match(path).hasMatch())
        findings.error(u"json"_s,
            tr("\"path\" has to be one of Infobip's for messages, for example /whatsapp/1/message/text."));
    if (const auto content = document.value().at({"content"}); content && !content->isObject())
        findings.error(u"json"_s, tr("\"content\" has to be an object."));
    static const QStringList known{u"path"_s, u"content"_s, u"callbackData"_s, u"urlOptions"_s, u"entityId"_s,
        u"applicationId"_s, u"context"_s, u"smsFailover"_s};
    for (const QStringList keys = document.value().keys(); const QString &key : keys) {
        if (!known.contains(key))
            findings.error(u"json"_s,
                tr("\"%1\" is not allowed here. Numbers, message id and report address are put in by this "
                   "program; these may be there: %2.")
                    .arg(key, known.join(u", "_s)));
    }
}

template <typename Other>
void check(const Other &, FindingList &)
{
}

} // namespace

QList<ContentFinding> infobipFindings(const MessageContent &content)
{
    FindingList findings;
    std::visit([&findings](const auto &typed) { check(typed, findings); }, content);
    return findings.take();
}

} // namespace ChannelConsole

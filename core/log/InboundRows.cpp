// SPDX-License-Identifier: Apache-2.0
#include "core/log/InboundRows.h"

#include "core/Json.h"
#include "core/store/StoreConnection.h"

#include <nlohmann/json.hpp>

#include <QSqlQuery>

namespace ChannelConsole {

using namespace Qt::StringLiterals;

namespace {

QVariant mediaJson(const std::optional<InboundMedia> &media)
{
    if (!media)
        return {};
    return QString::fromUtf8(toJsonText(
        {{"url", toStd(media->url)}, {"id", toStd(media->id)}, {"mimeType", toStd(media->mimeType)},
            {"fileName", toStd(media->fileName)}, {"caption", toStd(media->caption)}}));
}

std::optional<InboundMedia> mediaFrom(const QString &text)
{
    const Result<Json> document = Json::parse(text.toUtf8());
    if (!document)
        return std::nullopt;
    const auto member
        = [&document](const char *name) { return document.value().string({name}).value_or(QString()); };
    return InboundMedia{.url = member("url"),
        .id = member("id"),
        .mimeType = member("mimeType"),
        .fileName = member("fileName"),
        .caption = member("caption")};
}

QVariant paymentJson(const std::optional<PaymentDetails> &payment)
{
    if (!payment)
        return {};
    nlohmann::json document{
        {"transactionId", toStd(payment->transactionId)},
        {"referenceId", toStd(payment->referenceId)},
        {"offset", payment->offset},
        {"currency", toStd(payment->currency)},
        {"transactionType", toStd(payment->transactionType)},
        {"status", toStd(payment->status)},
        {"flaw", toStd(payment->flaw)},
        {"object", payment->object.toStdString()},
    };
    if (payment->value)
        document["value"] = *payment->value;
    return QString::fromUtf8(toJsonText(document));
}

std::optional<PaymentDetails> paymentFrom(const QString &text)
{
    const Result<Json> document = Json::parse(text.toUtf8());
    if (!document)
        return std::nullopt;
    const auto member
        = [&document](const char *name) { return document.value().string({name}).value_or(QString()); };
    return PaymentDetails{.transactionId = member("transactionId"),
        .referenceId = member("referenceId"),
        .value = document.value().integer({"value"}),
        .offset = document.value().integer({"offset"}).value_or(100),
        .currency = member("currency"),
        .transactionType = member("transactionType"),
        .status = member("status"),
        .flaw = member("flaw"),
        .object = member("object").toUtf8()};
}

} // namespace

Result<void> insertInbound(StoreConnection &connection, qint64 messageId, const InboundContent &inbound)
{
    return connection.execute(
        u"INSERT INTO message_content (message_id, call_id, profile_name, reply_to, content, media, payment) "
        "VALUES (?, ?, ?, ?, ?, ?, ?)"_s,
        {messageId, inbound.callId ? QVariant(*inbound.callId) : QVariant(), inbound.profileName,
            inbound.replyTo, QString::fromUtf8(inbound.content), mediaJson(inbound.media),
            paymentJson(inbound.payment)});
}

Result<std::optional<InboundContent>> inboundContent(StoreConnection &connection, qint64 messageId)
{
    std::optional<InboundContent> inbound;
    const Result<void> read = connection.select(
        u"SELECT call_id, profile_name, reply_to, content, media, payment FROM message_content WHERE message_id = ?"_s,
        {messageId}, [&inbound](const QSqlQuery &row) {
            inbound = InboundContent{
                .callId = row.value(0).isNull() ? std::nullopt : std::optional(row.value(0).toLongLong()),
                .profileName = row.value(1).toString(),
                .replyTo = row.value(2).toString(),
                .content = row.value(3).toString().toUtf8(),
                .media = mediaFrom(row.value(4).toString()),
                .payment = paymentFrom(row.value(5).toString())};
        });
    if (!read)
        return read.error();
    return inbound;
}

} // namespace ChannelConsole

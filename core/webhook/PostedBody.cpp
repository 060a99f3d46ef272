// SPDX-License-Identifier: Apache-2.0
#include "core/webhook/PostedBody.h"

#include "core/Json.h"

#include <optional>

namespace ChannelConsole {

namespace {

bool isForm(const QByteArray &contentType)
{
    const qsizetype parameters = contentType.indexOf(';');
    const QByteArray type = parameters < 0 ? contentType : contentType.first(parameters);
    return type.trimmed().compare("application/x-www-form-urlencoded", Qt::CaseInsensitive) == 0;
}

/// The value of a form's first field of that name, as encoded; nothing if there is no such field.
std::optional<QByteArrayView> formField(QByteArrayView form, QByteArrayView name)
{
    for (qsizetype begin = 0; begin <= form.size();) {
        qsizetype end = form.indexOf('&', begin);
        if (end < 0)
            end = form.size();
        const QByteArrayView field = form.sliced(begin, end - begin);
        if (field.startsWith(name) && field.size() > name.size() && field.at(name.size()) == '=')
            return field.sliced(name.size() + 1);
        begin = end + 1;
    }
    return std::nullopt;
}

} // namespace

PostedBody lookAt(const WebhookPost &post)
{
    const QByteArray body = post.body.trimmed();
    if (body.isEmpty())
        return PostedBody::Missing;
    if (isForm(post.contentType)) {
        if (formField(body, "response"))
            return PostedBody::DeliveryReport;
        return formField(body, "mobile").value_or(QByteArrayView()).isEmpty() ? PostedBody::NoMobile
                                                                              : PostedBody::Message;
    }
    const Result<Json> message = Json::parse(body);
    if (!message)
        return PostedBody::Missing;
    // As text: a number is taken where a string was meant, as elsewhere in GupShup's posts (gupshup.md §5).
    const QString mobile = message.value().text({"mobile"}).value_or(QString());
    return mobile.trimmed().isEmpty() ? PostedBody::NoMobile : PostedBody::Message;
}

} // namespace ChannelConsole

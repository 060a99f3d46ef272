// SPDX-License-Identifier: Apache-2.0
#include "core/sandbox/InfobipValidation.h"

#include "core/sandbox/SimulatedPartner.h"

#include <QUrl>

namespace ChannelConsole {

using namespace Qt::StringLiterals;

namespace {

QString joined(const QString &prefix, InfobipValidation::Path path)
{
    QString key = prefix;
    for (const char *part : path) {
        if (!key.isEmpty())
            key += u'.';
        key += QLatin1StringView(part);
    }
    return key;
}

} // namespace

void InfobipValidation::text(
    const Json &in, const QString &prefix, Path path, qsizetype least, qsizetype most)
{
    if (!in.at(path) && least == 0)
        return;
    const std::optional<QString> value = in.string(path);
    if (!value || value->size() < least || value->size() > most)
        fault(joined(prefix, path),
            u"size must be between %1 and %2"_s.arg(QString::number(least), QString::number(most)));
    if (least > 0 && (!value || value->trimmed().isEmpty()))
        fault(joined(prefix, path), u"must not be blank"_s);
}

void InfobipValidation::url(const Json &in, const QString &prefix, Path path)
{
    text(in, prefix, path, 1, 2048);
    const QUrl url(in.string(path).value_or(QString()), QUrl::StrictMode);
    if (!url.isValid() || url.host().isEmpty() || (url.scheme() != "http"_L1 && url.scheme() != "https"_L1))
        fault(joined(prefix, path), u"is not a valid url"_s);
}

void InfobipValidation::number(const Json &in, const QString &prefix, Path path, double least, double most)
{
    const std::optional<Json> value = in.at(path);
    if (!value || !value->raw().is_number())
        fault(joined(prefix, path), u"must not be null"_s);
    else if (const auto number = value->raw().get<double>(); number < least || number > most)
        fault(joined(prefix, path),
            u"must be between %1 and %2"_s.arg(QString::number(least), QString::number(most)));
}

void InfobipValidation::oneOf(
    const Json &in, const QString &prefix, Path path, const QStringList &known, bool required)
{
    if (!in.at(path) && !required)
        return;
    if (!known.contains(in.string(path).value_or(QString())))
        fault(joined(prefix, path), u"must be one of: %1"_s.arg(known.join(u", "_s)));
}

void InfobipValidation::list(const Json &in, const QString &prefix, Path path, qsizetype least,
    qsizetype most, const std::function<void(const Json &, const QString &)> &check)
{
    const QString key = joined(prefix, path);
    const std::optional<Json> elements = in.at(path);
    if (!elements && least == 0)
        return;
    if (!elements || !elements->isArray() || elements->size() < least || elements->size() > most) {
        fault(key, u"size must be between %1 and %2"_s.arg(QString::number(least), QString::number(most)));
        return;
    }
    for (qsizetype i = 0; i < elements->size(); ++i)
        check(elements->at(i).value(), u"%1[%2]"_s.arg(key, QString::number(i)));
}

bool InfobipValidation::object(const Json &in, const QString &prefix, Path path)
{
    const std::optional<Json> value = in.at(path);
    if (value && value->isObject())
        return true;
    fault(joined(prefix, path), u"must not be null"_s);
    return false;
}

void InfobipValidation::fault(const QString &field, const QString &text)
{
    m_errors[toStd(field)].push_back(toStd(text));
}

ListenerReply InfobipValidation::reply() const
{
    return jsonReply(400,
        {{"requestError",
            {{"serviceException",
                {{"messageId", "BAD_REQUEST"}, {"text", "Bad request"}, {"validationErrors", m_errors}}}}}});
}

} // namespace ChannelConsole

// SPDX-License-Identifier: Apache-2.0
#include "core/partner/CommonFields.h"

#include "core/net/Http.h"
#include "core/partner/Partner.h"

#include <QCoreApplication>
#include <QDir>
#include <QRegularExpression>

#include <algorithm>

namespace ChannelConsole {

using namespace Qt::StringLiterals;

namespace {

constexpr int kLongestDeadlineSeconds = 600;

QString tr(const char *text)
{
    return QCoreApplication::translate("CommonFields", text);
}

QString withoutQuotes(const QString &typed)
{
    static const QRegularExpression kQuotes(u"^[\"'\u201C\u2018\\s]+|[\"'\u201D\u2019\\s]+$"_s);
    return QString(typed).remove(kQuotes);
}

QString normalisedServiceUrl(const QString &typed, const QString &documentedPath)
{
    QString text = withoutQuotes(typed);
    const auto chopSlashes = [&text] {
        while (text.endsWith(u'/') && !text.endsWith("://"_L1))
            text.chop(1);
    };
    chopSlashes();
    if (text.endsWith(documentedPath, Qt::CaseInsensitive))
        text.chop(documentedPath.size());
    chopSlashes();
    static const QRegularExpression kScheme(u"^[A-Za-z][A-Za-z0-9+.-]*://"_s);
    if (!text.isEmpty() && !kScheme.match(text).hasMatch())
        text.prepend("https://"_L1);
    return text;
}

QString checkServiceUrl(const QString &text)
{
    const QUrl url(text, QUrl::StrictMode);
    if (!url.isValid() || url.host().isEmpty())
        return tr("This is not a complete address. It looks like https://host.");
    if (!url.userInfo().isEmpty())
        return tr("Leave the user name and password out of the address; they have their own fields.");
    if (url.hasQuery() || url.hasFragment())
        return tr("Leave out everything from “?” or “#” on.");
    if (isAllowedUrl(url))
        return {};
    if (url.scheme() == "http"_L1)
        return tr("Use https://. Plain http:// would show the password to everyone on the way; it is allowed "
                  "to this computer only.");
    return tr("The address must begin with https://.");
}

QString checkDeadline(const QString &text)
{
    bool ok = false;
    const int seconds = text.toInt(&ok);
    if (ok && seconds >= 1 && seconds <= kLongestDeadlineSeconds)
        return {};
    return tr("Enter a whole number of seconds from 1 to %1.").arg(kLongestDeadlineSeconds);
}

/// In the form only: whether the file is there is found out when it is read, on every send.
QString checkFilePath(const QString &text)
{
    return QDir::isAbsolutePath(text) ? QString() : tr("Enter the whole path of the file.");
}

QString checkHeaderKey(const QString &text)
{
    const bool printable = std::all_of(text.cbegin(), text.cend(),
        [](QChar character) { return character > u' ' && character < u'\u007F'; });
    return printable ? QString()
                     : tr("A key has only letters, digits and signs of plain English, and no spaces.");
}

FieldSpec deadlineField(const QString &id, const QString &label, const QString &seconds)
{
    return {.id = id,
        .label = label,
        .kind = FieldKind::Text,
        .required = true,
        .advanced = true,
        .defaultValue = seconds,
        .check = checkDeadline};
}

std::chrono::milliseconds deadline(
    const PartnerSettings &settings, const QString &id, std::chrono::milliseconds otherwise)
{
    const QString text = settings.values.value(id);
    return checkDeadline(text).isEmpty() ? std::chrono::seconds(text.toInt()) : otherwise;
}

const QString kConnectDeadlineId = u"connectDeadline"_s;
const QString kRequestDeadlineId = u"requestDeadline"_s;
const QString kExtraCaFileId = u"extraCaFile"_s;

} // namespace

FieldSpec numbersField(const QString &label, const QString &help)
{
    return {.id = u"numbers"_s,
        .label = label,
        .kind = FieldKind::Numbers,
        .required = true,
        .help = help,
        .placeholder = tr("+ and country code, then Enter")};
}

FieldSpec webhookUrlField(const QString &help)
{
    return {.id = u"webhookUrl"_s, .label = tr("Webhook URL"), .kind = FieldKind::WebhookUrl, .help = help};
}

FieldSpec associateAppField()
{
    return {.id = u"associateApp"_s,
        .label = tr("Associate an App"),
        .kind = FieldKind::AssociateApp,
        .help
        = tr("Secures the webhook: the platform then accepts only calls that carry a token of this app. "
             "The partner needs the app's Client ID and Client Secret.")};
}

FieldSpec enableChannelField()
{
    return {.id = u"enableChannel"_s,
        .label = tr("Enable Channel"),
        .kind = FieldKind::EnableChannel,
        .help = tr("Yes once everything above is filled in. The platform has the same switch, and works "
                   "after it was published.")};
}

FieldSpec serviceUrlField(const QString &id, const QString &label, const QString &documentedPath)
{
    return {.id = id,
        .label = label,
        .kind = FieldKind::Url,
        .required = true,
        .placeholder = u"https://"_s,
        .normalise
        = [documentedPath](const QString &typed) { return normalisedServiceUrl(typed, documentedPath); },
        .check = checkServiceUrl};
}

FieldSpec passwordField(const QString &help)
{
    return {.id = u"password"_s,
        .label = tr("Password"),
        .kind = FieldKind::Secret,
        .required = true,
        .help = help,
        .normalise = [](const QString &typed) {
            static const QRegularExpression kLineBreaks(u"^[\\r\\n]+|[\\r\\n]+$"_s);
            return QString(typed).remove(kLineBreaks);
        }};
}

FieldSpec headerKeyField(const QString &id, const QString &label, const QString &scheme)
{
    const QRegularExpression schemes(
        u"^(?:%1\\s+)+"_s.arg(QRegularExpression::escape(scheme)), QRegularExpression::CaseInsensitiveOption);
    return {.id = id,
        .label = label,
        .kind = FieldKind::Secret,
        .required = true,
        .normalise
        = [schemes](const QString &typed) { return withoutQuotes(withoutQuotes(typed).remove(schemes)); },
        .check = checkHeaderKey};
}

QList<FieldSpec> connectionFields()
{
    FieldSpec connect = deadlineField(kConnectDeadlineId, tr("Connection deadline (seconds)"), u"10"_s);
    connect.help = tr("How long to wait for a connection.");
    FieldSpec request = deadlineField(kRequestDeadlineId, tr("Request deadline (seconds)"), u"60"_s);
    request.help = tr("How long a send may take as a whole. After that its outcome is unknown.");
    FieldSpec certificates{.id = kExtraCaFileId,
        .label = tr("Extra CA file"),
        .kind = FieldKind::File,
        .advanced = true,
        .help = tr("A PEM file with certificates to trust in addition, where a company proxy inspects TLS."),
        .check = checkFilePath};
    return {connect, request, certificates};
}

ConnectionSettings connectionSettings(const PartnerSettings &settings)
{
    const ConnectionSettings defaults;
    return {.connectDeadline = deadline(settings, kConnectDeadlineId, defaults.connectDeadline),
        .requestDeadline = deadline(settings, kRequestDeadlineId, defaults.requestDeadline),
        .extraCaFile = settings.values.value(kExtraCaFileId)};
}

QUrl serviceUrlFrom(const FieldSpec &field, const PartnerSettings &settings)
{
    const QString text = field.normalise(fieldValue(field, settings));
    return text.isEmpty() || !field.check(text).isEmpty() ? QUrl() : QUrl(text, QUrl::StrictMode);
}

} // namespace ChannelConsole

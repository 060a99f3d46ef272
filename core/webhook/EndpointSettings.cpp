// SPDX-License-Identifier: Apache-2.0
#include "core/webhook/EndpointSettings.h"

#include "core/Json.h"
#include "core/net/Http.h"

#include <nlohmann/json.hpp>

#include <QCoreApplication>
#include <QHostAddress>
#include <QUrl>

#include <algorithm>
#include <limits>

namespace ChannelConsole {

using namespace Qt::StringLiterals;

namespace {

QString tr(const char *text)
{
    return QCoreApplication::translate("EndpointSettings", text);
}

// Stored: never change one, only add.
const QString kRelay = u"relay"_s;
const QString kAnswerHere = u"answer-here"_s;
const QString kEcho = u"echo"_s;
const QString kFixedText = u"fixed-text"_s;
const QString kOff = u"off"_s;

QString modeName(EndpointMode mode)
{
    return mode == EndpointMode::Relay ? kRelay : kAnswerHere;
}

QString standInName(StandInKind kind)
{
    switch (kind) {
    case StandInKind::Echo:
        return kEcho;
    case StandInKind::FixedText:
        return kFixedText;
    case StandInKind::Off:
        return kOff;
    }
    Q_UNREACHABLE();
}

StandInKind standInFrom(const QString &name)
{
    return name == kEcho ? StandInKind::Echo : name == kFixedText ? StandInKind::FixedText : StandInKind::Off;
}

nlohmann::json toDocument(const StandInSettings &standIn)
{
    nlohmann::json numbers = nlohmann::json::array();
    for (const QString &number : standIn.allowedNumbers)
        numbers.push_back(toStd(number));
    return {{"kind", toStd(standInName(standIn.kind))}, {"text", toStd(standIn.text)},
        {"allowedNumbers", std::move(numbers)}, {"dailyCap", standIn.dailyCap}};
}

StandInSettings standInFrom(const Json &document)
{
    StandInSettings standIn;
    standIn.kind = standInFrom(document.string({"standIn", "kind"}).value_or(kOff));
    standIn.text = document.string({"standIn", "text"}).value_or(QString());
    if (const std::optional<Json> numbers = document.at({"standIn", "allowedNumbers"})) {
        for (qsizetype i = 0; i < numbers->size(); ++i) {
            if (const std::optional<Json> number = numbers->at(i))
                standIn.allowedNumbers.append(number->string({}).value_or(QString()));
        }
        standIn.allowedNumbers.removeAll(QString());
    }
    constexpr qint64 kHighestCap = 1000;
    standIn.dailyCap = int(std::clamp<qint64>(
        document.integer({"standIn", "dailyCap"}).value_or(standIn.dailyCap), 0, kHighestCap));
    return standIn;
}

} // namespace

QByteArray toJson(const EndpointSettings &settings)
{
    return toJsonText({{"address", toStd(settings.address)}, {"port", settings.port},
        {"publicUrl", toStd(settings.publicUrl)}, {"mode", toStd(modeName(settings.mode))},
        {"basicAuthorization", settings.basicAuthorization}, {"secretPath", settings.secretPath},
        {"askForReports", settings.askForReports}, {"notify", settings.notify},
        {"standIn", toDocument(settings.standIn)}});
}

EndpointSettings endpointSettingsFromJson(const QByteArray &json)
{
    EndpointSettings settings;
    const Result<Json> read = Json::parse(json);
    if (!read)
        return settings;
    const Json &document = read.value();
    if (const QString address = document.string({"address"}).value_or(QString());
        checkListenAddress(address).isEmpty())
        settings.address = address;
    const qint64 port = document.integer({"port"}).value_or(-1);
    if (port >= 0 && port <= std::numeric_limits<quint16>::max())
        settings.port = quint16(port);
    if (const QString url = document.string({"publicUrl"}).value_or(QString()); checkPublicUrl(url).isEmpty())
        settings.publicUrl = url;
    if (document.string({"mode"}) == kRelay)
        settings.mode = EndpointMode::Relay;
    settings.basicAuthorization
        = document.boolean({"basicAuthorization"}).value_or(settings.basicAuthorization);
    settings.secretPath = document.boolean({"secretPath"}).value_or(settings.secretPath);
    settings.askForReports = document.boolean({"askForReports"}).value_or(settings.askForReports);
    settings.notify = document.boolean({"notify"}).value_or(settings.notify);
    settings.standIn = standInFrom(document);
    return settings;
}

QString checkListenAddress(const QString &address)
{
    // Written out, never a name: what a name stands for can change behind the user's back.
    const QHostAddress parsed(address);
    if (parsed.isNull() || parsed.protocol() == QAbstractSocket::UnknownNetworkLayerProtocol)
        return tr("Enter an address of this computer, for example 127.0.0.1.");
    if (parsed.isMulticast() || parsed.isBroadcast())
        return tr("Nothing can listen on this address. Use 127.0.0.1, or 0.0.0.0 for every network.");
    return {};
}

QString checkPublicUrl(const QString &url)
{
    if (url.isEmpty())
        return {};
    const QUrl parsed(url, QUrl::StrictMode);
    if (!parsed.isValid() || parsed.host().isEmpty() || parsed.scheme().isEmpty())
        return tr("Enter the address of the tunnel or proxy, for example https://example.trycloudflare.com.");
    if (!parsed.userInfo().isEmpty() || parsed.hasQuery() || parsed.hasFragment()
        || (!parsed.path().isEmpty() && parsed.path() != "/"_L1))
        return tr("Enter the host only, without a path, a user name or a query.");
    if (!isAllowedUrl(parsed))
        return tr("The public address begins with https://.");
    return {};
}

bool isExposed(const QString &address)
{
    return !QHostAddress(address).isLoopback();
}

} // namespace ChannelConsole

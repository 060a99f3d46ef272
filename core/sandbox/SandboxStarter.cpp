// SPDX-License-Identifier: Apache-2.0
#include "core/sandbox/Sandbox.h"

#include "core/sandbox/SandboxAccounts.h"

#include <QCoreApplication>

namespace ChannelConsole {

using namespace Qt::StringLiterals;

namespace {

/// RFC 2606: a name that can never be anybody's, in a field that would be somebody's address.
QString noAddress()
{
    return u"https://sandbox.invalid"_s;
}

/// A stream id as the platform makes them, `st-` and a name-based uuid, of nothing that exists there.
QString streamIdOf(const QUuid &assistantId)
{
    return u"st-"_s + QUuid::createUuidV5(assistantId, u"sandbox"_s).toString(QUuid::WithoutBraces);
}

PartnerSettings settings(QLatin1StringView businessNumber, const QHash<QString, QString> &values)
{
    return {.values = values, .numbers = {businessNumber}};
}

} // namespace

Sandbox::Starter Sandbox::starter()
{
    using namespace SandboxAccounts;
    Starter starter;
    starter.assistant = {.id = QUuid::createUuid(),
        .name = QCoreApplication::translate("Sandbox", "Sandbox assistant"),
        .platformHost = noAddress(),
        .environment = QCoreApplication::translate("Sandbox", "sandbox"),
        .sandbox = true};
    starter.assistant.streamId = streamIdOf(starter.assistant.id);
    starter.configuration = {.id = QUuid::createUuid(),
        .assistantId = starter.assistant.id,
        .partnerId = u"infobip"_s,
        .enabled = true,
        .settings = {
            {u"infobip"_s,
                settings(kBritishSender, {{u"baseUrl"_s, noAddress()}, {u"username"_s, kUsername}})},
            {u"gupshup"_s, settings(kIndianSender, {{u"wabaId"_s, kUserId}, {u"apiUrl"_s, noAddress()}})},
            {u"karix"_s, settings(kIndianSender, {{u"apiUrl"_s, noAddress()}, {u"mediaUrl"_s, noAddress()}})},
        }};
    starter.secrets = {
        {u"infobip"_s, {{u"password"_s, kPassword.data()}, {u"apiKey"_s, kApiKey.data()}}},
        {u"gupshup"_s, {{u"password"_s, kPassword.data()}}},
        {u"karix"_s, {{u"accountKey"_s, kAccountKey.data()}}},
    };
    return starter;
}

} // namespace ChannelConsole

// SPDX-License-Identifier: Apache-2.0
#include "core/channel/ConfigurationRows.h"

#include "core/Json.h"
#include "core/store/StoreConnection.h"
#include "core/store/StoreProblem.h"

#include <nlohmann/json.hpp>

#include <QSqlQuery>

#include <functional>
#include <initializer_list>

namespace ChannelConsole {

using namespace Qt::StringLiterals;

namespace {

const QString kKeychain = u"keychain"_s;
const QString kUntilQuit = u"until-quit"_s;

// Written by us and as long as what a user pasted into a field, e.g. certificates.
constexpr JsonLimits kValuesLimits{.bytes = 64 * 1024 * 1024, .depth = 2};

QString idText(const QUuid &id)
{
    return id.toString(QUuid::WithoutBraces);
}

QVariant idOrNull(const QUuid &id)
{
    return id.isNull() ? QVariant() : QVariant(idText(id));
}

QUuid idOf(const QVariant &text)
{
    return QUuid::fromString(text.toString());
}

QString placeName(SecretPlace place)
{
    return place == SecretPlace::UntilQuit ? kUntilQuit : kKeychain;
}

SecretEntry entryOf(const QVariant &name, const QVariant &origin, const QVariant &place)
{
    return {.name = name.toString(),
        .origin = origin.toString(),
        .place = place.toString() == kUntilQuit ? SecretPlace::UntilQuit : SecretPlace::Keychain};
}

QString valuesToJson(const QHash<QString, QString> &values)
{
    nlohmann::json document = nlohmann::json::object();
    for (auto it = values.cbegin(); it != values.cend(); ++it)
        document[toStd(it.key())] = toStd(it.value());
    return QString::fromUtf8(toJsonText(document));
}

std::optional<QHash<QString, QString>> valuesFromJson(const QString &text)
{
    const Result<Json> document = Json::parse(text.toUtf8(), kValuesLimits);
    if (!document || !document.value().isObject())
        return std::nullopt;
    QHash<QString, QString> values;
    for (const QString &key : document.value().keys())
        values.insert(key, document.value().string({key.toUtf8().constData()}).value_or(QString()));
    return values;
}

/// Runs statements until one fails.
Result<void> inTurn(std::initializer_list<std::function<Result<void>()>> statements)
{
    for (const auto &statement : statements) {
        if (Result<void> done = statement(); !done)
            return done;
    }
    return {};
}

Result<void> readAssistants(StoreConnection &connection, StoredChannels &all)
{
    return connection.select(
        u"SELECT id, name, stream_id, platform_host, environment, webhook_template, sandbox "
        "FROM assistant ORDER BY position, id"_s,
        {}, [&all](const QSqlQuery &row) {
            all.assistants.append({.id = idOf(row.value(0)),
                .name = row.value(1).toString(),
                .streamId = row.value(2).toString(),
                .platformHost = row.value(3).toString(),
                .environment = row.value(4).toString(),
                .webhookTemplate = row.value(5).toString(),
                .sandbox = row.value(6).toBool()});
        });
}

/// Configurations by their own id, as the rows below refer to them.
using Configurations = QHash<QUuid, ChannelConfiguration>;

Result<void> readConfigurations(StoreConnection &connection, Configurations &configurations)
{
    return connection.select(
        u"SELECT id, assistant_id, partner_id, enabled, associate_app, app_id, platform_entered, "
        "platform_saved, platform_published FROM channel_configuration"_s,
        {}, [&configurations](const QSqlQuery &row) {
            ChannelConfiguration configuration{.id = idOf(row.value(0)),
                .assistantId = idOf(row.value(1)),
                .partnerId = row.value(2).toString(),
                .enabled = row.value(3).toBool(),
                .associateApp = row.value(4).toBool(),
                .appId = idOf(row.value(5)),
                .platform = {.entered = row.value(6).toBool(),
                    .saved = row.value(7).toBool(),
                    .published = row.value(8).toBool()}};
            configurations.insert(configuration.id, configuration);
        });
}

Result<void> readSettings(StoreConnection &connection, Configurations &configurations)
{
    QString unreadable;
    const Result<void> read
        = connection.select(u"SELECT configuration_id, partner_id, values_json FROM partner_settings"_s, {},
            [&](const QSqlQuery &row) {
                const auto values = valuesFromJson(row.value(2).toString());
                if (!values)
                    unreadable = row.value(0).toString();
                configurations[idOf(row.value(0))].settings[row.value(1).toString()].values
                    = values.value_or(QHash<QString, QString>());
            });
    // Going on without them would let the next Save overwrite what may still be mended.
    if (read && !unreadable.isEmpty())
        return storeProblem(
            ProblemKind::StoreCorrupt, connection.path(), u"values of configuration "_s + unreadable);
    return read;
}

Result<void> readNumbers(StoreConnection &connection, Configurations &configurations)
{
    return connection.select(u"SELECT configuration_id, partner_id, number FROM business_number "
                             "ORDER BY configuration_id, partner_id, position"_s,
        {}, [&configurations](const QSqlQuery &row) {
            configurations[idOf(row.value(0))].settings[row.value(1).toString()].numbers.append(
                row.value(2).toString());
        });
}

Result<void> readSecretEntries(StoreConnection &connection, Configurations &configurations)
{
    return connection.select(
        u"SELECT configuration_id, partner_id, field_id, name, origin, place FROM secret_entry "
        "WHERE configuration_id IS NOT NULL"_s,
        {}, [&configurations](const QSqlQuery &row) {
            configurations[idOf(row.value(0))].settings[row.value(1).toString()].secrets.insert(
                row.value(2).toString(), entryOf(row.value(3), row.value(4), row.value(5)));
        });
}

Result<void> readApps(StoreConnection &connection, StoredChannels &all)
{
    return connection.select(
        u"SELECT a.id, a.name, a.client_id, a.algorithm, a.public_key, a.enforce_jti, s.name, s.origin, s.place "
        "FROM jwt_app a "
        "LEFT JOIN secret_entry s ON s.app_id = a.id ORDER BY a.position, a.id"_s,
        {}, [&all](const QSqlQuery &row) {
            all.apps.append({.id = idOf(row.value(0)),
                .name = row.value(1).toString(),
                .clientId = row.value(2).toString(),
                .algorithm = row.value(3).toString(),
                .publicKey = row.value(4).toString(),
                .enforceJti = row.value(5).toBool(),
                .clientSecret = entryOf(row.value(6), row.value(7), row.value(8))});
        });
}

Result<void> insertSettings(StoreConnection &connection, const QUuid &configurationId,
    const QString &partnerId, const PartnerSettings &settings)
{
    const QString id = idText(configurationId);
    Result<void> done = connection.execute(
        u"INSERT INTO partner_settings (configuration_id, partner_id, values_json) VALUES (?, ?, ?)"_s,
        {id, partnerId, valuesToJson(settings.values)});
    for (qsizetype i = 0; done && i < settings.numbers.size(); ++i) {
        done = connection.execute(
            u"INSERT INTO business_number (configuration_id, partner_id, position, number) VALUES (?, ?, ?, ?)"_s,
            {id, partnerId, i, settings.numbers.at(i)});
    }
    for (auto it = settings.secrets.cbegin(); done && it != settings.secrets.cend(); ++it) {
        done = connection.execute(
            u"INSERT INTO secret_entry (name, origin, place, configuration_id, partner_id, field_id) "
            "VALUES (?, ?, ?, ?, ?, ?)"_s,
            {it->name, it->origin, placeName(it->place), id, partnerId, it.key()});
    }
    return done;
}

} // namespace

Result<StoredChannels> readChannels(StoreConnection &connection)
{
    StoredChannels all;
    Configurations configurations;
    const Result<void> read = inTurn({[&] { return readAssistants(connection, all); },
        [&] { return readConfigurations(connection, configurations); },
        [&] { return readSettings(connection, configurations); },
        [&] { return readNumbers(connection, configurations); },
        [&] { return readSecretEntries(connection, configurations); },
        [&] { return readApps(connection, all); }});
    if (!read)
        return read.error();
    for (const ChannelConfiguration &configuration : std::as_const(configurations))
        all.configurations.insert(configuration.assistantId, configuration);
    return all;
}

Result<void> insertAssistant(StoreConnection &connection, const Assistant &assistant)
{
    return connection.execute(
        u"INSERT INTO assistant (id, position, name, stream_id, platform_host, environment, "
        u"webhook_template, sandbox) "
        "VALUES (?, (SELECT ifnull(max(position), 0) + 1 FROM assistant), ?, ?, ?, ?, ?, ?)"_s,
        {idText(assistant.id), assistant.name, assistant.streamId, assistant.platformHost,
            assistant.environment, assistant.webhookTemplate, int(assistant.sandbox)});
}

Result<void> updateAssistantRow(StoreConnection &connection, const Assistant &assistant)
{
    return connection.execute(
        u"UPDATE assistant SET name = ?, stream_id = ?, platform_host = ?, environment = ?, "
        "webhook_template = ? WHERE id = ?"_s,
        {assistant.name, assistant.streamId, assistant.platformHost, assistant.environment,
            assistant.webhookTemplate, idText(assistant.id)});
}

Result<void> deleteAssistant(StoreConnection &connection, const QUuid &id)
{
    return connection.execute(u"DELETE FROM assistant WHERE id = ?"_s, {idText(id)});
}

Result<void> replaceConfiguration(StoreConnection &connection, const ChannelConfiguration &configuration)
{
    const QString id = idText(configuration.id);
    const PlatformProgress &platform = configuration.platform;
    Result<void> done = connection.execute(
        u"INSERT INTO channel_configuration (id, assistant_id, partner_id, enabled, associate_app, app_id, "
        "platform_entered, platform_saved, platform_published) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?) "
        "ON CONFLICT (id) DO UPDATE SET partner_id = excluded.partner_id, enabled = excluded.enabled, "
        "associate_app = excluded.associate_app, app_id = excluded.app_id, platform_entered = "
        "excluded.platform_entered, "
        "platform_saved = excluded.platform_saved, platform_published = excluded.platform_published"_s,
        {id, idText(configuration.assistantId), configuration.partnerId, int(configuration.enabled),
            int(configuration.associateApp), idOrNull(configuration.appId), int(platform.entered),
            int(platform.saved), int(platform.published)});
    for (const QString &table : {u"partner_settings"_s, u"business_number"_s, u"secret_entry"_s}) {
        if (done)
            done = connection.execute(u"DELETE FROM %1 WHERE configuration_id = ?"_s.arg(table), {id});
    }
    for (auto it = configuration.settings.cbegin(); done && it != configuration.settings.cend(); ++it)
        done = insertSettings(connection, configuration.id, it.key(), it.value());
    return done;
}

Result<void> updatePlatformProgress(
    StoreConnection &connection, const QUuid &assistantId, const PlatformProgress &progress)
{
    return connection.execute(u"UPDATE channel_configuration SET platform_entered = ?, platform_saved = ?, "
                              "platform_published = ? WHERE assistant_id = ?"_s,
        {int(progress.entered), int(progress.saved), int(progress.published), idText(assistantId)});
}

Result<void> replaceApp(StoreConnection &connection, const JwtApp &app)
{
    const QString id = idText(app.id);
    Result<void> done = connection.execute(
        u"INSERT INTO jwt_app (id, position, name, client_id, algorithm, public_key, enforce_jti) "
        "VALUES (?, (SELECT ifnull(max(position), 0) + 1 FROM jwt_app), ?, ?, ?, ?, ?) "
        "ON CONFLICT (id) DO UPDATE SET name = excluded.name, client_id = excluded.client_id, "
        "algorithm = excluded.algorithm, public_key = excluded.public_key, enforce_jti = excluded.enforce_jti"_s,
        {id, app.name, app.clientId, app.algorithm, app.publicKey, int(app.enforceJti)});
    if (done)
        done = connection.execute(u"DELETE FROM secret_entry WHERE app_id = ?"_s, {id});
    if (done && !app.clientSecret.name.isEmpty()) {
        done = connection.execute(
            u"INSERT INTO secret_entry (name, origin, place, app_id) VALUES (?, ?, ?, ?)"_s,
            {app.clientSecret.name, app.clientSecret.origin, placeName(app.clientSecret.place), id});
    }
    return done;
}

Result<void> deleteApp(StoreConnection &connection, const QUuid &id)
{
    return connection.execute(u"DELETE FROM jwt_app WHERE id = ?"_s, {idText(id)});
}

} // namespace ChannelConsole

// SPDX-License-Identifier: Apache-2.0
#include "core/webhook/EndpointSettingsRows.h"

#include "core/store/StoreConnection.h"

#include <QSqlQuery>

namespace ChannelConsole {

using namespace Qt::StringLiterals;

Result<QHash<QUuid, EndpointSettings>> readEndpointSettings(StoreConnection &connection)
{
    QHash<QUuid, EndpointSettings> all;
    const Result<void> read = connection.select(
        u"SELECT assistant_id, values_json FROM webhook_settings"_s, {}, [&all](const QSqlQuery &row) {
            all.insert(QUuid::fromString(row.value(0).toString()),
                endpointSettingsFromJson(row.value(1).toString().toUtf8()));
        });
    if (!read)
        return read.error();
    return all;
}

Result<void> replaceEndpointSettings(
    StoreConnection &connection, const QUuid &assistantId, const EndpointSettings &settings)
{
    return connection.execute(u"INSERT INTO webhook_settings (assistant_id, values_json) VALUES (?, ?) "
                              "ON CONFLICT (assistant_id) DO UPDATE SET values_json = excluded.values_json"_s,
        {assistantId.toString(QUuid::WithoutBraces), QString::fromUtf8(toJson(settings))});
}

} // namespace ChannelConsole

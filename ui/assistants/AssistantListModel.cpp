// SPDX-License-Identifier: Apache-2.0
#include "ui/assistants/AssistantListModel.h"

#include "core/channel/AssistantStore.h"
#include "core/partner/Partner.h"
#include "ui/widgets/PlainToolTip.h"

#include <algorithm>
#include <utility>

namespace ChannelConsole {

using namespace Qt::StringLiterals;

AssistantListModel::AssistantListModel(const AssistantStore *store, QObject *parent)
    : QAbstractListModel(parent)
    , m_store(store)
{
    connect(store, &AssistantStore::assistantsChanged, this, &AssistantListModel::synchronise);
    connect(store, &AssistantStore::configurationChanged, this, &AssistantListModel::refresh);
    synchronise();
}

QModelIndex AssistantListModel::indexOf(const QUuid &id) const
{
    const auto found
        = std::find_if(m_rows.cbegin(), m_rows.cend(), [&](const Row &row) { return row.id == id; });
    return found == m_rows.cend() ? QModelIndex() : index(static_cast<int>(found - m_rows.cbegin()));
}

QUuid AssistantListModel::idAt(const QModelIndex &index) const
{
    return index.isValid() ? m_rows.at(index.row()).id : QUuid();
}

void AssistantListModel::setUnsaved(const QSet<QUuid> &ids)
{
    const QSet<QUuid> before = std::exchange(m_unsaved, ids);
    for (int position = 0; position < m_rows.size(); ++position) {
        const QUuid id = m_rows.at(position).id;
        if (before.contains(id) != ids.contains(id))
            emit dataChanged(index(position), index(position));
    }
}

int AssistantListModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_rows.size());
}

QVariant AssistantListModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const Row &row = m_rows.at(index.row());
    switch (role) {
    case Qt::DisplayRole:
    case Qt::AccessibleTextRole:
        return row.name;
    case Qt::AccessibleDescriptionRole:
        return describe(row);
    case Qt::ToolTipRole:
        return plainToolTip(row.name + u'\n' + describe(row));
    case IdRole:
        return row.id;
    case EnvironmentRole:
        return row.environment;
    case PartnerNameRole:
        return row.partnerName;
    case EnabledRole:
        return row.enabled;
    case SandboxRole:
        return row.sandbox;
    case UnsavedRole:
        return m_unsaved.contains(row.id);
    default:
        return {};
    }
}

AssistantListModel::Row AssistantListModel::rowFor(const Assistant &assistant) const
{
    const ChannelConfiguration configuration = m_store->configuration(assistant.id);
    const Partner *partner = findPartner(configuration.partnerId);
    return {.id = assistant.id,
        .name = assistant.name,
        .environment = assistant.environment,
        // A partner of a newer version is shown as it is stored (promise 6).
        .partnerName = partner ? partner->name() : configuration.partnerId,
        .enabled = configuration.enabled,
        .sandbox = assistant.sandbox};
}

QString AssistantListModel::describe(const Row &row) const
{
    QStringList parts{row.environment, row.partnerName.isEmpty() ? tr("no partner yet") : row.partnerName,
        row.enabled ? tr("enabled") : tr("disabled")};
    if (row.sandbox)
        parts.prepend(tr("sandbox"));
    if (m_unsaved.contains(row.id))
        parts.append(tr("unsaved changes"));
    parts.removeAll(QString());
    parts.removeDuplicates();
    return parts.join(u", "_s);
}

void AssistantListModel::synchronise()
{
    const QList<Assistant> wanted = m_store->assistants();
    for (int position = static_cast<int>(m_rows.size()) - 1; position >= 0; --position) {
        const QUuid id = m_rows.at(position).id;
        if (std::any_of(wanted.cbegin(), wanted.cend(), [&](const Assistant &one) { return one.id == id; }))
            continue;
        beginRemoveRows({}, position, position);
        m_rows.removeAt(position);
        endRemoveRows();
    }
    for (int position = 0; position < wanted.size(); ++position)
        put(position, rowFor(wanted.at(position)));
}

void AssistantListModel::put(int position, const Row &row)
{
    const QModelIndex now = indexOf(row.id);
    if (!now.isValid()) {
        beginInsertRows({}, position, position);
        m_rows.insert(position, row);
        endInsertRows();
        return;
    }
    // Everything before `position` is in place already, so a row can only have to move up.
    if (now.row() != position) {
        beginMoveRows({}, now.row(), now.row(), {}, position);
        m_rows.move(now.row(), position);
        endMoveRows();
    }
    if (m_rows.at(position) != row) {
        m_rows[position] = row;
        emit dataChanged(index(position), index(position));
    }
}

void AssistantListModel::refresh(const QUuid &id)
{
    const QModelIndex found = indexOf(id);
    if (const std::optional<Assistant> assistant = m_store->assistant(id); assistant && found.isValid())
        put(found.row(), rowFor(*assistant));
}

} // namespace ChannelConsole

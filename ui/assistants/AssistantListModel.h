// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/channel/Channel.h"

#include <QAbstractListModel>
#include <QList>
#include <QSet>

namespace ChannelConsole {

class AssistantStore;

/// The assistants as the sidebar shows them: name, environment and where each one's channel stands. Follows
/// the store row by row, so that selection and scroll position survive every change.
class AssistantListModel final : public QAbstractListModel
{
    Q_OBJECT
public:
    enum Role {
        IdRole = Qt::UserRole + 1,
        EnvironmentRole,
        PartnerNameRole, ///< empty until one was chosen
        EnabledRole,
        SandboxRole,
        UnsavedRole, ///< something was typed about it and not saved
    };

    /// `store` must outlive the model.
    explicit AssistantListModel(const AssistantStore *store, QObject *parent = nullptr);

    [[nodiscard]] QModelIndex indexOf(const QUuid &id) const; ///< invalid if there is none
    [[nodiscard]] QUuid idAt(const QModelIndex &index) const; ///< null for an invalid index

    void setUnsaved(const QSet<QUuid> &ids);

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    /// DisplayRole and AccessibleTextRole are the name; AccessibleDescriptionRole and ToolTipRole say the
    /// rest in words.
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;

private:
    struct Row
    {
        QUuid id;
        QString name;
        QString environment;
        QString partnerName;
        bool enabled = false;
        bool sandbox = false;

        bool operator==(const Row &) const = default;
    };

    [[nodiscard]] Row rowFor(const Assistant &assistant) const;
    [[nodiscard]] QString describe(const Row &row) const;
    void synchronise();
    void refresh(const QUuid &id);
    void put(int position, const Row &row);

    const AssistantStore *m_store;
    QList<Row> m_rows;
    QSet<QUuid> m_unsaved;
};

} // namespace ChannelConsole

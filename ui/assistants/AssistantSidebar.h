// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QSet>
#include <QUuid>
#include <QWidget>

class QAction;
class QListView;
class QModelIndex;

namespace ChannelConsole {

class AssistantListModel;
class AssistantStore;

/// The list of assistants at the window's leading edge, and the button that adds one.
class AssistantSidebar final : public QWidget
{
    Q_OBJECT
public:
    /// `store` must outlive it.
    explicit AssistantSidebar(AssistantStore *store, QWidget *parent = nullptr);

    [[nodiscard]] QUuid current() const; ///< null if there is none
    /// Selects without asking back: currentChanged() is not emitted.
    void setCurrent(const QUuid &id);
    /// Marks those of which something was typed and not saved.
    void setUnsaved(const QSet<QUuid> &ids);
    /// For the context menu of an assistant.
    void setItemActions(const QList<QAction *> &actions);
    void focusList();

signals:
    /// The user chose another assistant, or the one shown is gone and this is its neighbour (null if none is
    /// left).
    void currentChanged(const QUuid &id);
    void addRequested();

private:
    void followSelection();

    AssistantListModel *m_model;
    QListView *m_list;
    bool m_quiet = false;
};

} // namespace ChannelConsole

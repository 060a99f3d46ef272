// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/Problem.h"

#include <QObject>
#include <QUuid>

class QWidget;

namespace ChannelConsole {

class AssistantStore;

/// What can be done to an assistant as a whole, with the question that goes before it.
class AssistantActions final : public QObject
{
    Q_OBJECT
public:
    /// `store` must outlive it; questions stand over `window`.
    AssistantActions(AssistantStore *store, QWidget *window);

    void duplicate(const QUuid &id);
    void remove(const QUuid &id); ///< after confirmation

    /// "Flight desk copy", "Flight desk copy 2", …: the first that no assistant has.
    [[nodiscard]] QString nameForCopy(const QString &name) const;

signals:
    void duplicated(const QUuid &newId);
    void failed(const ChannelConsole::Problem &problem);

private:
    AssistantStore *m_store;
    QWidget *m_window;
};

} // namespace ChannelConsole

// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QUuid>
#include <QWidget>

namespace ChannelConsole {

class AssistantStore;
class Banner;
class ChannelStateModel;
class IconLabel;
class PlainLabel;
struct Services;

/// The head of every page: the way there on the platform, the assistant's name, and at the right where its
/// channel stands, in shape and word. Under it, for a sandbox assistant, the line that says it is not the
/// real thing.
class ChannelHeader final : public QWidget
{
    Q_OBJECT
public:
    explicit ChannelHeader(const Services &services, QWidget *parent = nullptr);

    void showAssistant(const QUuid &id);

private:
    [[nodiscard]] QWidget *buildState();
    void showName();
    void showState();

    const AssistantStore *m_store;
    QUuid m_assistantId;
    ChannelStateModel *m_model;
    PlainLabel *m_name;
    QWidget *m_state;
    IconLabel *m_dot;
    PlainLabel *m_enabled;
    PlainLabel *m_partner;
    PlainLabel *m_lastOutcome;
    QWidget *m_sandboxMark;
    Banner *m_sandboxLine;
};

} // namespace ChannelConsole

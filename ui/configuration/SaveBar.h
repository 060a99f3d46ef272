// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QWidget>

class QCheckBox;
class QPushButton;

namespace ChannelConsole {

struct PlatformProgress;
class Banner;
class ConfigurationViewModel;
class PlainLabel;

/// The foot of the page: what Save said, what is still to be done on the platform, how much is unsaved,
/// Revert and Save.
class SaveBar final : public QWidget
{
    Q_OBJECT
public:
    SaveBar(ConfigurationViewModel *model, QWidget *parent);

signals:
    void saveRequested();

private:
    void buildPlatform();
    void buildButtons();
    void showUnsaved();
    void showStatus();
    void showFailure();
    void showCollision();
    void showMemory();
    void showPlatform();
    void tickPlatform();

    ConfigurationViewModel *m_model;
    Banner *m_collision;
    Banner *m_memory;
    Banner *m_status;
    QWidget *m_platform;
    PlainLabel *m_platformProblem;
    QCheckBox *m_entered;
    QCheckBox *m_saved;
    QCheckBox *m_published;
    PlainLabel *m_unsaved;
    QWidget *m_attentionLine; ///< how many fields need attention; hidden while none does
    PlainLabel *m_attention;
    QPushButton *m_revert;
    QPushButton *m_save;
};

} // namespace ChannelConsole

// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/Problem.h"
#include "ui/Services.h"
#include "ui/window/MainWindowActions.h"
#include "ui/window/PageFactories.h"

#include <QMainWindow>

#include <functional>

class QSplitter;
class QStackedWidget;

namespace ChannelConsole {

class AssistantActions;
class AssistantForm;
class AssistantSidebar;
class Banner;
class ChannelView;
class SandboxStarter;
class StartPane;
class WelcomePane;

/// The program's window: assistants at the leading edge, and beside them the chosen one's channel, the form
/// for an assistant, or, with no assistant yet, the ways in. Asks before closing would lose something.
class MainWindow final : public QMainWindow
{
    Q_OBJECT
public:
    explicit MainWindow(const Services &services, QWidget *parent = nullptr);
    /// With pages of one's own.
    MainWindow(const Services &services, QList<PageFactory> factories, QWidget *parent = nullptr);

    void showLoading();
    void showUpgrading();
    void showStoreProblem(const Problem &problem);
    /// The store is open and loaded. Builds what it takes to work, and goes where the user left off.
    void showReady();
    /// Comes to the front with the messages of an assistant, unless that would lose something typed.
    void showMessageLog(const QUuid &assistantId);

signals:
    void retryRequested();
    void preferencesRequested();

protected:
    void closeEvent(QCloseEvent *event) override;
    bool focusNextPrevChild(bool next) override;

private:
    void connectActions();
    void buildReady();
    void connectReady();
    void showAssistant(const QUuid &id);
    void chooseAssistant(const QUuid &id);
    void showForm(std::function<void()> start);
    void addAssistant();
    void editAssistant();
    void leaveForm();
    void startSandbox();
    void showSandboxProblem(const Problem &problem, bool keepUntilQuitHelps);
    void followAssistants();
    void updateSidebar();
    void updateActions();
    void updateTitle();
    void saveCurrent();
    void remember();
    void restore();
    [[nodiscard]] QUuid highlighted() const; ///< what the sidebar marks as chosen; null while one is added
    [[nodiscard]] bool hasUnsavedChanges() const;
    [[nodiscard]] bool hasUnsavedChanges(const QUuid &assistantId) const;
    [[nodiscard]] QString unsavedNames() const;
    void sayWhyOpen();
    void forgetWhyOpen();
    void askBeforeLosingForm(std::function<void(bool proceed)> decided);
    void saveEverything(std::function<void(bool saved)> done);

    Services m_services;
    QList<PageFactory> m_factories;
    MainWindowActions m_actions;
    QStackedWidget *m_states;
    StartPane *m_start;

    // Built by showReady().
    QSplitter *m_splitter = nullptr;
    AssistantSidebar *m_sidebar = nullptr;
    Banner *m_banner = nullptr;
    QStackedWidget *m_content = nullptr;
    WelcomePane *m_welcome = nullptr;
    AssistantForm *m_form = nullptr;
    ChannelView *m_channel = nullptr;
    AssistantActions *m_assistantActions = nullptr;
    SandboxStarter *m_sandboxStarter = nullptr;
    bool m_asking = false;
    bool m_closeAgreed = false;
    bool m_saysWhyOpen = false; ///< the banner says why the window did not close
};

} // namespace ChannelConsole

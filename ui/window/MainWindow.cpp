// SPDX-License-Identifier: Apache-2.0
#include "ui/window/MainWindow.h"

#include "core/channel/AssistantStore.h"
#include "core/secret/SecretVault.h"
#include "ui/assistants/AssistantActions.h"
#include "ui/assistants/AssistantForm.h"
#include "ui/assistants/AssistantSidebar.h"
#include "ui/assistants/SandboxStarter.h"
#include "ui/assistants/WelcomePane.h"
#include "ui/preferences/Settings.h"
#include "ui/widgets/Banner.h"
#include "ui/widgets/Question.h"
#include "ui/window/AboutDialog.h"
#include "ui/window/ChannelView.h"
#include "ui/window/StartPane.h"

#include <QAction>
#include <QCloseEvent>
#include <QMenuBar>
#include <QPushButton>
#include <QScreen>
#include <QSplitter>
#include <QStackedWidget>
#include <QVBoxLayout>

namespace ChannelConsole {

using namespace Qt::StringLiterals;

namespace {

constexpr QSize kFirstSize(1180, 760);
constexpr QSize kFrame(
    16, 48); // about what a window manager puts around; it tells only once the window is shown
constexpr QSize kSmallestSize(720, 480);
constexpr int kSidebarWidth = 248;

} // namespace

MainWindow::MainWindow(const Services &services, QWidget *parent)
    : MainWindow(services, pageFactories(), parent)
{
}

MainWindow::MainWindow(const Services &services, QList<PageFactory> factories, QWidget *parent)
    : QMainWindow(parent)
    , m_services(services)
    , m_factories(std::move(factories))
    , m_actions(MainWindowActions::create(m_factories, this))
    , m_states(new QStackedWidget(this))
    , m_start(new StartPane(this))
{
    setObjectName(u"mainWindow"_s);
    m_states->addWidget(m_start);
    setCentralWidget(m_states);
    m_actions.fill(menuBar());
    connectActions();
    connect(m_start, &StartPane::retryRequested, this, &MainWindow::retryRequested);
    connect(m_start, &StartPane::quitRequested, this, &QWidget::close);

    setMinimumSize(kSmallestSize);
    resize(kFirstSize);
    restoreGeometry(m_services.settings->windowGeometry());
    // What was comfortable on another screen, or at another scale, may be larger than this one.
    resize(size().boundedTo(screen()->availableSize() - kFrame));
    updateActions();
    updateTitle();
}

void MainWindow::showLoading()
{
    m_start->showLoading();
    m_states->setCurrentWidget(m_start);
}

void MainWindow::showUpgrading()
{
    m_start->showUpgrading();
}

void MainWindow::showStoreProblem(const Problem &problem)
{
    m_start->showProblem(problem);
    m_states->setCurrentWidget(m_start);
}

void MainWindow::showReady()
{
    if (!m_splitter) {
        buildReady();
        connectReady();
        restore();
    }
    m_states->setCurrentWidget(m_splitter);
    updateActions();
    updateTitle();
}

void MainWindow::buildReady()
{
    m_splitter = new QSplitter(this);
    m_splitter->setObjectName(u"splitter"_s);
    m_splitter->setChildrenCollapsible(false);
    m_splitter->setHandleWidth(1);
    m_sidebar = new AssistantSidebar(m_services.assistants, m_splitter);
    m_sidebar->setMinimumWidth(kSidebarWidth * 2 / 3);
    m_sidebar->setItemActions(m_actions.ofAssistant());

    auto *main = new QWidget(m_splitter);
    m_banner = new Banner(main);
    m_banner->setObjectName(u"windowBanner"_s);
    m_content = new QStackedWidget(main);
    m_welcome = new WelcomePane(m_content);
    m_form = new AssistantForm(m_services.assistants, m_content);
    m_channel = new ChannelView(m_services, m_factories, m_content);
    for (QWidget *pane : {static_cast<QWidget *>(m_welcome), static_cast<QWidget *>(m_form),
             static_cast<QWidget *>(m_channel)})
        m_content->addWidget(pane);
    auto *column = new QVBoxLayout(main);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(m_banner);
    column->addWidget(m_content, 1);

    m_splitter->addWidget(m_sidebar);
    m_splitter->addWidget(main);
    m_splitter->setStretchFactor(1, 1);
    m_splitter->setSizes({kSidebarWidth, width() - kSidebarWidth});
    m_states->addWidget(m_splitter);

    m_assistantActions = new AssistantActions(m_services.assistants, this);
    m_sandboxStarter = new SandboxStarter(m_services.assistants, this);
}

void MainWindow::connectActions()
{
    connect(m_actions.addAssistant, &QAction::triggered, this, &MainWindow::addAssistant);
    connect(m_actions.trySandbox, &QAction::triggered, this, &MainWindow::startSandbox);
    connect(m_actions.save, &QAction::triggered, this, &MainWindow::saveCurrent);
    connect(m_actions.preferences, &QAction::triggered, this, &MainWindow::preferencesRequested);
    connect(m_actions.quit, &QAction::triggered, this, &QWidget::close);
    connect(m_actions.editAssistant, &QAction::triggered, this, &MainWindow::editAssistant);
    connect(m_actions.renameAssistant, &QAction::triggered, this, &MainWindow::editAssistant);
    connect(m_actions.duplicateAssistant, &QAction::triggered, this,
        [this] { m_assistantActions->duplicate(m_channel->assistantId()); });
    connect(m_actions.deleteAssistant, &QAction::triggered, this,
        [this] { m_assistantActions->remove(m_channel->assistantId()); });
    connect(m_actions.find, &QAction::triggered, this, [this] { m_channel->currentPage()->focusSearch(); });
    connect(m_actions.instructions, &QAction::triggered, this,
        [this] { m_channel->showPage(PageId::Instructions); });
    connect(m_actions.about, &QAction::triggered, this, [this] { (new AboutDialog(this))->show(); });
    for (QAction *page : m_actions.pages)
        connect(page, &QAction::triggered, this,
            [this, page] { m_channel->showPage(page->data().value<PageId>()); });
}

void MainWindow::connectReady()
{
    connect(m_sidebar, &AssistantSidebar::currentChanged, this, &MainWindow::chooseAssistant);
    connect(m_sidebar, &AssistantSidebar::addRequested, this, &MainWindow::addAssistant);
    connect(m_welcome, &WelcomePane::addRequested, this, &MainWindow::addAssistant);
    connect(m_welcome, &WelcomePane::sandboxRequested, this, &MainWindow::startSandbox);
    connect(m_form, &AssistantForm::saved, this, [this](const QUuid &id, bool isNew) {
        if (isNew)
            m_channel->showPage(PageId::Configuration);
        showAssistant(id);
    });
    connect(m_form, &AssistantForm::cancelled, this, [this] {
        askBeforeLosingForm([this](bool proceed) {
            if (proceed)
                leaveForm();
        });
    });
    connect(m_form, &AssistantForm::unsavedChangesChanged, this, &MainWindow::updateTitle);
    connect(m_channel, &ChannelView::unsavedChangesChanged, this, &MainWindow::updateTitle);
    connect(m_channel, &ChannelView::unsavedChangesChanged, this, &MainWindow::forgetWhyOpen);
    connect(m_channel, &ChannelView::assistantChanged, m_sidebar, &AssistantSidebar::setCurrent);
    connect(m_channel, &ChannelView::editAssistantRequested, this, &MainWindow::editAssistant);
    connect(m_assistantActions, &AssistantActions::failed, m_banner, &Banner::showProblem);
    connect(m_assistantActions, &AssistantActions::duplicated, this, &MainWindow::showAssistant);
    connect(m_sandboxStarter, &SandboxStarter::runningChanged, m_welcome, &WelcomePane::setBusy);
    connect(m_sandboxStarter, &SandboxStarter::runningChanged, this, &MainWindow::updateActions);
    connect(m_sandboxStarter, &SandboxStarter::failed, this, &MainWindow::showSandboxProblem);
    connect(m_sandboxStarter, &SandboxStarter::finished, this, [this](const QUuid &id) {
        m_banner->clear();
        m_channel->showPage(PageId::Configuration);
        showAssistant(id);
    });
    connect(m_services.vault, &SecretVault::waitingChanged, this, [this](bool waiting) {
        if (!m_sandboxStarter->isRunning())
            return;
        if (waiting)
            m_banner->showMessage(Banner::Kind::Information, tr("Waiting for your keychain"),
                tr("It may be asking you to unlock it, perhaps behind this window."));
        else
            m_banner->clear();
    });
    connect(m_services.assistants, &AssistantStore::assistantsChanged, this, &MainWindow::followAssistants);
}

} // namespace ChannelConsole

// SPDX-License-Identifier: Apache-2.0
#include "app/Application.h"

#include "core/Continuation.h"
#include "ui/preferences/AppearancePalette.h"
#include "ui/preferences/PreferencesDialog.h"
#include "ui/window/DesktopNotice.h"
#include "ui/window/InboundNotifier.h"
#include "ui/window/MainWindow.h"

#include <QEvent>
#include <QGuiApplication>
#include <QIcon>
#include <QLoggingCategory>

namespace ChannelConsole {

namespace {

Q_LOGGING_CATEGORY(lcApplication, "channelconsole.application")

} // namespace

Application::Application(const StartOptions &options, QObject *parent)
    : QObject(parent)
    , m_settings(options.dataDirectory)
    , m_vault(&m_keychain)
    , m_log(&m_store, &m_clock)
    , m_assistants(&m_store, &m_vault)
    , m_testSend(&m_httpClient, &m_vault, &m_log, &m_sandbox, &m_clock)
    , m_calls(&m_store)
    , m_ingest(&m_store, &m_calls, &m_log)
    , m_endpoints(&m_store, &m_assistants, &m_vault, &m_calls, &m_clock)
    , m_forge(&m_assistants, &m_endpoints, &m_log, &m_httpClient, &m_clock)
    , m_templates(&m_store, &m_assistants, &m_httpClient, &m_vault, &m_sandbox, &m_clock)
    , m_standIn(&m_store, &m_assistants, &m_endpoints, &m_log, &m_calls, &m_testSend, &m_clock)
{
    if (options.appearance)
        m_settings.overrideAppearance(*options.appearance);
    applyAppearance(m_settings.appearance());
    connect(&m_settings, &Settings::appearanceChanged, this, &applyAppearance);

    const Services services{.assistants = &m_assistants,
        .log = &m_log,
        .testSend = &m_testSend,
        .vault = &m_vault,
        .sandbox = &m_sandbox,
        .settings = &m_settings,
        .http = &m_httpClient,
        .calls = &m_calls,
        .endpoints = &m_endpoints,
        .forge = &m_forge,
        .templates = &m_templates,
        .scripts = &m_scripts,
        .clock = &m_clock};
    // One that was removed took its messages along.
    connect(&m_assistants, &AssistantStore::assistantsChanged, &m_log, &MessageLog::noteRemoval);
    m_window = std::make_unique<MainWindow>(services);
    noticeMessages(services);
    connect(&m_store, &Store::upgrading, m_window.get(), &MainWindow::showUpgrading);
    connect(m_window.get(), &MainWindow::retryRequested, this, &Application::openData);
    connect(m_window.get(), &MainWindow::preferencesRequested, this, &Application::showPreferences);
}

Application::~Application() = default;

void Application::start()
{
    m_window->installEventFilter(this);
    m_window->showLoading();
    m_window->show();
}

QWidget *Application::window() const
{
    return m_window.get();
}

bool Application::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() == QEvent::Paint && watched == m_window.get()) {
        m_window->removeEventFilter(this);
        // Queued: the rest of the window paints first, and reaches the screen.
        QMetaObject::invokeMethod(this, &Application::openData, Qt::QueuedConnection);
    }
    return QObject::eventFilter(watched, event);
}

void Application::openData()
{
    // Not before the first paint: drawing it costs a few milliseconds.
    if (QGuiApplication::windowIcon().isNull())
        QGuiApplication::setWindowIcon(QIcon(QStringLiteral(":/application/channel-console.svg")));
    m_window->showLoading();
    const QFuture<Result<void>> opening = runSteps(this,
        {
            [this] { return m_store.open(m_settings.dataDirectory()); },
            // Before anything can be sent: what is still "sending" was cut off by the end of the run before.
            [this] {
                return continued(
                    m_log.settleInterrupted(), this, [](const Result<int> &settled) -> Result<void> {
                        return settled.ok() ? Result<void>() : Result<void>(settled.error());
                    });
            },
            [this] { return m_assistants.load(); },
            [this] { return m_endpoints.load(); },
        });
    continued(opening, this, [this](const Result<void> &opened) {
        if (opened.ok()) {
            m_window->showReady();
            QMetaObject::invokeMethod(this, &Application::catchUp, Qt::QueuedConnection);
            QMetaObject::invokeMethod(this, &Application::sweep, Qt::QueuedConnection);
        } else {
            m_window->showStoreProblem(opened.error());
        }
        emit settled();
    });
}

void Application::catchUp()
{
    continued(m_ingest.catchUp(), this, [](const Result<int> &caught) {
        // The calls are kept as they came, and the line goes on by itself.
        if (!caught.ok())
            qCWarning(lcApplication) << "calls are waiting:" << problemKindName(caught.error().kind);
    });
}

void Application::noticeMessages(const Services &services)
{
    auto *notice = new DesktopNotice(m_window.get());
    auto *notifier = new InboundNotifier(
        services, m_window.get(),
        [notice](const QString &title, const QString &text) { notice->show(title, text); }, m_window.get());
    connect(notice, &DesktopNotice::clicked, m_window.get(),
        [this, notifier] { m_window->showMessageLog(notifier->lastAssistant()); });
}

void Application::sweep()
{
    continued(m_assistants.sweepSecrets(), this, [](const Result<void> &swept) {
        // What could not be removed stays in the journal for the next start, so there is nothing to ask of
        // the user.
        if (!swept.ok())
            qCInfo(lcApplication) << "left for the next start:" << problemKindName(swept.error().kind);
    });
}

void Application::showPreferences()
{
    if (!m_preferences)
        m_preferences = new PreferencesDialog(&m_settings, &m_vault, m_window.get());
    m_preferences->show();
    m_preferences->raise();
    m_preferences->activateWindow();
}

} // namespace ChannelConsole

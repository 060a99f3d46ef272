// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/StartOptions.h"
#include "core/Clock.h"
#include "core/channel/AssistantStore.h"
#include "core/log/MessageLog.h"
#include "core/log/keeping/LogKeeping.h"
#include "core/message/ScriptRunner.h"
#include "core/message/TestSend.h"
#include "core/net/HttpClient.h"
#include "core/message/TemplateCatalogue.h"
#include "core/sandbox/Forge.h"
#include "core/sandbox/Sandbox.h"
#include "core/secret/KeychainSecretStore.h"
#include "core/secret/SecretVault.h"
#include "core/store/Store.h"
#include "core/webhook/CallIngest.h"
#include "core/webhook/CallLog.h"
#include "core/webhook/StandIn.h"
#include "core/webhook/WebhookEndpoints.h"
#include "ui/Services.h"
#include "ui/preferences/Settings.h"

#include <QObject>
#include <QPointer>

#include <memory>

namespace ChannelConsole {

class MainWindow;
class PreferencesDialog;

/// The composition root: makes the services and the window and ties them together. The window is shown before
/// anything else is done; the store, the keychain and the rest follow once it has painted.
class Application final : public QObject
{
    Q_OBJECT
public:
    explicit Application(const StartOptions &options, QObject *parent = nullptr);
    ~Application() override;

    void start();

    [[nodiscard]] QWidget *window() const;

signals:
    /// The data could be opened or could not, and the window shows which.
    void settled();

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void openData();
    void catchUp();
    void sweep();
    void noticeMessages(const Services &services);
    void showPreferences();

    // In the order of what needs what: each outlives those below it.
    SystemClock m_clock;
    Settings m_settings;
    Store m_store;
    KeychainSecretStore m_keychain;
    SecretVault m_vault;
    HttpClient m_httpClient;
    Sandbox m_sandbox;
    MessageLog m_log;
    AssistantStore m_assistants;
    TestSend m_testSend;
    CallLog m_calls;
    LogKeeping m_keeping;
    CallIngest m_ingest;
    WebhookEndpoints m_endpoints;
    Forge m_forge;
    TemplateCatalogue m_templates;
    StandIn m_standIn;
    ScriptRunner m_scripts;
    std::unique_ptr<MainWindow> m_window;
    QPointer<PreferencesDialog> m_preferences; ///< the window's child
};

} // namespace ChannelConsole

// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/channel/AssistantStore.h"
#include "core/log/MessageLog.h"
#include "core/log/keeping/LogKeeping.h"
#include "core/message/TestSend.h"
#include "core/net/HttpClient.h"
#include "core/message/TemplateCatalogue.h"
#include "core/sandbox/Forge.h"
#include "core/sandbox/Sandbox.h"
#include "core/secret/SecretVault.h"
#include "core/webhook/CallLog.h"
#include "core/webhook/WebhookEndpoints.h"
#include "support/Await.h"
#include "support/FakeSecretStore.h"
#include "support/FixedClock.h"
#include "support/StoreFixture.h"
#include "ui/Services.h"
#include "ui/preferences/Settings.h"

#include <QApplication>
#include <QMessageBox>
#include <QPushButton>
#include <QTemporaryDir>

namespace ChannelConsole {

/// Everything a window stands on, real but for the keychain and the clock.
struct WindowFixture
{
    StoreFixture stored;
    FixedClock clock;
    FakeSecretStore keychain;
    SecretVault vault{&keychain};
    MessageLog log{stored.store.get(), &clock};
    AssistantStore assistants{stored.store.get(), &vault};
    HttpClient client;
    Sandbox sandbox;
    TestSend testSend{&client, &vault, &log, &sandbox, &clock};
    CallLog calls{stored.store.get()};
    LogKeeping keeping{stored.store.get(), &log, &calls, &clock};
    WebhookEndpoints endpoints{stored.store.get(), &assistants, &vault, &calls, &clock};
    Forge forge{&assistants, &endpoints, &log, &client, &clock};
    TemplateCatalogue templates{stored.store.get(), &assistants, &client, &vault, &sandbox, &clock};
    QTemporaryDir settingsFolder;
    Settings settings{settingsFolder.path()};
    Services services{.assistants = &assistants,
        .log = &log,
        .keeping = &keeping,
        .testSend = &testSend,
        .vault = &vault,
        .sandbox = &sandbox,
        .settings = &settings,
        .http = &client,
        .calls = &calls,
        .endpoints = &endpoints,
        .forge = &forge,
        .templates = &templates,
        .clock = &clock};

    /// Null if it could not be stored.
    [[nodiscard]] QUuid add(const QString &name, const QString &partnerId = {}, bool enabled = false)
    {
        const Assistant assistant{.id = QUuid::createUuid(),
            .name = name,
            .streamId = QStringLiteral("st-2724c525-8c05-5a5f-9d2f-2c525a0e4d5b"),
            .environment = QStringLiteral("production")};
        ChannelConfiguration configuration{.id = QUuid::createUuid(),
            .assistantId = assistant.id,
            .partnerId = partnerId,
            .enabled = enabled};
        configuration.settings[partnerId].numbers = {QStringLiteral("+441134960000")};
        const auto added = assistants.addAssistant(assistant, configuration);
        return finishes(added) && added.result().ok() ? assistant.id : QUuid();
    }

    [[nodiscard]] bool ok() const { return stored.isOpen; }
};

/// The question that stands in the way, or null.
[[nodiscard]] inline QMessageBox *shownQuestion()
{
    const QWidgetList windows = QApplication::topLevelWidgets();
    for (QWidget *window : windows) {
        if (auto *box = qobject_cast<QMessageBox *>(window); box && box->isVisible())
            return box;
    }
    return nullptr;
}

/// Answers it by the name of a button; false if there is no such question.
[[nodiscard]] inline bool answerQuestion(const QString &button)
{
    if (!QTest::qWaitFor([] { return shownQuestion() != nullptr; }))
        return false;
    auto *answer = shownQuestion()->findChild<QPushButton *>(button);
    if (answer)
        answer->click();
    return answer != nullptr;
}

} // namespace ChannelConsole

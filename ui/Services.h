// SPDX-License-Identifier: Apache-2.0
#pragma once

namespace ChannelConsole {

class AssistantStore;
class CallLog;
class Clock;
class Forge;
class HttpClient;
class LogKeeping;
class MessageLog;
class Sandbox;
class ScriptRunner;
class SecretVault;
class Settings;
class TemplateCatalogue;
class TestSend;
class WebhookEndpoints;

/// What the pages may ask. Made by the composition root (app/), outlives every window; nothing here is owned.
struct Services
{
    AssistantStore *assistants = nullptr;
    MessageLog *log = nullptr;
    LogKeeping *keeping = nullptr;
    TestSend *testSend = nullptr;
    SecretVault *vault = nullptr;
    Sandbox *sandbox = nullptr;
    Settings *settings = nullptr;
    HttpClient *http = nullptr;
    CallLog *calls = nullptr;
    WebhookEndpoints *endpoints = nullptr;
    Forge *forge = nullptr;
    TemplateCatalogue *templates = nullptr;
    ScriptRunner *scripts = nullptr;
    const Clock *clock = nullptr;
};

} // namespace ChannelConsole

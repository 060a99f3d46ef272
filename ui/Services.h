// SPDX-License-Identifier: Apache-2.0
#pragma once

namespace ChannelConsole {

class AssistantStore;
class Clock;
class MessageLog;
class Sandbox;
class SecretVault;
class Settings;
class TestSend;

/// What the pages may ask. Made by the composition root (app/), outlives every window; nothing here is owned.
struct Services
{
    AssistantStore *assistants = nullptr;
    MessageLog *log = nullptr;
    TestSend *testSend = nullptr;
    SecretVault *vault = nullptr;
    Sandbox *sandbox = nullptr;
    Settings *settings = nullptr;
    const Clock *clock = nullptr;
};

} // namespace ChannelConsole

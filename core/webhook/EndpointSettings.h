// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QByteArray>
#include <QString>
#include <QStringList>

namespace ChannelConsole {

enum class EndpointMode {
    AnswerHere, ///< the console answers by the rules
    Relay, ///< each call goes on to the platform, whose answer is returned unchanged
};

enum class StandInKind {
    Off,
    Echo,
    FixedText,
};

/// Answers a user in place of the assistant, to prove a channel in both directions.
struct StandInSettings
{
    StandInKind kind = StandInKind::Off;
    QString text; ///< for FixedText
    QStringList allowedNumbers; ///< `+` and digits; nobody else is answered
    int dailyCap = 20; ///< replies per number and day (UTC)

    bool operator==(const StandInSettings &) const = default;
};

/// What an assistant's endpoint is set to. Stored; holds no secret.
struct EndpointSettings
{
    QString address = QStringLiteral("127.0.0.1"); ///< a literal address; loopback unless the user changed it
    quint16 port = 8480; ///< 0: any free one
    QString publicUrl; ///< origin of the tunnel or proxy in front, e.g. https://example.trycloudflare.com;
                       ///< empty for none
    EndpointMode mode = EndpointMode::AnswerHere;
    /// For partners that send the channel's user name and password (WebhookAuthorization::Kind::Basic): calls
    /// must carry them.
    bool basicAuthorization = true;
    /// For partners without authorization of their own (WebhookAuthorization::Kind::PathSecret): a secret
    /// last path segment.
    bool secretPath = true;
    bool askForReports
        = false; ///< sends ask the partner to report to this endpoint, where it allows that per message
    bool notify = true; ///< a notification for an inbound message when the window is not in front
    StandInSettings standIn;

    bool operator==(const EndpointSettings &) const = default;
};

/// As stored. Reading never fails: what is missing or not understood reads as the default, which is always
/// the safer choice.
[[nodiscard]] QByteArray toJson(const EndpointSettings &settings);
[[nodiscard]] EndpointSettings endpointSettingsFromJson(const QByteArray &json);

/// What is wrong with it, in words, or empty.
[[nodiscard]] QString checkListenAddress(const QString &address);
[[nodiscard]] QString checkPublicUrl(const QString &url); ///< empty is fine
/// Whether anything but this computer can reach that address.
[[nodiscard]] bool isExposed(const QString &address);

} // namespace ChannelConsole

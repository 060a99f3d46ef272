// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/channel/Channel.h"
#include "core/net/HttpListener.h"
#include "core/webhook/EndpointSettings.h"

#include <QByteArray>
#include <QDateTime>
#include <QString>
#include <QStringList>

#include <functional>
#include <optional>

namespace ChannelConsole {

/// Stable names of what can be said to a call; stored with it. The first five are the guide's, the rest are
/// ours and shown as ours.
namespace VerdictKey {
inline const QString kAccepted = QStringLiteral("accepted");
inline const QString kInvalidStreamId = QStringLiteral("invalid-stream-id");
inline const QString kTokenMissing = QStringLiteral("token-missing");
inline const QString kTokenInvalid = QStringLiteral("token-invalid");
inline const QString kBodyMissing = QStringLiteral("body-missing");
inline const QString kMobileMissing = QStringLiteral("mobile-missing");
inline const QString kUnknownPath = QStringLiteral("unknown-path");
inline const QString kWrongMethod = QStringLiteral("wrong-method");
inline const QString kChannelDisabled = QStringLiteral("channel-disabled");
inline const QString kUnlistedNumber = QStringLiteral("unlisted-number");
inline const QString kNotDurable = QStringLiteral("not-durable"); ///< the call could not be kept: 503
inline const QString kPlatformFailed
    = QStringLiteral("platform-failed"); ///< relay: no answer came from the platform
} // namespace VerdictKey

/// One row of the guide's table of error responses, in the order of checking.
struct DocumentedRule
{
    QString key;
    QString scenario; ///< as the guide words it; translated
    int status = 0;
    QByteArray message;
};
[[nodiscard]] const QList<DocumentedRule> &documentedRules();

/// Everything a verdict rests on. A plain value, replaced whole when the configuration changes; holds
/// secrets, so it is never stored.
struct RuleContext
{
    QString partnerId;
    QString path; ///< of the webhook URL, with the stream id; without the secret segment
    QString streamId;
    bool enabled = false;
    QStringList businessNumbers; ///< `+` and digits
    /// GupShup with Associate an App on: why a token is not valid, in words, or nothing. Empty function: no
    /// app associated.
    std::function<std::optional<QString>(const QByteArray &authorization, const QDateTime &now)> tokenFlaw;
    std::optional<QByteArray> basicCredentials; ///< `user:password` that Infobip has to send
    std::optional<QByteArray> pathSecret; ///< last segment that Karix's calls have to carry
};

struct Verdict
{
    QString key = VerdictKey::kAccepted;
    int status = 200;
    QByteArray message; ///< the answer's body text
    QString reason; ///< for a person: what exactly was wrong; translated
    bool ours = false; ///< not one of the guide's

    [[nodiscard]] bool accepted() const { return key == VerdictKey::kAccepted; }
};

/// Judges a call by the rules in the documented order. Pure; comparisons of credentials take the same time
/// wherever they differ.
[[nodiscard]] Verdict judge(const ListenerRequest &request, const RuleContext &context, const QDateTime &now);

} // namespace ChannelConsole

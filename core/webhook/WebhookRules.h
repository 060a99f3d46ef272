// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/net/HttpListener.h"
#include "core/partner/WebhookEvents.h"
#include "core/webhook/EndpointSettings.h"
#include "core/webhook/UsedToken.h"

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
inline const QString kNotChecked
    = QStringLiteral("not-checked"); ///< relay: passed on without what would prove it being known here
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

/// What a token is worth.
struct TokenJudgement
{
    QString flaw; ///< in words; empty if it is valid
    std::optional<UsedToken> once; ///< valid, and not to be accepted a second time
};

/// Everything a verdict rests on. A plain value, replaced whole when the configuration changes; holds
/// secrets, so it is never stored. At most one of the three kinds of authorization is there.
struct RuleContext
{
    QString partnerId;
    QString path; ///< of the webhook URL, with the stream id, as it is written in a request; without the
                  ///< secret segment
    QString streamId; ///< a part of `path`
    /// Whether the guide's table is this partner's: then a message has to have a `mobile`. Otherwise the same
    /// cases are answered by rules of ours.
    bool guideTable = false;
    bool enabled = false;
    QStringList businessNumbers; ///< `+` and digits
    /// The business numbers that the messages in a post were written to; those it does not tell are left
    /// out. Empty function: not looked at.
    std::function<QStringList(const WebhookPost &)> numbersIn;
    /// With Associate an App on. Empty function: no app associated.
    std::function<TokenJudgement(const QByteArray &authorization, const QDateTime &now)> judgeToken;
    std::optional<QByteArray> basicCredentials; ///< `user:password` that calls have to carry
    std::optional<QByteArray> pathSecret; ///< last segment that calls have to carry
    /// Why it is not known here what proves a call, for a person; empty where it is known. No call is let in
    /// then: it is kNotChecked.
    QString uncheckable;
};

struct Verdict
{
    QString key = VerdictKey::kAccepted;
    int status = 200;
    QByteArray message; ///< the answer's body text
    QList<HttpHeader> headers; ///< of the answer, beyond its type
    QString reason; ///< for a person: what exactly was wrong; translated, holds nothing of the call
    bool ours = false; ///< not one of the guide's
    /// Of a call whose token is right, whatever else is wrong with it: to be stored with the call. Where it
    /// turns out to be used already, replayedToken() is the verdict.
    std::optional<UsedToken> once;

    [[nodiscard]] bool accepted() const { return key == VerdictKey::kAccepted; }
};

/// Judges a call by the rules in the documented order; ours stand where they give nothing away: method after
/// the stream id, a disabled channel after the authorization, an unlisted number last. Pure; comparisons of
/// credentials take the same time wherever they differ.
[[nodiscard]] Verdict judge(const ListenerRequest &request, const RuleContext &context, const QDateTime &now);

/// A verdict that judge() does not give, because it rests on what happened after it.
[[nodiscard]] Verdict replayedToken(const RuleContext &context);
[[nodiscard]] Verdict notDurable();

/// The answer that says it.
[[nodiscard]] ListenerReply replyFor(const Verdict &verdict);

} // namespace ChannelConsole

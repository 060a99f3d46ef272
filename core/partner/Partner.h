// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/Result.h"
#include "core/channel/Channel.h"
#include "core/message/ContentFinding.h"
#include "core/message/MessageLimits.h"
#include "core/message/OutboundMessage.h"
#include "core/message/TemplateRecord.h"
#include "core/net/Http.h"
#include "core/partner/FieldSpec.h"
#include "core/partner/PartnerLog.h"
#include "core/partner/Secrets.h"
#include "core/partner/WebhookEvents.h"

#include <QList>

#include <optional>

namespace ChannelConsole {

/// What a partner said to a send.
struct SendOutcome
{
    enum class Kind {
        Accepted, ///< the partner took it; not delivered
        Rejected,
        Unknown, ///< it may or may not have been taken
    };
    Kind kind = Kind::Unknown;
    QString partnerMessageId; ///< for Accepted
    QString partnerStatus; ///< the partner's own status word, verbatim
    std::optional<Problem> problem; ///< for Rejected and Unknown
};

/// Which part of a partner's list of templates is asked for.
struct TemplateQuery
{
    QString sender; ///< business number, `+` and digits; counts where the partner lists per sender
    int offset = 0; ///< how many came before
};

/// One reply to that.
struct TemplatePage
{
    QList<TemplateRecord> records;
    bool more = false; ///< there are others behind these
};

/// How a partner proves that a call to the webhook is its own.
struct WebhookAuthorization
{
    enum class Kind {
        AppToken, ///< a token of the associated app, if there is one; the guide's table of error responses is this partner's
        Basic, ///< user name and password of the channel
        PathSecret, ///< not at all: a secret last segment of the path, ours, stands in
    };
    Kind kind = Kind::PathSecret;
    QString userField; ///< FieldSpec::id, for Basic
    QString secretField; ///< FieldSpec::id, for Basic
};

/// A messaging partner: turns what we want into its requests and what it answers into our words. Pure: no I/O, no clock, no
/// thread, no state. Adding one is a file pair here, its guide and its tests.
class Partner
{
public:
    virtual ~Partner() = default;
    Partner() = default;
    Q_DISABLE_COPY_MOVE(Partner)

    [[nodiscard]] virtual QString id() const = 0; ///< "infobip": stable, stored
    [[nodiscard]] virtual QString name() const = 0; ///< "Infobip"
    [[nodiscard]] virtual QList<FieldSpec> fields() const = 0; ///< in the order of the form
    [[nodiscard]] virtual int maximumTextLength() const = 0; ///< of a free-form text, in UTF-16 units

    [[nodiscard]] virtual MessageSupport support(MessageType type) const = 0;
    [[nodiscard]] virtual MessageLimits limits() const { return {}; }
    /// What this partner asks beyond WhatsApp's own rules (core/message/ContentRules.h), in the order of the inputs.
    [[nodiscard]] virtual QList<ContentFinding> contentFindings(const MessageContent &content) const
    {
        Q_UNUSED(content)
        return {};
    }

    /// A content as this partner's own JSON, to start from: what is not offered in a form, in the shape that WhatsApp itself
    /// has for it, which is then unverified; anything else as it would be sent. Empty where nothing is known.
    [[nodiscard]] virtual std::optional<RawContent> rawDraft(const MessageContent &content) const
    {
        Q_UNUSED(content)
        return std::nullopt;
    }

    /// Where sends go for these settings: what the secrets are bound to. Invalid if it cannot be told yet.
    [[nodiscard]] virtual QUrl serviceUrl(const PartnerSettings &settings) const = 0;
    /// The ids of the secrets a send of this type needs with these settings.
    [[nodiscard]] virtual QStringList secretsForSend(const PartnerSettings &settings, MessageType type) const = 0;
    /// `base` is serviceUrl() of the settings, or the sandbox's address; the partner's documented path is put behind whatever path it
    /// has. Settings must have passed validation.
    [[nodiscard]] virtual Result<HttpRequest> sendRequest(const OutboundMessage &message, const PartnerSettings &settings,
        const Secrets &secrets, const QUrl &base) const = 0;
    /// Reads any reply, of any status and form. It should have been scrubbed (Secrets::scrub): the partner's words go into the outcome.
    [[nodiscard]] virtual SendOutcome sendOutcome(const HttpReply &reply) const = 0;
    [[nodiscard]] virtual WebhookAuthorization webhookAuthorization() const = 0;
    /// What a post to the webhook holds, in its order. Any body is read, whatever its form: what is not known is told in
    /// notUnderstood. ReplyNotUnderstood only where nothing of it could be understood.
    [[nodiscard]] virtual Result<WebhookEvents> parseWebhook(const WebhookPost &post) const = 0;
    /// The ids of the secrets without which the partner does not give the file behind a media link; none if its links work
    /// by themselves.
    [[nodiscard]] virtual QStringList secretsForMedia(const PartnerSettings &settings) const
    {
        Q_UNUSED(settings)
        return {};
    }
    /// What those secrets become in the request for it.
    [[nodiscard]] virtual Result<QList<HttpHeader>> mediaHeaders(const PartnerSettings &settings, const Secrets &secrets) const
    {
        Q_UNUSED(settings)
        Q_UNUSED(secrets)
        return QList<HttpHeader>();
    }
    /// Where files are asked for by their id; invalid where the partner gives links.
    [[nodiscard]] virtual QUrl mediaServiceUrl(const PartnerSettings &settings) const
    {
        Q_UNUSED(settings)
        return {};
    }
    /// The first request for a file of which only the id is known. `base` is mediaServiceUrl(), or the sandbox's address.
    [[nodiscard]] virtual QUrl mediaUrl(const QString &mediaId, const QUrl &base) const
    {
        Q_UNUSED(mediaId)
        Q_UNUSED(base)
        return {};
    }
    /// What to ask for next, where a reply of success to `asked` is not the file itself but tells where it is; nothing if it is
    /// the file.
    [[nodiscard]] virtual Result<std::optional<QUrl>> nextMediaUrl(const QUrl &asked, const HttpReply &reply) const
    {
        Q_UNUSED(asked)
        Q_UNUSED(reply)
        return std::optional<QUrl>();
    }

    /// Whether the partner tells which templates there are; if not, the reason.
    [[nodiscard]] virtual MessageSupport listsTemplates() const { return {}; }
    /// Whether each business number has templates of its own; otherwise they are the account's.
    [[nodiscard]] virtual bool templatesArePerSender() const { return false; }
    /// Where the list is asked for; may be another host than serviceUrl().
    [[nodiscard]] virtual QUrl templateServiceUrl(const PartnerSettings &settings) const
    {
        return serviceUrl(settings);
    }
    [[nodiscard]] virtual QStringList secretsForTemplates(const PartnerSettings &settings) const
    {
        return secretsForSend(settings, MessageType::Template);
    }
    /// `base` is templateServiceUrl() of the settings, or the sandbox's address, as for sendRequest().
    [[nodiscard]] virtual Result<HttpRequest> templatesRequest(const TemplateQuery &query,
        const PartnerSettings &settings, const Secrets &secrets, const QUrl &base) const;
    /// Reads any reply to it. Words the partner uses that are not known stay as they came; what is not
    /// modelled stays in TemplateRecord::original.
    [[nodiscard]] virtual Result<TemplatePage> readTemplates(
        const TemplateQuery &query, const HttpReply &reply) const;

    /// Whether the partner gives its own log of messages to read; if not, the reason.
    [[nodiscard]] virtual PartnerLogOffer logOffer() const { return {}; }
    /// Whether it tells on request what became of one message; if not, the reason.
    [[nodiscard]] virtual PartnerReportOffer reportOffer() const { return {}; }
    /// Where either is asked for; may be another host than serviceUrl().
    [[nodiscard]] virtual QUrl logServiceUrl(const PartnerSettings &settings) const
    {
        return serviceUrl(settings);
    }
    [[nodiscard]] virtual QStringList secretsForLog(const PartnerSettings &settings) const
    {
        return secretsForSend(settings, MessageType::Text);
    }
    /// `base` is logServiceUrl() of the settings, or the sandbox's address, as for sendRequest().
    [[nodiscard]] virtual Result<HttpRequest> logRequest(const PartnerLogQuery &query,
        const PartnerSettings &settings, const Secrets &secrets, const QUrl &base) const;
    [[nodiscard]] virtual Result<HttpRequest> reportRequest(const PartnerReportQuery &query,
        const PartnerSettings &settings, const Secrets &secrets, const QUrl &base) const;
    /// Reads any reply to either, of any status and form. Words that are not known stay as they came.
    [[nodiscard]] virtual Result<PartnerLogPage> readLog(
        const PartnerLogQuery &query, const PartnerSettings &settings, const HttpReply &reply) const;
    [[nodiscard]] virtual Result<PartnerLogPage> readReport(
        const PartnerReportQuery &query, const HttpReply &reply) const;

    /// Every address the credentials are entered for: they are bound to the origins of all of them (promise
    /// 8).
    [[nodiscard]] virtual QList<QUrl> serviceUrls(const PartnerSettings &settings) const
    {
        return {serviceUrl(settings)};
    }
    /// Whether a send can say where its reports go (OutboundMessage::reportUrl).
    [[nodiscard]] virtual bool takesReportUrl() const { return false; }
    /// Where to look when no report of a send comes: how this partner is told where to report to. Translated.
    [[nodiscard]] virtual QString reportAdvice() const;
    /// A prefix the partner's own test environment needs before a text; empty if it has none to offer. Label for the input.
    [[nodiscard]] virtual QString keywordLabel() const { return {}; }
};

/// All partners in the order of the drop-down. They live as long as the program.
[[nodiscard]] const QList<const Partner *> &allPartners();
/// By id; null if there is none of that name (a configuration of a newer version).
[[nodiscard]] const Partner *findPartner(const QString &id);

/// A field's starting value: what is stored, or its default.
[[nodiscard]] QString fieldValue(const FieldSpec &field, const PartnerSettings &settings);
/// Whether the field is shown, required and validated with these settings (FieldSpec::onlyIf).
[[nodiscard]] bool fieldApplies(const FieldSpec &field, const QList<FieldSpec> &fields, const PartnerSettings &settings);

} // namespace ChannelConsole

// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/partner/CodeMeaning.h"
#include "core/partner/Partner.h"

#include <QCoreApplication>

namespace ChannelConsole {

/// Karix's RCM interface. Karix publishes no reference: all of this is known from public integrations and
/// Karix's own tests (karix.md A).
class KarixPartner final : public Partner
{
    Q_DECLARE_TR_FUNCTIONS(ChannelConsole::KarixPartner)
public:
    static constexpr int kMaximumTextLength = 4096; ///< WhatsApp's own; Karix names none (karix.md A.8)

    [[nodiscard]] QString id() const override;
    [[nodiscard]] QString name() const override;
    [[nodiscard]] QList<FieldSpec> fields() const override;
    [[nodiscard]] int maximumTextLength() const override { return kMaximumTextLength; }
    [[nodiscard]] MessageSupport support(MessageType type) const override;
    [[nodiscard]] QList<ContentFinding> contentFindings(const MessageContent &content) const override;
    [[nodiscard]] std::optional<RawContent> rawDraft(const MessageContent &content) const override;
    [[nodiscard]] QUrl serviceUrl(const PartnerSettings &settings) const override;
    [[nodiscard]] QStringList secretsForSend(
        const PartnerSettings &settings, MessageType type) const override;
    [[nodiscard]] Result<HttpRequest> sendRequest(const OutboundMessage &message,
        const PartnerSettings &settings, const Secrets &secrets, const QUrl &base) const override;
    [[nodiscard]] SendOutcome sendOutcome(const HttpReply &reply) const override;
    [[nodiscard]] WebhookAuthorization webhookAuthorization() const override;
    [[nodiscard]] Result<WebhookEvents> parseWebhook(const WebhookPost &post) const override;
    [[nodiscard]] QString reportAdvice() const override;
    [[nodiscard]] QList<QUrl> serviceUrls(const PartnerSettings &settings) const override;
    [[nodiscard]] QStringList secretsForMedia(const PartnerSettings &settings) const override;
    [[nodiscard]] Result<QList<HttpHeader>> mediaHeaders(
        const PartnerSettings &settings, const Secrets &secrets) const override;
    [[nodiscard]] QUrl mediaServiceUrl(const PartnerSettings &settings) const override;
    [[nodiscard]] QUrl mediaUrl(const QString &mediaId, const QUrl &base) const override;
    [[nodiscard]] Result<std::optional<QUrl>> nextMediaUrl(
        const QUrl &asked, const HttpReply &reply) const override;
    [[nodiscard]] MessageSupport listsTemplates() const override; ///< KarixTemplates.cpp
    [[nodiscard]] PartnerLogOffer logOffer() const override; ///< KarixTemplates.cpp
    [[nodiscard]] PartnerReportOffer reportOffer() const override; ///< KarixTemplates.cpp
};

/// The status codes that are known, KarixCodes.cpp.
[[nodiscard]] CodeTable karixCodes();
/// What its delivery reports give as reasons, KarixDeliveryCodes.cpp.
[[nodiscard]] CodeTable karixDeliveryCodes();

} // namespace ChannelConsole

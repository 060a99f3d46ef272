// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/partner/CodeMeaning.h"
#include "core/partner/Partner.h"

#include <QCoreApplication>

namespace ChannelConsole {

/// GupShup's enterprise gateway with user id and password (gupshup.md; the newest complete document is V1.2
/// of June 2021). The number a message comes from is chosen by the account, it is no part of a request.
class GupShupPartner final : public Partner
{
    Q_DECLARE_TR_FUNCTIONS(ChannelConsole::GupShupPartner)
public:
    /// Of a session text (gupshup.md §8): WhatsApp itself takes 4096, the stricter value holds.
    static constexpr int kMaximumTextLength = 4000;
    /// Of a text that is not plain English, which goes out as Unicode_text.
    static constexpr int kMaximumUnicodeTextLength = 1024;

    [[nodiscard]] QString id() const override;
    [[nodiscard]] QString name() const override;
    [[nodiscard]] QList<FieldSpec> fields() const override;
    [[nodiscard]] int maximumTextLength() const override { return kMaximumTextLength; }
    [[nodiscard]] MessageSupport support(MessageType type) const override;
    [[nodiscard]] MessageLimits limits() const override;
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

    // GupShupTemplates.cpp
    static constexpr int kTemplatesPerPage = 50;
    [[nodiscard]] MessageSupport listsTemplates() const override;
    [[nodiscard]] QUrl templateServiceUrl(const PartnerSettings &settings) const override;
    [[nodiscard]] QList<QUrl> serviceUrls(const PartnerSettings &settings) const override;
    [[nodiscard]] Result<HttpRequest> templatesRequest(const TemplateQuery &query,
        const PartnerSettings &settings, const Secrets &secrets, const QUrl &base) const override;
    [[nodiscard]] Result<TemplatePage> readTemplates(
        const TemplateQuery &query, const HttpReply &reply) const override;

    // GupShupReports.cpp
    [[nodiscard]] PartnerLogOffer logOffer() const override;
    [[nodiscard]] PartnerReportOffer reportOffer() const override;
    [[nodiscard]] QUrl logServiceUrl(const PartnerSettings &settings) const override;
    [[nodiscard]] QStringList secretsForLog(const PartnerSettings &settings) const override;
    [[nodiscard]] Result<HttpRequest> logRequest(const PartnerLogQuery &query,
        const PartnerSettings &settings, const Secrets &secrets, const QUrl &base) const override;
    [[nodiscard]] Result<HttpRequest> reportRequest(const PartnerReportQuery &query,
        const PartnerSettings &settings, const Secrets &secrets, const QUrl &base) const override;
    [[nodiscard]] Result<PartnerLogPage> readLog(
        const PartnerLogQuery &query, const PartnerSettings &settings, const HttpReply &reply) const override;
    [[nodiscard]] Result<PartnerLogPage> readReport(
        const PartnerReportQuery &query, const HttpReply &reply) const override;
};

/// The gateway's error codes, GupShupCodes.cpp.
[[nodiscard]] CodeTable gupShupCodes();
/// What its delivery reports give as reasons, GupShupDeliveryCodes.cpp.
[[nodiscard]] CodeTable gupShupDeliveryCodes();

} // namespace ChannelConsole

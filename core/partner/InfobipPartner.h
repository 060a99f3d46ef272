// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/partner/CodeMeaning.h"
#include "core/partner/Partner.h"

#include <QCoreApplication>

namespace ChannelConsole {

/// Infobip's WhatsApp API (infobip.md; limits and forms from Infobip's own OpenAPI document 3.210.0).
class InfobipPartner final : public Partner
{
    Q_DECLARE_TR_FUNCTIONS(ChannelConsole::InfobipPartner)
public:
    static constexpr int kMaximumReportUrlLength = 2048; ///< of notifyUrl (infobip.md §2.1)
    /// Of `content.text`. The document counts characters; UTF-16 units are never fewer.
    static constexpr int kMaximumTextLength = 4096;
    /// What every version of the interface took; the newest takes 200. Ours have 32 (infobip.md §2.1, version
    /// drift).
    static constexpr int kSafeMessageIdLength = 50;

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
    [[nodiscard]] QStringList secretsForMedia(const PartnerSettings &settings) const override;
    [[nodiscard]] Result<QList<HttpHeader>> mediaHeaders(
        const PartnerSettings &settings, const Secrets &secrets) const override;
    [[nodiscard]] bool takesReportUrl() const override;
    [[nodiscard]] QString keywordLabel() const override;

    // InfobipTemplates.cpp
    [[nodiscard]] MessageSupport listsTemplates() const override;
    [[nodiscard]] bool templatesArePerSender() const override;
    [[nodiscard]] Result<HttpRequest> templatesRequest(const TemplateQuery &query,
        const PartnerSettings &settings, const Secrets &secrets, const QUrl &base) const override;
    [[nodiscard]] Result<TemplatePage> readTemplates(
        const TemplateQuery &query, const HttpReply &reply) const override;

    // InfobipLog.cpp
    static constexpr int kLogRowsPerPage = 1000; ///< the most its neighbours give (infobip.md §5)
    static constexpr int kReportsPerMessage = 10; ///< far more than one message has
    [[nodiscard]] PartnerLogOffer logOffer() const override;
    [[nodiscard]] PartnerReportOffer reportOffer() const override;
    [[nodiscard]] Result<HttpRequest> logRequest(const PartnerLogQuery &query,
        const PartnerSettings &settings, const Secrets &secrets, const QUrl &base) const override;
    [[nodiscard]] Result<HttpRequest> reportRequest(const PartnerReportQuery &query,
        const PartnerSettings &settings, const Secrets &secrets, const QUrl &base) const override;
    [[nodiscard]] Result<PartnerLogPage> readLog(
        const PartnerLogQuery &query, const PartnerSettings &settings, const HttpReply &reply) const override;
    [[nodiscard]] Result<PartnerLogPage> readReport(
        const PartnerReportQuery &query, const HttpReply &reply) const override;
};

/// Infobip's error names and rejecting statuses, InfobipCodes.cpp.
[[nodiscard]] CodeTable infobipCodes();
/// What its delivery reports give as reasons, InfobipDeliveryCodes.cpp.
[[nodiscard]] CodeTable infobipDeliveryCodes();
/// The id in that table of the error that a text names ("EC_INVALID_TEMPLATE: …"); empty if it names none of
/// them.
[[nodiscard]] QString infobipErrorIdIn(const QString &text);

} // namespace ChannelConsole

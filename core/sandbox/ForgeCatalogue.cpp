// SPDX-License-Identifier: Apache-2.0
#include "core/sandbox/ForgeCatalogue.h"

#include <QCoreApplication>

#include <array>

namespace ChannelConsole {

using namespace Qt::StringLiterals;

namespace {

QString tr(const char *text)
{
    return QCoreApplication::translate("Sandbox", text);
}

struct Row
{
    const char *id;
    const char *title;
    ForgeGroup group;
    bool aboutSent;
};

constexpr std::array kRows{
    Row{"sent", QT_TRANSLATE_NOOP("Sandbox", "Sent"), ForgeGroup::Report, true},
    Row{"delivered", QT_TRANSLATE_NOOP("Sandbox", "Delivered"), ForgeGroup::Report, true},
    Row{"read", QT_TRANSLATE_NOOP("Sandbox", "Read"), ForgeGroup::Report, true},
    Row{"failed", QT_TRANSLATE_NOOP("Sandbox", "Failed"), ForgeGroup::Report, true},
    Row{"message-twice", QT_TRANSLATE_NOOP("Sandbox", "The same message twice"), ForgeGroup::Disorder, false},
    Row{"report-twice", QT_TRANSLATE_NOOP("Sandbox", "The same report twice"), ForgeGroup::Disorder, true},
    Row{"message-late", QT_TRANSLATE_NOOP("Sandbox", "A message of two days ago"), ForgeGroup::Disorder,
        false},
    Row{"report-late", QT_TRANSLATE_NOOP("Sandbox", "A report of two days ago"), ForgeGroup::Disorder, true},
    Row{"report-backwards", QT_TRANSLATE_NOOP("Sandbox", "Read, then delivered, then sent"),
        ForgeGroup::Disorder, true},
    Row{"report-unknown", QT_TRANSLATE_NOOP("Sandbox", "A report on a message nobody sent"),
        ForgeGroup::Disorder, false},
    Row{"message-unknown", QT_TRANSLATE_NOOP("Sandbox", "A message of an unknown type"), ForgeGroup::Disorder,
        false},
    Row{"not-json", QT_TRANSLATE_NOOP("Sandbox", "A body nobody can read"), ForgeGroup::Disorder, false},
    Row{"no-authorization", QT_TRANSLATE_NOOP("Sandbox", "Without authorization"), ForgeGroup::Refused,
        false},
    Row{"wrong-authorization", QT_TRANSLATE_NOOP("Sandbox", "With a wrong authorization"),
        ForgeGroup::Refused, false},
    Row{"no-body", QT_TRANSLATE_NOOP("Sandbox", "Without a body"), ForgeGroup::Refused, false},
    Row{"no-sender", QT_TRANSLATE_NOOP("Sandbox", "Without the user's number"), ForgeGroup::Refused, false},
    Row{"invalid-stream-id", QT_TRANSLATE_NOOP("Sandbox", "To another stream id"), ForgeGroup::Refused,
        false},
    Row{"other-number", QT_TRANSLATE_NOOP("Sandbox", "To a number that is not the channel's"),
        ForgeGroup::Refused, false},
    Row{"wrong-method", QT_TRANSLATE_NOOP("Sandbox", "With the wrong method"), ForgeGroup::Refused, false},
};

constexpr QLatin1StringView kMessagePrefix{"message:"};

/// Nobody has it: no Indian number goes on with 0 after the country code.
constexpr QLatin1StringView kForeignNumber{"+910000009999"};

QList<ForgedPost> plain(const WebhookPost &post)
{
    return {{.post = post}};
}

class Maker final
{
public:
    Maker(const PartnerForge &forge, const ForgeFacts &facts)
        : m_forge(forge)
        , m_facts(facts)
    {
    }

    [[nodiscard]] WebhookPost text() const { return message(m_forge.forms().constFirst().id); }
    [[nodiscard]] WebhookPost message(const QString &form) const
    {
        return m_forge.message(form, m_facts.message);
    }
    [[nodiscard]] WebhookPost textAt(const QDateTime &time) const
    {
        ForgedMessage late = m_facts.message;
        late.time = time;
        return m_forge.message(m_forge.forms().constFirst().id, late);
    }
    [[nodiscard]] WebhookPost textTo(const QString &businessNumber) const
    {
        ForgedMessage astray = m_facts.message;
        astray.businessNumber = businessNumber;
        return m_forge.message(m_forge.forms().constFirst().id, astray);
    }

    [[nodiscard]] QList<ForgedPost> reports(const QList<ForgedStatus> &statuses) const
    {
        return reports(statuses, m_facts.message.time);
    }
    [[nodiscard]] QList<ForgedPost> reports(const QList<ForgedStatus> &statuses, const QDateTime &time) const
    {
        return m_facts.sent ? reportsOn(*m_facts.sent, statuses, time) : QList<ForgedPost>();
    }
    [[nodiscard]] QList<ForgedPost> reportOnNothing() const
    {
        const ForgedReport nothing{.partnerMessageId = m_facts.message.id,
            .businessNumber = m_facts.message.businessNumber,
            .userNumber = m_facts.message.userNumber,
            .sentAt = m_facts.message.time};
        return reportsOn(nothing, {ForgedStatus::Delivered}, m_facts.message.time);
    }

private:
    [[nodiscard]] QList<ForgedPost> reportsOn(
        ForgedReport report, const QList<ForgedStatus> &statuses, const QDateTime &time) const
    {
        QList<ForgedPost> posts;
        for (const ForgedStatus status : statuses) {
            report.status = status;
            report.time = time;
            report.sentAt = std::min(report.sentAt, time);
            if (const std::optional<WebhookPost> post = m_forge.report(report))
                posts.append({.post = *post});
        }
        return posts;
    }

    const PartnerForge &m_forge;
    const ForgeFacts &m_facts;
};

QList<ForgedPost> spoilt(const WebhookPost &post, ForgeFlaw flaw)
{
    return {{.post = post, .flaw = flaw}};
}

QList<ForgedPost> refusedPosts(const PartnerForge &forge, const QString &callId, const ForgeFacts &facts)
{
    const Maker maker(forge, facts);
    if (callId == "no-authorization"_L1)
        return spoilt(maker.text(), ForgeFlaw::NoAuthorization);
    if (callId == "wrong-authorization"_L1)
        return spoilt(maker.text(), ForgeFlaw::WrongAuthorization);
    if (callId == "invalid-stream-id"_L1)
        return spoilt(maker.text(), ForgeFlaw::InvalidStreamId);
    if (callId == "wrong-method"_L1)
        return spoilt(maker.text(), ForgeFlaw::WrongMethod);
    if (callId == "no-body"_L1)
        return plain({.contentType = maker.text().contentType});
    if (callId == "other-number"_L1)
        return plain(maker.textTo(kForeignNumber));
    const std::optional<WebhookPost> nobody = forge.messageFromNobody(facts.message);
    return callId == "no-sender"_L1 && nobody ? plain(*nobody) : QList<ForgedPost>();
}

} // namespace

QList<ForgedCall> forgeCatalogue(const PartnerForge &forge)
{
    QList<ForgedCall> calls;
    for (const ForgedForm &form : forge.forms())
        calls += {.id = kMessagePrefix + form.id, .title = form.title};
    const bool knowsSender = forge.messageFromNobody({}).has_value();
    for (const Row &row : kRows) {
        if (qstrcmp(row.id, "no-sender") == 0 && !knowsSender)
            continue;
        calls += {.id = QString::fromLatin1(row.id),
            .title = tr(row.title),
            .group = row.group,
            .aboutSent = row.aboutSent};
    }
    return calls;
}

QList<ForgedPost> forgePosts(const PartnerForge &forge, const QString &callId, const ForgeFacts &facts)
{
    const Maker maker(forge, facts);
    const QDateTime late = facts.message.time.addDays(-2);
    if (callId.startsWith(kMessagePrefix))
        return plain(maker.message(callId.sliced(kMessagePrefix.size())));
    if (callId == "sent"_L1)
        return maker.reports({ForgedStatus::Sent});
    if (callId == "delivered"_L1)
        return maker.reports({ForgedStatus::Delivered});
    if (callId == "read"_L1)
        return maker.reports({ForgedStatus::Read});
    if (callId == "failed"_L1)
        return maker.reports({ForgedStatus::Failed});
    if (callId == "message-twice"_L1)
        return plain(maker.text()) + plain(maker.text());
    if (callId == "report-twice"_L1)
        return maker.reports({ForgedStatus::Delivered, ForgedStatus::Delivered});
    if (callId == "message-late"_L1)
        return plain(maker.textAt(late));
    if (callId == "report-late"_L1)
        return maker.reports({ForgedStatus::Delivered}, late);
    if (callId == "report-backwards"_L1)
        return maker.reports({ForgedStatus::Read, ForgedStatus::Delivered, ForgedStatus::Sent});
    if (callId == "report-unknown"_L1)
        return maker.reportOnNothing();
    if (callId == "message-unknown"_L1)
        return plain(maker.message(u"hologram"_s));
    if (callId == "not-json"_L1)
        return plain({.contentType = "application/json", .body = "{\"mobile\": \"91"});
    return refusedPosts(forge, callId, facts);
}

} // namespace ChannelConsole

// SPDX-License-Identifier: Apache-2.0
#include "bench/LogFill.h"

#include "core/log/MessageRows.h"
#include "core/log/SearchIndex.h"
#include "core/store/Store.h"

#include <array>
#include <cstdio>
#include <cstdlib>

namespace ChannelConsole {

using namespace Qt::StringLiterals;

namespace {

constexpr int kRowsAtOnce = 20'000;
constexpr qint64 kStart = 1'772'366'400'000; // 2026-03-01 12:00 UTC
constexpr int kMillisecondsApart = 2'600; // a million in a month

template <typename T>
T orEnd(const QFuture<Result<T>> &future)
{
    QFuture<Result<T>> waiting = future;
    waiting.waitForFinished();
    if (!waiting.result()) {
        std::fprintf(stderr, "the log was not written: %s\n", qPrintable(waiting.result().error().details));
        std::abort();
    }
    return waiting.result().value();
}

Problem problemNumber(int number)
{
    static const std::array<std::pair<QString, QString>, 6> kCodes{
        {{u"470"_s, u"Outside the 24-hour window"_s}, {u"131047"_s, u"Re-engagement message"_s},
            {u"7010"_s, u"EC_NO_SESSION"_s}, {u"1026"_s, u"Receiver incapable"_s},
            {u"131026"_s, u"Message undeliverable"_s}, {u"105"_s, u"Template does not exist"_s}}};
    const auto &[code, text] = kCodes.at(static_cast<std::size_t>(number));
    return {.kind = ProblemKind::RejectedByPartner,
        .side = Side::WhatsApp,
        .text = u"The message was not delivered."_s,
        .partnerCode = code,
        .partnerText = text};
}

} // namespace

LogFill::LogFill(Store *store)
    : m_store(store)
{
}

QUuid LogFill::assistant(int number)
{
    return QUuid::createUuidV5(QUuid(), u"assistant %1"_s.arg(number));
}

int LogFill::below(int bound)
{
    // Knuth's MMIX constants: a sequence of our own, because those of the standard library differ.
    m_state = m_state * 6364136223846793005ULL + 1442695040888963407ULL;
    return static_cast<int>((m_state >> 33) % static_cast<quint64>(bound));
}

QString LogFill::text()
{
    static const std::array<QStringList, 7> kWords{
        u"your booking flight order invoice is was confirmed delayed ready please reply with the number today tomorrow at gate thank you help refund payment receipt agent"_s
            .split(u' '),
        u"Ihre Buchung Rechnung wurde bestätigt verspätet bitte Grüße morgen heute Straße Zahlung möglich"_s
            .split(u' '),
        u"votre réservation est confirmée à Genève café merci de répondre aujourd'hui déjà reçu"_s.split(
            u' '),
        u"ваш рейс задержан подтверждён спасибо завтра сегодня оплата"_s.split(u' '),
        u"आपका ऑर्डर तैयार है धन्यवाद कृपया भुगतान आज"_s.split(u' '),
        u"مرحبا طلبك جاهز شكرا الدفع اليوم غدا"_s.split(u' '),
        u"สวัสดีครับเที่ยวบินของคุณล่าช้า คำสั่งซื้อพร้อมแล้ว ご予約ありがとうございます 便が遅れています 您的航班已经延误 订单已确认"_s
            .split(u' ')};
    const int language = below(100);
    const std::array<int, 7> kShares{55, 67, 75, 81, 88, 92, 100};
    std::size_t which = 0;
    while (language >= kShares.at(which))
        ++which;
    const QStringList &words = kWords.at(which);
    QStringList chosen;
    for (int left = 3 + below(14); left > 0; --left)
        chosen.append(words.at(below(static_cast<int>(words.size()))));
    return chosen.join(u' ') + u' ' + QString::number(below(1'000'000));
}

QString LogFill::status()
{
    const int share = below(100);
    if (share < 45)
        return MessageStatus::kRead;
    if (share < 75)
        return MessageStatus::kDelivered;
    if (share < 85)
        return MessageStatus::kSent;
    if (share < 93)
        return MessageStatus::kAccepted;
    if (share < 97)
        return MessageStatus::kFailed;
    return share < 99 ? MessageStatus::kRejected : MessageStatus::kUnknown;
}

QString LogFill::type()
{
    const int share = below(100);
    if (share < 70)
        return u"text"_s;
    if (share < 82)
        return u"template"_s;
    if (share < 90)
        return u"image"_s;
    if (share < 96)
        return u"interactive"_s;
    return share < 99 ? u"document"_s : u"location"_s;
}

LogEntry LogFill::entryNumber(int number)
{
    static const QStringList kPartners{u"infobip"_s, u"gupshup"_s, u"karix"_s};
    const int assistant = below(kAssistants);
    const bool isInbound = below(100) < 35;
    return {.messageId = isInbound
            ? QString()
            : QUuid::createUuidV5(QUuid(), QByteArray::number(number)).toString(QUuid::WithoutBraces),
        .time = QDateTime::fromMSecsSinceEpoch(
            kStart + qint64(number) * kMillisecondsApart + below(5'000), Qt::UTC),
        .assistantId = LogFill::assistant(assistant),
        .direction = isInbound ? Direction::Inbound : Direction::Outbound,
        .partnerId = kPartners.at(assistant % 3),
        .businessNumber = u"+4411349600%1"_s.arg(assistant * 2 + below(2), 2, 10, QChar(u'0')),
        .userNumber = u"+4477009%1"_s.arg(below(60'000), 5, 10, QChar(u'0')),
        .type = type(),
        .text = text(),
        .status = isInbound ? MessageStatus::kReceived : status(),
        .partnerMessageId = u"wamid.%1"_s.arg(number, 10, 36, QChar(u'0'))};
}

void LogFill::write(int rows)
{
    orEnd(m_store->run<bool>([](StoreConnection &connection) -> Result<bool> {
        for (int number = 0; number < kAssistants; ++number) {
            const Result<void> done = connection.execute(
                u"INSERT INTO assistant (id, position, name, stream_id, platform_host, environment, "
                "webhook_template, sandbox) VALUES (?, ?, ?, '', '', '', '', 0)"_s,
                {assistant(number).toString(QUuid::WithoutBraces), number,
                    u"Assistant %1"_s.arg(number + 1)});
            if (!done)
                return done.error();
        }
        return true;
    }));
    for (int first = 0; first < rows; first += kRowsAtOnce) {
        orEnd(m_store->run<bool>([this, first, rows](StoreConnection &connection) -> Result<bool> {
            const Result<void> done = connection.transaction([&]() -> Result<void> {
                for (int number = first; number < std::min(rows, first + kRowsAtOnce); ++number) {
                    const LogEntry entry = entryNumber(number);
                    const Result<qint64> id = insertMessage(connection, entry);
                    if (!id)
                        return id.error();
                    if (entry.status != MessageStatus::kFailed && entry.status != MessageStatus::kRejected)
                        continue;
                    const Result<bool> told = insertReport(connection, id.value(),
                        {.time = entry.time,
                            .status = entry.status,
                            .note = {},
                            .problem = problemNumber(below(6))},
                        {}, std::nullopt);
                    if (!told)
                        return told.error();
                }
                return {};
            });
            return done ? Result<bool>(true) : Result<bool>(done.error());
        }));
    }
    while (orEnd(m_store->run<bool>(
        [](StoreConnection &connection) { return indexBatch(connection, kRowsAtOnce); }))) {}
}

} // namespace ChannelConsole

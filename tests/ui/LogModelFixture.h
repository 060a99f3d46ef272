// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/log/MessageRows.h"
#include "support/FixedClock.h"
#include "support/StoreFixture.h"
#include "ui/log/MessageLogModel.h"

#include <QAbstractItemModelTester>
#include <QSemaphore>
#include <QSignalSpy>
#include <QTest>

namespace ChannelConsole {

using namespace Qt::StringLiterals;

inline constexpr int kRows = 1'050; // five full pages and a piece
inline constexpr qint64 kStart = 1'772'366'400'000; // 2026-03-01 12:00 UTC
inline const QString kBusinessNumber = u"+441134960000"_s;

/// A real store with two assistants, a log, and the model of its table, which the tester watches.
class LogModelFixture : public QObject
{
protected:
    void open()
    {
        m_fixture = std::make_unique<StoreFixture>();
        QVERIFY(m_fixture->isOpen);
        m_assistant = QUuid::createUuid();
        m_otherAssistant = QUuid::createUuid();
        QVERIFY(m_fixture->addAssistantRow(m_assistant));
        QVERIFY(m_fixture->addAssistantRow(m_otherAssistant));
        m_log = std::make_unique<MessageLog>(m_fixture->store.get(), &m_clock);
        use({.coalesceMs = 5});
    }

    void close()
    {
        m_tester.reset();
        m_model.reset();
        m_log.reset();
        m_fixture.reset();
    }

    [[nodiscard]] static QDateTime at(qint64 second)
    {
        return QDateTime::fromMSecsSinceEpoch(kStart + second * 1'000, Qt::UTC);
    }

    [[nodiscard]] static LogEntry entryAt(const QUuid &assistantId, int number)
    {
        return {.messageId = u"id-%1"_s.arg(number),
            .time = at(number),
            .assistantId = assistantId,
            .partnerId = u"infobip"_s,
            .businessNumber = kBusinessNumber,
            .userNumber = u"+447700900001"_s,
            .type = u"text"_s,
            .text = u"message %1"_s.arg(number),
            .status = MessageStatus::kAccepted};
    }

    /// Many rows in one transaction.
    void fill(
        int rows, const QUuid &assistantId,
        const std::function<void(LogEntry &, int)> &change = [](auto &, int) {})
    {
        const auto filled = m_fixture->store->run<void>([=](StoreConnection &connection) {
            return connection.transaction([&]() -> Result<void> {
                for (int number = 0; number < rows; ++number) {
                    LogEntry entry = entryAt(assistantId, number);
                    change(entry, number);
                    if (const Result<qint64> id = insertMessage(connection, entry); !id)
                        return id.error();
                }
                return {};
            });
        });
        QVERIFY(finishes(filled));
        QVERIFY(filled.result().ok());
    }

    qint64 append(LogEntry entry)
    {
        if (entry.assistantId.isNull())
            entry.assistantId = m_assistant;
        if (entry.status.isEmpty())
            entry.status = MessageStatus::kSending;
        const auto id = m_log->append(entry, {.request = u"POST /"_s});
        return finishes(id) && id.result().ok() ? id.result().value() : 0;
    }

    void settle(qint64 id, const QString &status, const std::optional<Problem> &problem = {})
    {
        const auto done = m_log->recordOutcome(id, {.status = status, .problem = problem});
        QVERIFY(finishes(done));
        QVERIFY(done.result().ok());
    }

    [[nodiscard]] static Problem failure(const QString &code)
    {
        return {.kind = ProblemKind::RejectedByPartner,
            .side = Side::WhatsApp,
            .text = u"It was sorcery."_s,
            .partnerCode = code};
    }

    void execute(const QString &sql)
    {
        const auto done = m_fixture->store->run<void>(
            [sql](StoreConnection &connection) { return connection.execute(sql); });
        QVERIFY(finishes(done) && done.result().ok());
    }

    /// So many that one by one would take long: "message 1" to "message n".
    void fillMany(int rows)
    {
        const auto filled = m_fixture->store->run<void>([=, this](StoreConnection &connection) {
            return connection.transaction([&] {
                return connection.execute(
                    u"WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < ?) "
                    "INSERT INTO message (message_id, time_ms, assistant_id, direction, partner_id, sandbox, "
                    "business_number, user_number, type, text, status, partner_message_id) "
                    "SELECT 'id-' || i, ? + i * 1000, ?, 'outbound', 'infobip', 0, '+441134960000', "
                    "'+447700900001', 'text', 'message ' || i, 'accepted', '' FROM n"_s,
                    {rows, kStart, m_assistant.toString(QUuid::WithoutBraces)});
            });
        });
        QVERIFY(finishes(filled) && filled.result().ok());
    }

    /// Another model than the usual one.
    void use(const MessageLogModel::Options &options)
    {
        m_tester.reset();
        m_model = std::make_unique<MessageLogModel>(m_log.get(), options);
        m_tester = std::make_unique<QAbstractItemModelTester>(
            m_model.get(), QAbstractItemModelTester::FailureReportingMode::Fatal);
    }

    [[nodiscard]] int loadedRows() const
    {
        int loaded = 0;
        for (int row = 0; row < m_model->rowCount(); ++row)
            loaded += m_model->entry(row) ? 1 : 0;
        return loaded;
    }

    void show() { show({.assistantId = m_assistant}); }
    void show(const MessageFilter &filter)
    {
        m_model->setFilter(filter);
        QTRY_COMPARE(m_model->state(), MessageLogModel::State::Ready);
    }

    /// Looks at every row from the first to the last, as a table of some height does, and comes back.
    void scrollThrough(int rows)
    {
        constexpr int kScreen = 30;
        QTRY_COMPARE(m_model->count().state, LogCount::State::Exact);
        QTRY_COMPARE(m_model->rowCount(), rows);
        for (int first = 0; first < rows; first += kScreen) {
            const int last = qMin(first + kScreen, rows) - 1;
            m_model->lookAt(first, last);
            QTRY_VERIFY(m_model->entry(first) && m_model->entry(last));
        }
        m_model->lookAt(0, kScreen - 1);
        QCOMPARE(m_model->rowCount(), rows);
    }

    /// Nothing is read from the store until the gate is released: answers that take their time.
    [[nodiscard]] QFuture<Result<int>> blockReads(QSemaphore &gate)
    {
        return m_fixture->store->read<int>([&gate](StoreConnection &) -> Result<int> {
            gate.acquire();
            return 0;
        });
    }

    [[nodiscard]] QString display(int row, LogColumn column) const
    {
        return m_model->index(row, static_cast<int>(column)).data().toString();
    }
    [[nodiscard]] QString statusOf(int row) const { return display(row, LogColumn::Status); }
    [[nodiscard]] QVariant raw(LogColumn column) const
    {
        return m_model->index(0, static_cast<int>(column)).data(LogRawRole);
    }

    FixedClock m_clock;
    QUuid m_assistant;
    QUuid m_otherAssistant;
    std::unique_ptr<StoreFixture> m_fixture;
    std::unique_ptr<MessageLog> m_log;
    std::unique_ptr<MessageLogModel> m_model;
    std::unique_ptr<QAbstractItemModelTester> m_tester;
};

} // namespace ChannelConsole

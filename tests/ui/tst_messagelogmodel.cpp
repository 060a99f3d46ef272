// SPDX-License-Identifier: Apache-2.0
#include "LogModelFixture.h"

#include "core/partner/WebhookReading.h"
#include "support/TestMain.h"
#include "ui/log/LogDetailModel.h"

using namespace ChannelConsole;
using namespace Qt::StringLiterals;

class MessageLogModelTest final : public LogModelFixture
{
    Q_OBJECT
private slots:
    void init() { open(); }
    void cleanup() { close(); }

    void anEmptyLogIsReadyAndEmpty()
    {
        show();
        QCOMPARE(m_model->rowCount(), 0);
        QCOMPARE(m_model->count().state, LogCount::State::Exact);
    }

    void unknownStatusAndTypeAreShownAsTheyCame()
    {
        append({.time = at(1), .type = u"hologram"_s, .status = u"read-twice"_s});
        show();
        QCOMPARE(statusOf(0), u"read-twice"_s);
        QCOMPARE(display(0, LogColumn::Type), u"hologram"_s);
        QVERIFY(!m_model->index(0, static_cast<int>(LogColumn::Status)).data(Qt::DecorationRole).isNull());
    }

    void whatWasSentIsCalledAsInTheComposer()
    {
        append({.time = at(1), .type = messageTypeId(MessageType::Buttons)});
        append({.time = at(2), .direction = Direction::Inbound, .type = InboundType::kButton});
        show();
        QCOMPARE(display(0, LogColumn::Type), u"Quick reply"_s);
        QCOMPARE(display(1, LogColumn::Type), messageTypeName(MessageType::Buttons));
    }

    void aSandboxMessageSaysSoInWords()
    {
        append({.time = at(1), .partnerId = u"infobip"_s, .sandbox = true});
        append({.time = at(2), .partnerId = u"infobip"_s});
        show();
        QCOMPARE(display(0, LogColumn::Partner), u"Infobip"_s);
        QCOMPARE(display(1, LogColumn::Partner), u"Infobip (sandbox)"_s);
    }

    void rawValuesAreWhatIsStored()
    {
        append({.time = at(7), .userNumber = u"+447700900001"_s, .text = u"line one\nline two"_s});
        show();
        QCOMPARE(raw(LogColumn::Time).toDateTime(), at(7));
        QCOMPARE(raw(LogColumn::UserNumber).toString(), u"+447700900001"_s);
        QCOMPARE(raw(LogColumn::Text).toString(), u"line one\nline two"_s);
        QCOMPARE(raw(LogColumn::Status).toString(), MessageStatus::kSending);
        QCOMPARE(display(0, LogColumn::Text), u"line one line two"_s);
    }

    void aLogThatCannotBeReadSaysSoAndCanBeTriedAgain()
    {
        m_model->setFilter({.assistantId = m_assistant});
        QTRY_COMPARE(m_model->state(), MessageLogModel::State::Ready);
        Store closed;
        MessageLog unreadable(&closed, &m_clock);
        MessageLogModel model(&unreadable);
        QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::Fatal);
        model.setFilter({.assistantId = m_assistant});
        QTRY_COMPARE(model.state(), MessageLogModel::State::Failed);
        QVERIFY(model.problem());
        model.retry();
        QCOMPARE(model.state(), MessageLogModel::State::Loading);
        QVERIFY(!model.problem());
        QTRY_COMPARE(model.state(), MessageLogModel::State::Failed);
    }

    void theDetailFollowsItsMessage()
    {
        const qint64 first = append({.time = at(1), .text = u"first"_s});
        const qint64 second = append({.time = at(2), .text = u"second"_s});
        LogDetailModel detail(m_log.get());
        detail.show(first);
        detail.show(second);
        QTRY_VERIFY(detail.detail());
        QCOMPARE(detail.detail()->entry.text, u"second"_s);
        settle(second, MessageStatus::kAccepted);
        QTRY_COMPARE(detail.detail()->entry.status, MessageStatus::kAccepted);
        settle(first, MessageStatus::kAccepted);
        detail.clear();
        QVERIFY(!detail.detail());
        QCOMPARE(detail.id(), 0);
    }

    void aDetailThatIsNotThereSaysWhy()
    {
        LogDetailModel detail(m_log.get());
        detail.show(4'711);
        QTRY_VERIFY(detail.problem());
        QVERIFY(!detail.detail());
    }
};

CHANNEL_CONSOLE_TEST(MessageLogModelTest)
#include "tst_messagelogmodel.moc"

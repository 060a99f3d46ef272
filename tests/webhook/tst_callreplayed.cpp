// SPDX-License-Identifier: Apache-2.0
// A call that was kept, made again over HTTP.
#include "core/webhook/CallReplay.h"
#include "support/TestMain.h"
#include "webhook/RunningEndpoint.h"

using namespace ChannelConsole;
using namespace Qt::StringLiterals;

class CallReplayedTest final : public QObject, private RunningEndpoint
{
    Q_OBJECT

    HttpClient m_client;
    std::unique_ptr<CallReplay> m_replay;

    bool startOf(const QString &partnerId)
    {
        const bool started = partnerId == u"gupshup"_s ? startGupShup() : startOther(partnerId);
        m_replay = std::make_unique<CallReplay>(m_fixture->endpoints.get(), &m_client);
        return started;
    }
    WebhookCall kept(int place)
    {
        const qint64 id = m_fixture->column(u"id"_s).value(place).toLongLong();
        const auto call = m_fixture->calls->detail(id);
        return EndpointFixture::done(call) ? call.result().value() : WebhookCall();
    }
    /// As the partner makes it, with what proves it.
    int callOnce()
    {
        const auto headers = m_fixture->endpoints->authorization(m_assistant);
        if (!EndpointFixture::done(headers))
            return 0;
        WireCall call = goodCall();
        call.headers = headers.result().value();
        call.headers.append(HttpHeader{.name = "Content-Type", .value = "application/json"});
        return statusOf(call);
    }

private slots:
    void init() { QVERIFY(prepare()); }
    void cleanup()
    {
        m_replay.reset();
        m_fixture.reset();
    }

    void aReplayIsACallLikeTheFirstButForItsMark_data()
    {
        QTest::addColumn<QString>("partnerId");
        for (const char *id : {"gupshup", "infobip", "karix"})
            QTest::newRow(id) << QString::fromLatin1(id);
    }
    void aReplayIsACallLikeTheFirstButForItsMark()
    {
        QFETCH(QString, partnerId);
        QVERIFY(startOf(partnerId));
        QCOMPARE(callOnce(), 200);
        const WebhookCall first = kept(0);
        const auto replayed = m_replay->replay(m_assistant, replayDraft(first));
        QVERIFY(EndpointFixture::done(replayed));
        QCOMPARE(replayed.result().value().status, 200);
        QCOMPARE(m_fixture->column(u"id"_s).size(), 2);
        const WebhookCall second = kept(1);
        const QString mark = QString::fromLatin1(kReplayHeader) + u": call "_s + QString::number(first.id);
        QVERIFY2(second.headers.contains(mark), qPrintable(second.headers));
        QVERIFY(!first.headers.contains(mark));
        QCOMPARE(second.verdict, u"accepted"_s);
        QCOMPARE(second.method, first.method);
        QCOMPARE(second.target, first.target);
        QCOMPARE(second.body, first.body);
        QCOMPARE(second.state, CallState::Waiting); // goes into the log like any other
    }

    void whatWasEditedIsWhatGoesOut()
    {
        QVERIFY(startOf(u"gupshup"_s));
        QCOMPARE(callOnce(), 200);
        ReplayDraft draft = replayDraft(kept(0));
        draft.body = "not JSON";
        draft.headers += u"Authorization: bearer forged\n"_s;
        const auto replayed = m_replay->replay(m_assistant, draft);
        QVERIFY(EndpointFixture::done(replayed));
        QCOMPARE(replayed.result().value().status, 401);
        QCOMPARE(kept(1).body, QByteArray("not JSON"));
        QCOMPARE(kept(1).state, CallState::Refused);
    }

    void anEndpointThatIsNotRunningIsSaidToBe()
    {
        QVERIFY(startOf(u"gupshup"_s));
        QCOMPARE(callOnce(), 200);
        const ReplayDraft draft = replayDraft(kept(0));
        m_fixture->endpoints->stop(m_assistant);
        const auto replayed = m_replay->replay(m_assistant, draft);
        QVERIFY(finishes(replayed));
        QCOMPARE(replayed.result().error().kind, ProblemKind::Refused);
        QCOMPARE(m_fixture->column(u"id"_s).size(), 1);
    }
};

CHANNEL_CONSOLE_TEST(CallReplayedTest)
#include "tst_callreplayed.moc"

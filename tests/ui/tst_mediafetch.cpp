// SPDX-License-Identifier: Apache-2.0
#include "ServicesFixture.h"

#include "core/message/MediaFetch.h"
#include "support/TestMain.h"

#include <QFile>
#include <QTemporaryDir>
#include <QTest>

using namespace ChannelConsole;
using namespace Qt::StringLiterals;

namespace {

/// A host that keeps what it was asked, and answers by path.
class MediaHost final
{
public:
    MediaHost()
    {
        const Result<quint16> port = m_listener.start({}, [this](const ListenerRequest &request) {
            const std::scoped_lock lock(m_mutex);
            const QByteArray key = request.target;
            m_authorizations.append(findHeader(request.headers, "Authorization"));
            return readyFuture(m_replies.value(key, {.status = 404}));
        });
        m_port = port.ok() ? port.value() : 0;
    }
    ~MediaHost() { m_listener.stop(); }

    void answer(const QByteArray &target, const ListenerReply &reply)
    {
        const std::scoped_lock lock(m_mutex);
        m_replies.insert(target, reply);
    }
    [[nodiscard]] QString origin() const { return u"http://127.0.0.1:%1"_s.arg(m_port); }
    /// One a request; empty for one without.
    [[nodiscard]] QByteArrayList authorizations() const
    {
        const std::scoped_lock lock(m_mutex);
        return m_authorizations;
    }

private:
    mutable std::mutex m_mutex;
    QHash<QByteArray, ListenerReply> m_replies;
    QByteArrayList m_authorizations;
    quint16 m_port = 0;
    HttpListener m_listener;
};

} // namespace

class MediaFetchTest final : public QObject
{
    Q_OBJECT
private slots:
    void init()
    {
        m_host = std::make_unique<MediaHost>();
        m_other = std::make_unique<MediaHost>();
        m_fixture = std::make_unique<ServicesFixture>();
        const Services &services = m_fixture->services;
        m_fetch = std::make_unique<MediaFetch>(services.assistants, services.vault, services.http);
        ConfigurationChange change{
            .configuration = {.id = QUuid::createUuid(), .assistantId = QUuid::createUuid()}};
        change.configuration.partnerId = u"infobip"_s;
        PartnerSettings &settings = change.configuration.settings[u"infobip"_s];
        settings.numbers = {u"+441134960000"_s};
        settings.values = {{u"baseUrl"_s, m_host->origin()}, {u"authentication"_s, u"apikey"_s}};
        change.newSecrets = {{.partnerId = u"infobip"_s,
            .fieldId = u"apiKey"_s,
            .value = "s3cr3t-key",
            .origin = m_host->origin()}};
        m_assistant
            = m_fixture->add({.id = change.configuration.assistantId, .name = u"Flight desk"_s}, change);
        QVERIFY(!m_assistant.isNull());
    }
    void cleanup()
    {
        m_fetch.reset();
        m_fixture.reset();
        m_other.reset();
        m_host.reset();
    }

    void credentialsGoToTheOriginTheyWereEnteredFor()
    {
        m_host->answer("/media/1", {.status = 200, .body = QByteArray("\x89PNG\0x", 6)});
        const Result<qint64> written = fetch(m_host->origin() + u"/media/1"_s);
        QVERIFY2(written.ok(), written ? "" : qPrintable(written.error().text));
        QCOMPARE(written.value(), 6);
        QCOMPARE(saved(), QByteArray("\x89PNG\0x", 6));
        QCOMPARE(m_host->authorizations(), QByteArrayList{"App s3cr3t-key"});
    }

    void andToNoOther()
    {
        m_other->answer("/media/1", {.status = 200, .body = "x"});
        const Result<MediaPlan> plan = planFor(m_other->origin() + u"/media/1"_s);
        QVERIFY(!plan.value().withCredentials());
        QCOMPARE(plan.value().origin, m_other->origin());
        QVERIFY(fetch(m_other->origin() + u"/media/1"_s).ok());
        QCOMPARE(m_other->authorizations(), QByteArrayList{""});
    }

    void aRedirectIsFollowedWithoutThem()
    {
        for (MediaHost *target : {m_other.get(), m_host.get()}) {
            m_host->answer(
                "/media/1", {.status = 302, .headers = {{"Location", target->origin().toUtf8() + "/real"}}});
            target->answer("/real", {.status = 200, .body = "file"});
            QVERIFY(fetch(m_host->origin() + u"/media/1"_s).ok());
            QCOMPARE(saved(), QByteArray("file"));
            QCOMPARE(target->authorizations().constLast(), QByteArray());
        }
    }

    void aRedirectThatGoesRoundOrElsewhereIsRefused_data()
    {
        QTest::addColumn<QByteArray>("location");
        QTest::newRow("round") << QByteArray("/media/1");
        QTest::newRow("another scheme") << QByteArray("file:///etc/passwd");
        QTest::newRow("out of this computer") << QByteArray("https://example.com/x");
    }
    void aRedirectThatGoesRoundOrElsewhereIsRefused()
    {
        QFETCH(QByteArray, location);
        m_host->answer("/media/1", {.status = 302, .headers = {{"Location", location}}});
        const Result<qint64> written = fetch(m_host->origin() + u"/media/1"_s);
        QCOMPARE(written.error().kind, ProblemKind::Refused);
        QVERIFY(m_host->authorizations().size() <= 4);
        QCOMPARE(m_host->authorizations().count("App s3cr3t-key"), 1);
    }

    void aRefusalIsToldAndWritesNothing()
    {
        m_host->answer("/media/1", {.status = 401, .body = "App s3cr3t-key is wrong"});
        const Result<qint64> written = fetch(m_host->origin() + u"/media/1"_s);
        QCOMPARE(written.error().kind, ProblemKind::HttpStatus);
        QVERIFY(!QFile::exists(fileName()));
    }

    void whatMayNotBeAskedForIsRefusedBefore()
    {
        for (const QString &link :
            {u"http://example.com/x"_s, u"file:///etc/passwd"_s, u"baseurl?x=1"_s, u"not a link"_s})
            QVERIFY2(!planFor(link).ok(), qPrintable(link));
        const Result<MediaPlan> onlyId = m_fetch->plan(m_assistant, u"infobip"_s, {.id = u"77"_s});
        QVERIFY(onlyId.error().text.contains(u"77"_s));
    }

    void aFolderThatIsNotThereIsTold()
    {
        m_host->answer("/media/1", {.status = 200, .body = "x"});
        const auto written = m_fetch->fetch(
            planFor(m_host->origin() + u"/media/1"_s).value(), m_folder.filePath(u"no/such"_s));
        QVERIFY(finishes(written));
        QCOMPARE(written.result().error().side, Side::ThisComputer);
    }

private:
    [[nodiscard]] QString fileName() const { return m_folder.filePath(u"media"_s); }
    [[nodiscard]] Result<MediaPlan> planFor(const QString &link)
    {
        return m_fetch->plan(m_assistant, u"infobip"_s, {.url = link});
    }
    [[nodiscard]] Result<qint64> fetch(const QString &link)
    {
        QFile::remove(fileName());
        const Result<MediaPlan> plan = planFor(link);
        if (!plan)
            return plan.error();
        const auto written = m_fetch->fetch(plan.value(), fileName());
        return finishes(written) ? written.result() : Problem{.text = u"never finished"_s};
    }
    [[nodiscard]] QByteArray saved() const
    {
        QFile file(fileName());
        return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
    }

    QTemporaryDir m_folder;
    std::unique_ptr<MediaHost> m_host;
    std::unique_ptr<MediaHost> m_other;
    std::unique_ptr<ServicesFixture> m_fixture;
    std::unique_ptr<MediaFetch> m_fetch;
    QUuid m_assistant;
};

CHANNEL_CONSOLE_TEST(MediaFetchTest)
#include "tst_mediafetch.moc"

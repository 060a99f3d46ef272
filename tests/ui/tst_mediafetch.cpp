// SPDX-License-Identifier: Apache-2.0
#include "ServicesFixture.h"

#include "core/message/MediaDownload.h"
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
            m_authorizations.append(
                findHeader(request.headers, "Authorization") + findHeader(request.headers, "Authentication"));
            if (m_held.contains(key)) {
                m_waiting.emplace_back();
                m_waiting.back().start();
                return m_waiting.back().future();
            }
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
    /// Is not answered.
    void hold(const QByteArray &target)
    {
        const std::scoped_lock lock(m_mutex);
        m_held.insert(target);
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
    QSet<QByteArray> m_held;
    std::vector<QPromise<ListenerReply>> m_waiting;
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
        QFile::remove(fileName());
        m_host = std::make_unique<MediaHost>();
        m_other = std::make_unique<MediaHost>();
        m_fixture = std::make_unique<ServicesFixture>();
        const Services &services = m_fixture->services;
        m_fetch = std::make_unique<MediaFetch>(
            services.assistants, services.vault, services.http, services.sandbox);
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
        const auto written
            = m_fetch
                  ->fetch(planFor(m_host->origin() + u"/media/1"_s).value(), m_folder.filePath(u"no/such"_s))
                  ->future();
        QVERIFY(finishes(written));
        QCOMPARE(written.result().error().side, Side::ThisComputer);
    }

    void anIdIsAskedForAtTheAddressItsKeyWasEnteredFor()
    {
        const QUuid karix = addKarix({{u"accountKey"_s, m_other->origin() + u' ' + m_host->origin()}});
        m_host->answer(
            "/services/media/get?media_id=7%261", {.status = 200, .body = R"({"filedata":"a b+c"})"});
        m_host->answer("/services/media/download?filedata=a%20b%2Bc", {.status = 200, .body = "file"});
        const Result<MediaPlan> plan = m_fetch->plan(karix, u"karix"_s, {.id = u"7&1"_s});
        QVERIFY2(plan.ok(), plan ? "" : qPrintable(plan.error().text));
        QVERIFY(plan.value().withCredentials());
        const auto written = m_fetch->fetch(plan.value(), fileName())->future();
        QVERIFY(finishes(written));
        QVERIFY2(written.result().ok(), written.result() ? "" : qPrintable(written.result().error().text));
        QCOMPARE(saved(), QByteArray("file"));
        QCOMPARE(m_host->authorizations(), QByteArrayList(2, "Bearer accountKey"));
        QVERIFY(m_other->authorizations().isEmpty());
    }

    void aKeyEnteredForAnotherAddressStaysAtHome()
    {
        // Entered for the API alone, or not at all: the reason is told, and nothing is asked.
        for (const QUuid &karix : {addKarix({{u"accountKey"_s, m_other->origin()}}), addKarix({})}) {
            const Result<MediaPlan> plan = m_fetch->plan(karix, u"karix"_s, {.id = u"7"_s});
            QCOMPARE(plan.error().kind, ProblemKind::MissingSecret);
            QVERIFY2(plan.error().text.contains(u"Account Key"_s)
                    && plan.error().text.contains(m_host->origin()),
                qPrintable(plan.error().text));
        }
        QVERIFY(m_host->authorizations().isEmpty());
    }

    void whereKarixDoesNotSayWhereTheFileIsNothingIsSaved()
    {
        const QUuid karix = addKarix({{u"accountKey"_s, m_host->origin()}});
        m_host->answer("/services/media/get?media_id=7", {.status = 200, .body = "<html>"});
        const auto written
            = m_fetch->fetch(m_fetch->plan(karix, u"karix"_s, {.id = u"7"_s}).value(), fileName())->future();
        QVERIFY(finishes(written));
        QCOMPARE(written.result().error().kind, ProblemKind::ReplyNotUnderstood);
        QVERIFY(!QFile::exists(fileName()));
    }

    void theSandboxKeepsAFileAndASandboxAssistantAsksNobodyElse()
    {
        const QUuid sandbox = m_fixture->addSandbox(u"karix"_s);
        const Result<MediaPlan> plan = m_fetch->plan(sandbox, u"karix"_s, {.id = u"sandbox-media-1"_s});
        QVERIFY2(plan.ok(), plan ? "" : qPrintable(plan.error().text));
        const auto written = m_fetch->fetch(plan.value(), fileName())->future();
        QVERIFY(finishes(written));
        QVERIFY2(written.result().ok(), written.result() ? "" : qPrintable(written.result().error().text));
        QVERIFY(saved().startsWith("\x89PNG"));
        const Result<MediaPlan> outside
            = m_fetch->plan(sandbox, u"karix"_s, {.url = m_host->origin() + u"/media/1"_s});
        QCOMPARE(outside.error().kind, ProblemKind::Refused);
        // Nor does a real assistant ask the sandbox.
        const Result<MediaPlan> inside = planFor(plan.value().url.toString());
        QCOMPARE(inside.error().kind, ProblemKind::Refused);
    }

    void aFetchCanBeCancelledAndLeavesNoFile()
    {
        m_host->hold("/media/1");
        MediaDownload *download
            = m_fetch->fetch(planFor(m_host->origin() + u"/media/1"_s).value(), fileName());
        const auto written = download->future();
        QTRY_COMPARE(m_host->authorizations().size(), 1);
        download->cancel();
        QVERIFY(finishes(written));
        QCOMPARE(written.result().error().kind, ProblemKind::Cancelled);
        QVERIFY(!QFile::exists(fileName()));
    }

    void howFarItIsIsToldInBytes()
    {
        const QByteArray body(3 * 1024 * 1024, 'x');
        m_host->answer("/media/1", {.status = 200, .body = body});
        MediaDownload *download
            = m_fetch->fetch(planFor(m_host->origin() + u"/media/1"_s).value(), fileName());
        QCOMPARE(download->total(), -1);
        QList<qint64> received;
        connect(download, &MediaDownload::progressed, this, [&received, download] {
            received += download->received();
            QCOMPARE(download->total(), 3 * 1024 * 1024);
        });
        const auto written = download->future();
        QVERIFY(finishes(written));
        QCOMPARE(written.result().value(), body.size());
        QVERIFY(!received.isEmpty()); // how often depends on how it is read
        QVERIFY(std::is_sorted(received.cbegin(), received.cend()));
        QCOMPARE(received.constLast(), body.size());
    }

private:
    /// A Karix account whose files are at the host; each secret is its own id, entered for an origin.
    [[nodiscard]] QUuid addKarix(const QHash<QString, QString> &secretOrigins)
    {
        ConfigurationChange change{
            .configuration = {.id = QUuid::createUuid(), .assistantId = QUuid::createUuid()}};
        change.configuration.partnerId = u"karix"_s;
        change.configuration.settings[u"karix"_s].values
            = {{u"apiUrl"_s, m_other->origin()}, {u"mediaUrl"_s, m_host->origin()}};
        for (auto each = secretOrigins.cbegin(); each != secretOrigins.cend(); ++each)
            change.newSecrets += {.partnerId = u"karix"_s,
                .fieldId = each.key(),
                .value = each.key().toUtf8(),
                .origin = each.value()};
        return m_fixture->add({.id = change.configuration.assistantId, .name = u"Claims bot"_s}, change);
    }
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
        const auto written = m_fetch->fetch(plan.value(), fileName())->future();
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

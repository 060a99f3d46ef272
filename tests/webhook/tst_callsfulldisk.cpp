// SPDX-License-Identifier: Apache-2.0
// A disk that is really full: nothing is acknowledged, and calls are kept again as soon as there is room.
#include "core/webhook/CallLog.h"
#include "support/SmallDisk.h"
#include "support/StoreFixture.h"
#include "webhook/WebhookCalls.h"

using namespace ChannelConsole;
using namespace Qt::StringLiterals;

class CallsFullDiskTest final : public QObject
{
    Q_OBJECT
public:
    explicit CallsFullDiskTest(bool hasNamespace)
        : m_hasNamespace(hasNamespace)
    {
    }

private slots:
    void everyCallOfAFullDiskFailsAndTheNextOnesAreKeptOnceThereIsRoom()
    {
        QTemporaryDir folder;
        if (!m_hasNamespace || !SmallDisk::mount(folder.path()))
            QSKIP("this system does not let a test mount a small disk of its own");
        const auto unmount = qScopeGuard([&folder] { SmallDisk::unmount(folder.path()); });
        Store store;
        const auto opened = store.open(folder.filePath(u"data"_s));
        QVERIFY(finishes(opened));
        QVERIFY2(opened.result().ok(),
            qPrintable(opened.result().ok() ? QString() : opened.result().error().details));
        const auto added = store.run<void>([](StoreConnection &connection) {
            return connection.execute(
                u"INSERT INTO assistant (id, position, name, stream_id, platform_host, environment, "
                "webhook_template, sandbox) VALUES (?, 0, 'Flight desk', '', '', '', '', 0)"_s,
                {kFlightDesk.toString(QUuid::WithoutBraces)});
        });
        QVERIFY(finishes(added));
        QVERIFY(added.result().ok());
        CallLog log(&store);
        const QString filler = folder.filePath(u"filler"_s);
        QVERIFY(SmallDisk::fill(filler));

        // Room may be left in what SQLite has already; large calls take it soon.
        const QByteArray large(40'000, 'x');
        QList<qint64> acknowledged;
        bool full = false;
        for (int i = 0; i < 200 && !full; ++i) {
            QList<QFuture<Result<qint64>>> group;
            for (int j = 0; j < 4; ++j)
                group.append(log.append(callOfGupShup(large)));
            for (const auto &kept : std::as_const(group)) {
                QVERIFY(finishes(kept));
                if (kept.result().ok()) {
                    acknowledged.append(kept.result().value());
                } else {
                    QCOMPARE(kept.result().error().kind, ProblemKind::StoreFull);
                    full = true;
                }
            }
        }
        QVERIFY(full);
        const auto stored = [&store] {
            QList<qint64> ids;
            for (const QString &id : columnOf(store, u"SELECT id FROM webhook_call ORDER BY id"_s))
                ids.append(id.toLongLong());
            return ids;
        };
        QCOMPARE(stored(), acknowledged);

        QVERIFY(QFile::remove(filler));
        const auto again = log.append(callOfGupShup("there is room again"));
        QVERIFY(finishes(again));
        QVERIFY(again.result().ok());
        acknowledged.append(again.result().value());
        QCOMPARE(stored(), acknowledged);
    }

private:
    bool m_hasNamespace;
};

int main(int argc, char **argv)
{
    const bool hasNamespace = SmallDisk::enterOwnMountNamespace();
    QCoreApplication application(argc, argv);
    CallsFullDiskTest test(hasNamespace);
    return QTest::qExec(&test, argc, argv);
}
#include "tst_callsfulldisk.moc"

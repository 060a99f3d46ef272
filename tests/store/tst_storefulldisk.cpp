// SPDX-License-Identifier: Apache-2.0
// A disk that is really full: a small tmpfs in a mount namespace of this test's own.
#include "support/SmallDisk.h"
#include "support/StoreFixture.h"

#include <QSqlQuery>

using namespace ChannelConsole;
using namespace Qt::StringLiterals;

namespace {

QFuture<Result<void>> add(Store &store, const QString &name)
{
    return store.run<void>([name](StoreConnection &connection) {
        return connection.execute(u"INSERT INTO secret_journal VALUES (?)"_s, {name});
    });
}

} // namespace

class StoreFullDiskTest final : public QObject
{
    Q_OBJECT
public:
    explicit StoreFullDiskTest(bool hasNamespace)
        : m_hasNamespace(hasNamespace)
    {
    }

private slots:
    void init()
    {
        m_folder = std::make_unique<QTemporaryDir>();
        if (!m_hasNamespace || !SmallDisk::mount(m_folder->path()))
            QSKIP("this system does not let a test mount a small disk of its own");
    }

    void cleanup() { SmallDisk::unmount(m_folder->path()); }

    void whatWasSavedSurvivesAndWritingWorksAgainOnceThereIsRoom()
    {
        Store store;
        const auto opened = store.open(m_folder->filePath(u"data"_s));
        QVERIFY(finishes(opened));
        QVERIFY(opened.result().ok());
        const auto kept = add(store, u"kept"_s);
        QVERIFY(finishes(kept));
        const QString filler = m_folder->filePath(u"filler"_s);
        QVERIFY(SmallDisk::fill(filler));

        Problem problem;
        for (int i = 0; i < 1'000 && problem.text.isEmpty(); ++i) {
            const auto added = add(store, u"%1"_s.arg(i, 4'000));
            QVERIFY(finishes(added));
            if (!added.result().ok())
                problem = added.result().error();
        }
        QCOMPARE(problem.kind, ProblemKind::StoreFull);
        QVERIFY(!problem.remedy.isEmpty());

        QVERIFY(QFile::remove(filler));
        const auto again = add(store, u"again"_s);
        QVERIFY(finishes(again));
        QVERIFY(again.result().ok());
        QStringList names;
        const auto read = store.read<void>([&names](StoreConnection &connection) {
            return connection.select(
                u"SELECT name FROM secret_journal WHERE name IN ('kept', 'again') ORDER BY name"_s, {},
                [&names](const QSqlQuery &row) { names.append(row.value(0).toString()); });
        });
        QVERIFY(finishes(read));
        QCOMPARE(names.join(u','), u"again,kept"_s);
    }

    void aFullDiskAtTheFirstStartIsTold()
    {
        QVERIFY(SmallDisk::fill(m_folder->filePath(u"filler"_s)));
        Store store;
        const auto opened = store.open(m_folder->filePath(u"data"_s));
        QVERIFY(finishes(opened));
        QVERIFY(!opened.result().ok());
        QCOMPARE(opened.result().error().kind, ProblemKind::StoreFull);
    }

private:
    bool m_hasNamespace;
    std::unique_ptr<QTemporaryDir> m_folder;
};

int main(int argc, char **argv)
{
    const bool hasNamespace = SmallDisk::enterOwnMountNamespace();
    QCoreApplication application(argc, argv);
    StoreFullDiskTest test(hasNamespace);
    return QTest::qExec(&test, argc, argv);
}
#include "tst_storefulldisk.moc"

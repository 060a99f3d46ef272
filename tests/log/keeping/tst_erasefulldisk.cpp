// SPDX-License-Identifier: Apache-2.0
// A person is not half erased because there is no room to write the file anew.
#include "core/Clock.h"
#include "core/log/MessageLog.h"
#include "core/log/keeping/LogKeeping.h"
#include "core/store/Store.h"
#include "core/webhook/CallLog.h"
#include "support/Await.h"
#include "support/SmallDisk.h"

#include <QCoreApplication>
#include <QFile>
#include <QTemporaryDir>

#include <memory>

using namespace ChannelConsole;
using namespace Qt::StringLiterals;

namespace {

constexpr int kDiskKibibytes = 4096;
const QString kPerson = u"+447700900777"_s;

} // namespace

class EraseFullDiskTest final : public QObject
{
    Q_OBJECT
public:
    explicit EraseFullDiskTest(bool hasNamespace)
        : m_hasNamespace(hasNamespace)
    {
    }

private slots:
    void init()
    {
        m_folder = std::make_unique<QTemporaryDir>();
        if (!m_hasNamespace || !SmallDisk::mount(m_folder->path(), kDiskKibibytes))
            QSKIP("this system does not let a test mount a small disk of its own");
    }
    void cleanup() { SmallDisk::unmount(m_folder->path()); }

    void withoutRoomNothingIsDeletedAndTheUserIsToldHowMuchItTakes()
    {
        Store store;
        const auto opened = store.open(m_folder->filePath(u"data"_s));
        QVERIFY(finishes(opened) && opened.result().ok());
        const QUuid assistant = QUuid::createUuid();
        const auto added = store.run<void>([assistant](StoreConnection &connection) {
            return connection.execute(
                u"INSERT INTO assistant (id, position, name, stream_id, platform_host, environment, "
                "webhook_template, sandbox) VALUES (?, 0, 'Flight desk', '', '', '', '', 0)"_s,
                {assistant.toString(QUuid::WithoutBraces)});
        });
        QVERIFY(finishes(added) && added.result().ok());
        const SystemClock clock;
        MessageLog log(&store, &clock);
        CallLog calls(&store);
        LogKeeping keeping(&store, &log, &calls, &clock);
        const auto id = log.append({.time = clock.now(),
                                       .assistantId = assistant,
                                       .userNumber = kPerson,
                                       .status = MessageStatus::kAccepted},
            {});
        QVERIFY(finishes(id) && id.result().ok());
        const QString filler = m_folder->filePath(u"filler"_s);
        QVERIFY(SmallDisk::fill(filler));

        const auto preview = keeping.previewErasure({.userNumber = kPerson});
        QVERIFY(finishes(preview));
        QVERIFY(!preview.result().value().room.isEnough());
        const auto refused = keeping.erase({.userNumber = kPerson});
        QVERIFY(finishes(refused));
        QVERIFY(!refused.result());
        QCOMPARE(refused.result().error().kind, ProblemKind::StoreFull);
        QVERIFY(refused.result().error().remedy.contains(u"are free in"_s));
        const auto left = log.count({});
        QVERIFY(finishes(left));
        QCOMPARE(left.result().value(), 1);

        QVERIFY(QFile::remove(filler));
        const auto erased = keeping.erase({.userNumber = kPerson});
        QVERIFY(finishes(erased));
        QVERIFY(erased.result().ok());
        QVERIFY(!erased.result().value().tracesLeft);
        QCOMPARE(erased.result().value().messages, 1);
    }

private:
    bool m_hasNamespace;
    std::unique_ptr<QTemporaryDir> m_folder;
};

int main(int argc, char **argv)
{
    const bool hasNamespace = SmallDisk::enterOwnMountNamespace();
    QCoreApplication application(argc, argv);
    EraseFullDiskTest test(hasNamespace);
    return QTest::qExec(&test, argc, argv);
}
#include "tst_erasefulldisk.moc"

// SPDX-License-Identifier: Apache-2.0
// Promise 2: what was reported as saved survives kill -9, and no secret is orphaned, wherever the program
// was.
#include "core/channel/AssistantStore.h"
#include "core/secret/SecretVault.h"
#include "support/FileSecretStore.h"
#include "support/StoreFixture.h"
#include "support/TestMain.h"

#include <QDeadlineTimer>
#include <QProcess>
#include <QSqlQuery>

using namespace ChannelConsole;
using namespace Qt::StringLiterals;

namespace {

/// The folders a killed program leaves, and the looks another start takes at them.
class Aftermath final
{
public:
    [[nodiscard]] QString data() const { return m_folder.filePath(u"data"_s); }
    [[nodiscard]] QString secrets() const { return m_folder.filePath(u"secrets"_s); }

    /// Starts, sweeps, and checks; empty if everything is as promised. `reported`: the last save that was
    /// reported.
    [[nodiscard]] QString fault(int reported)
    {
        Store store;
        FileSecretStore keychain(secrets());
        SecretVault vault(&keychain);
        AssistantStore assistants(&store, &vault);
        const auto opened = store.open(data());
        if (!finishes(opened) || !opened.result().ok())
            return u"not opened: "_s + (opened.isFinished() ? opened.result().error().details : QString());
        const auto loaded = assistants.load();
        const auto integrity = column(store, u"PRAGMA integrity_check"_s);
        if (!finishes(loaded) || !loaded.result().ok() || !finishes(integrity))
            return u"not loaded"_s;
        if (integrity.result().value() != QStringList{u"ok"_s})
            return integrity.result().value().join(u'\n');
        const auto swept = assistants.sweepSecrets();
        const auto journal = finishes(swept) ? column(store, u"SELECT name FROM secret_journal"_s)
                                             : QFuture<Result<QStringList>>();
        if (!finishes(journal) || !swept.result().ok() || !journal.result().value().isEmpty())
            return u"not swept"_s;

        PartnerSettings settings;
        if (!assistants.assistants().isEmpty())
            settings = assistants.configuration(assistants.assistants().constFirst().id)
                           .settings.value(u"infobip"_s);
        const int found = settings.values.value(u"save"_s, u"0"_s).toInt();
        if (found != reported && found != reported + 1)
            return u"save %1 was reported, %2 is there"_s.arg(reported).arg(found);
        last = found;
        QMap<QString, QByteArray> wanted;
        for (const SecretEntry &entry : std::as_const(settings.secrets))
            wanted.insert(entry.name, "secret " + QByteArray::number(found));
        if (found > 0 && wanted.size() != 2)
            return u"%1 secrets are stored"_s.arg(wanted.size());
        if (keychain.entries() != wanted)
            return u"in the keychain: %1, used: %2"_s.arg(
                QStringList(keychain.entries().keys()).join(u' '), QStringList(wanted.keys()).join(u' '));
        return {};
    }

    int last = 0; ///< the save found by fault()

private:
    static QFuture<Result<QStringList>> column(Store &store, const QString &sql)
    {
        return store.run<QStringList>([sql](StoreConnection &connection) -> Result<QStringList> {
            QStringList values;
            const Result<void> read = connection.select(
                sql, {}, [&values](const QSqlQuery &row) { values.append(row.value(0).toString()); });
            if (!read)
                return read.error();
            return values;
        });
    }

    QTemporaryDir m_folder;
};

/// The last whole line, a number.
int lastReported(const QByteArray &output, int before)
{
    const QList<QByteArray> lines = output.left(output.lastIndexOf('\n') + 1).split('\n');
    return lines.size() < 2 ? before : lines.at(lines.size() - 2).toInt();
}

} // namespace

class SaveKilledTest final : public QObject
{
    Q_OBJECT
private slots:
    void atEachStepOfTheKeychain_data()
    {
        QTest::addColumn<int>("job");
        QTest::addColumn<QString>("when");
        // A save writes two and, from the second on, removes two: twelve jobs reach well into the fourth.
        for (int job = 1; job <= 12; ++job) {
            for (const char *when : {"before", "after"})
                QTest::addRow("%s job %d", when, job) << job << QString::fromLatin1(when);
        }
    }
    void atEachStepOfTheKeychain()
    {
        QFETCH(int, job);
        QFETCH(QString, when);
        Aftermath aftermath;
        QProcess loop;
        loop.start(
            QStringLiteral(SAVE_LOOP), {aftermath.data(), aftermath.secrets(), QString::number(job), when});
        QVERIFY2(loop.waitForFinished(), qPrintable(loop.errorString()));
        QVERIFY2(loop.exitCode() == 9, loop.readAllStandardError().constData());
        const QString fault = aftermath.fault(lastReported(loop.readAllStandardOutput(), 0));
        QVERIFY2(fault.isEmpty(), qPrintable(fault));
    }

    void anywhereInTwoHundredSaves()
    {
        Aftermath aftermath;
        int saves = 0;
        for (int round = 0; saves < 200 && round < 60; ++round) {
            QProcess loop;
            loop.start(QStringLiteral(SAVE_LOOP), {aftermath.data(), aftermath.secrets()});
            // A few whole saves, then a part of one: each round another part, over the time one save takes.
            QByteArray output;
            while (output.count('\n') < 3 + round % 7) {
                QVERIFY2(loop.waitForReadyRead(20'000), loop.readAllStandardError().constData());
                output += loop.readAllStandardOutput();
            }
            QDeadlineTimer part(std::chrono::microseconds(round * 797 % 20'000), Qt::PreciseTimer);
            while (!part.hasExpired()) {}
            loop.kill();
            QVERIFY(loop.waitForFinished());
            output += loop.readAllStandardOutput();
            const int reported = lastReported(output, aftermath.last);
            saves += reported - aftermath.last;
            const QString fault = aftermath.fault(reported);
            QVERIFY2(fault.isEmpty(), qPrintable(u"round %1: "_s.arg(round) + fault));
        }
        QVERIFY(saves >= 200);
    }
};

CHANNEL_CONSOLE_TEST(SaveKilledTest)
#include "tst_savekilled.moc"

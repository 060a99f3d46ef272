// SPDX-License-Identifier: Apache-2.0
#include "core/secret/CoreDumps.h"
#include "core/secret/KeychainHelp.h"
#include "core/secret/SecretStore.h"
#include "support/TestMain.h"

#include <QRegularExpression>
#include <QSet>
#include <QTest>
#include <QUuid>

using namespace ChannelConsole;
using namespace Qt::StringLiterals;

class TestSecretWords : public QObject
{
    Q_OBJECT
private slots:
    void everyFailureSaysWhatHappenedAndWhatToDo_data()
    {
        QTest::addColumn<SecretError>("error");
        QTest::addColumn<ProblemKind>("kind");
        QTest::newRow("not found") << SecretError::NotFound << ProblemKind::MissingSecret;
        QTest::newRow("timed out") << SecretError::TimedOut << ProblemKind::KeychainLocked;
        QTest::newRow("denied") << SecretError::DeniedByUser << ProblemKind::KeychainDenied;
        QTest::newRow("unavailable") << SecretError::Unavailable << ProblemKind::KeychainUnavailable;
        QTest::newRow("too large") << SecretError::TooLarge << ProblemKind::KeychainTooLarge;
        QTest::newRow("corrupt") << SecretError::Corrupt << ProblemKind::MissingSecret;
        QTest::newRow("other") << SecretError::Other << ProblemKind::KeychainFailed;
    }
    void everyFailureSaysWhatHappenedAndWhatToDo()
    {
        QFETCH(SecretError, error);
        QFETCH(ProblemKind, kind);
        const Problem problem = toProblem({.error = error, .details = u"org.freedesktop.DBus.Error"_s});
        QCOMPARE(problem.kind, kind);
        QCOMPARE(problem.side, Side::ThisComputer);
        QVERIFY(problem.text.endsWith(u'.'));
        QVERIFY(problem.remedy.endsWith(u'.'));
        QVERIFY(!problem.text.contains(u'%'));
        QVERIFY(!problem.remedy.contains(u'%'));
        QVERIFY2(!problem.text.contains("DBus"_L1), "technical words belong into the details");
        QCOMPARE(problem.details, u"org.freedesktop.DBus.Error"_s);
    }

    void theHelpNamesWhatTheDesktopHas_data()
    {
        QTest::addColumn<QString>("desktop");
        QTest::addColumn<QString>("word");
        QTest::newRow("GNOME") << u"GNOME"_s << u"Passwords and Keys"_s;
        QTest::newRow("Ubuntu") << u"ubuntu:GNOME"_s << u"Passwords and Keys"_s;
        QTest::newRow("KDE") << u"KDE"_s << u"KDE Wallet"_s;
        QTest::newRow("sway") << u"sway"_s << u"KeePassXC"_s;
        QTest::newRow("none") << QString() << u"KeePassXC"_s;
    }
    void theHelpNamesWhatTheDesktopHas()
    {
        QFETCH(QString, desktop);
        QFETCH(QString, word);
        QVERIFY(keychainHelpOnDesktop(desktop).contains(word));
        QVERIFY(!keychainNameOnDesktop(desktop).isEmpty());
    }

    void everyWriteGetsANameOfItsOwn()
    {
        const QUuid owner = QUuid::createUuid();
        static const QRegularExpression form(
            u"^channel-console/v1/%1/password/[0-9a-f]{32}$"_s.arg(owner.toString(QUuid::WithoutBraces)));
        QSet<QString> names;
        for (int count = 0; count < 100; ++count) {
            const QString name = newSecretName(owner, u"password"_s);
            QVERIFY2(form.match(name).hasMatch(), qPrintable(name));
            names.insert(name);
        }
        QCOMPARE(names.size(), 100);
    }

    // Last: it cannot be undone in this process.
    void noCoreDumpIsWrittenOnceForbidden()
    {
        QVERIFY(forbidCoreDumps());
        QVERIFY(coreDumpsAreForbidden());
    }
};

CHANNEL_CONSOLE_TEST(TestSecretWords)
#include "tst_secretwords.moc"

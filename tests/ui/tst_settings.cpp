// SPDX-License-Identifier: Apache-2.0
#include "support/TestMain.h"
#include "ui/preferences/Settings.h"

#include <QFile>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace ChannelConsole;
using namespace Qt::StringLiterals;

class TestSettings : public QObject
{
    Q_OBJECT
private slots:
    void aNewDirectoryHasTheDefaults()
    {
        const QTemporaryDir directory;
        const Settings settings(directory.path());
        QCOMPARE(settings.appearance(), Appearance::System);
        QCOMPARE(settings.lastPage(), PageId::Configuration);
        QVERIFY(settings.lastAssistant().isNull());
        QVERIFY(settings.windowGeometry().isEmpty());
        QVERIFY(settings.windowState().isEmpty());
    }

    void everythingSetIsBackAtTheNextStart()
    {
        const QTemporaryDir directory;
        const QUuid assistant = QUuid::createUuid();
        {
            Settings settings(directory.path());
            settings.setAppearance(Appearance::Dark);
            settings.setLastAssistant(assistant);
            settings.setLastPage(PageId::MessageLog);
            settings.setWindowGeometry(QByteArray("\0\1geometry", 10));
            settings.setWindowState(QByteArray("state"));
        }
        const Settings settings(directory.path());
        QCOMPARE(settings.appearance(), Appearance::Dark);
        QCOMPARE(settings.lastAssistant(), assistant);
        QCOMPARE(settings.lastPage(), PageId::MessageLog);
        QCOMPARE(settings.windowGeometry(), QByteArray("\0\1geometry", 10));
        QCOMPARE(settings.windowState(), QByteArray("state"));
        QVERIFY(QFile::exists(directory.filePath(u"settings.ini"_s)));
    }

    void aFileSomebodyBrokeFallsBackToTheDefaults()
    {
        const QTemporaryDir directory;
        QFile file(directory.filePath(u"settings.ini"_s));
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(
            "[preferences]\nappearance=purple\n[window]\nlastPage=99\nlastAssistant=nobody\n\xff\xfe[[[");
        file.close();
        const Settings settings(directory.path());
        QCOMPARE(settings.appearance(), Appearance::System);
        QCOMPARE(settings.lastPage(), PageId::Configuration);
        QVERIFY(settings.lastAssistant().isNull());
    }

    void forgettingTheWindowKeepsWhatTheUserChose()
    {
        const QTemporaryDir directory;
        Settings settings(directory.path());
        settings.setAppearance(Appearance::Light);
        settings.setLastPage(PageId::TestSend);
        settings.resetWindow();
        QCOMPARE(settings.appearance(), Appearance::Light);
        QCOMPARE(settings.lastPage(), PageId::Configuration);
    }

    void aChangeOfAppearanceIsToldOnce()
    {
        const QTemporaryDir directory;
        Settings settings(directory.path());
        QSignalSpy changed(&settings, &Settings::appearanceChanged);
        settings.setAppearance(Appearance::Dark);
        settings.setAppearance(Appearance::Dark);
        QCOMPARE(changed.size(), 1);
    }

    void anAppearanceForThisRunIsNotKeptAndGivesWayToTheUsersChoice()
    {
        const QTemporaryDir directory;
        Settings settings(directory.path());
        QSignalSpy changed(&settings, &Settings::appearanceChanged);
        settings.overrideAppearance(Appearance::Dark);
        QCOMPARE(settings.appearance(), Appearance::Dark);
        QCOMPARE(Settings(directory.path()).appearance(), Appearance::System);
        settings.setAppearance(Appearance::System);
        QCOMPARE(settings.appearance(), Appearance::System);
        QCOMPARE(changed.size(), 1);
    }

    void aDirectoryItHasToMakeIsPrivate()
    {
        const QTemporaryDir parent;
        const QString directory = parent.filePath(u"deep/data"_s);
        {
            Settings settings(directory);
            QVERIFY2(!QFile::exists(directory), "reading alone must not make it");
            settings.setAppearance(Appearance::Dark);
        }
        QVERIFY(QFile::exists(directory + "/settings.ini"_L1));
#ifdef Q_OS_UNIX
        const auto others = QFile::ReadGroup | QFile::WriteGroup | QFile::ExeGroup | QFile::ReadOther
            | QFile::WriteOther | QFile::ExeOther;
        QVERIFY(!(QFile::permissions(directory) & others));
#endif
    }

    void everyPageHasANameOfItsOwn_data()
    {
        QTest::addColumn<PageId>("page");
        QTest::newRow("instructions") << PageId::Instructions;
        QTest::newRow("configuration") << PageId::Configuration;
        QTest::newRow("test send") << PageId::TestSend;
        QTest::newRow("webhook") << PageId::Webhook;
        QTest::newRow("templates") << PageId::Templates;
        QTest::newRow("log") << PageId::MessageLog;
    }
    void everyPageHasANameOfItsOwn()
    {
        QFETCH(PageId, page);
        const QTemporaryDir directory;
        Settings settings(directory.path());
        settings.setLastPage(page);
        QCOMPARE(settings.lastPage(), page);
    }
};

CHANNEL_CONSOLE_TEST(TestSettings)
#include "tst_settings.moc"

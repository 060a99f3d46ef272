// SPDX-License-Identifier: Apache-2.0
#include "support/TestMain.h"
#include "ui/widgets/SecretClipboard.h"

#include <QClipboard>
#include <QGuiApplication>
#include <QMimeData>
#include <QSignalSpy>
#include <QTest>

#include <memory>

using namespace ChannelConsole;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

class TestSecretClipboard : public QObject
{
    Q_OBJECT
private slots:
    void init() { QGuiApplication::clipboard()->clear(); }

    void aCopiedSecretIsThereAndMarkedForClipboardManagers()
    {
        SecretClipboard secrets;
        QSignalSpy copied(&secrets, &SecretClipboard::copied);
        secrets.copy(u"s3cret"_s);
        QCOMPARE(QGuiApplication::clipboard()->text(), u"s3cret"_s);
        QCOMPARE(copied.size(), 1);
        QCOMPARE(copied.first().first().toInt(), 30);
        const QMimeData *content = QGuiApplication::clipboard()->mimeData();
#if defined(Q_OS_WIN)
        QVERIFY(content->hasFormat(u"ExcludeClipboardContentFromMonitorProcessing"_s));
#elif defined(Q_OS_MACOS)
        QVERIFY(content->hasFormat(u"application/x-nspasteboard-concealed-type"_s));
#else
        QCOMPARE(content->data(u"x-kde-passwordManagerHint"_s), QByteArray("secret"));
#endif
    }

    void itIsTakenOffAgainAfterAWhile()
    {
        SecretClipboard secrets(20ms);
        QSignalSpy cleared(&secrets, &SecretClipboard::cleared);
        secrets.copy(u"s3cret"_s);
        QTRY_COMPARE(cleared.size(), 1);
        QCOMPARE(QGuiApplication::clipboard()->text(), QString());
    }

    void whatTheUserCopiedMeanwhileStays()
    {
        auto secrets = std::make_unique<SecretClipboard>(20ms);
        QSignalSpy cleared(secrets.get(), &SecretClipboard::cleared);
        secrets->copy(u"s3cret"_s);
        QGuiApplication::clipboard()->setText(u"something else"_s);
        secrets.reset();
        QCOMPARE(QGuiApplication::clipboard()->text(), u"something else"_s);
        QCOMPARE(cleared.size(), 0);
    }

    void theLaterOfTwoSecretsIsKeptItsWholeTime()
    {
        SecretClipboard secrets(200ms);
        QSignalSpy cleared(&secrets, &SecretClipboard::cleared);
        secrets.copy(u"first"_s);
        secrets.copy(u"second"_s);
        QCOMPARE(cleared.size(), 0);
        QCOMPARE(QGuiApplication::clipboard()->text(), u"second"_s);
        QTRY_COMPARE(cleared.size(), 1);
        QCOMPARE(QGuiApplication::clipboard()->text(), QString());
    }

    void itDoesNotOutliveTheProgram()
    {
        SecretClipboard secrets;
        secrets.copy(u"s3cret"_s);
        // What QCoreApplication does when it is about to quit.
        QVERIFY(QMetaObject::invokeMethod(qApp, "aboutToQuit", Qt::DirectConnection));
        QCOMPARE(QGuiApplication::clipboard()->text(), QString());
    }

    void itDoesNotOutliveItsOwner()
    {
        {
            SecretClipboard secrets;
            secrets.copy(u"s3cret"_s);
        }
        QCOMPARE(QGuiApplication::clipboard()->text(), QString());
    }
};

CHANNEL_CONSOLE_TEST(TestSecretClipboard)
#include "tst_secretclipboard.moc"

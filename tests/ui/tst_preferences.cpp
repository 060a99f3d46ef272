// SPDX-License-Identifier: Apache-2.0
#include "support/FakeSecretStore.h"
#include "support/TestMain.h"
#include "ui/preferences/KeychainTestView.h"
#include "ui/preferences/PreferencesDialog.h"
#include "ui/preferences/Settings.h"
#include "ui/widgets/Banner.h"

#include <QClipboard>
#include <QComboBox>
#include <QGuiApplication>
#include <QLabel>
#include <QLineEdit>
#include <QProgressBar>
#include <QPushButton>
#include <QScrollArea>
#include <QScrollBar>
#include <QTemporaryDir>
#include <QTest>
#include <QToolButton>

#include <memory>

using namespace ChannelConsole;
using namespace Qt::StringLiterals;

namespace {

const QString kLongText = u"GDBus.Error:org.freedesktop.DBus.Error.ServiceUnknown: "_s.repeated(40);

} // namespace

class TestPreferences : public QObject
{
    Q_OBJECT
private slots:
    void init()
    {
        directory = std::make_unique<QTemporaryDir>();
        settings = std::make_unique<Settings>(directory->path());
        keychain = std::make_unique<FakeSecretStore>();
        vault = std::make_unique<SecretVault>(keychain.get());
        dialog = std::make_unique<PreferencesDialog>(settings.get(), vault.get());
        dialog->show();
        QVERIFY(QTest::qWaitForWindowExposed(dialog.get()));
    }
    void cleanup() { dialog.reset(); }

    void itCanBeLeftOpenBesideTheWindow() { QVERIFY(!dialog->isModal()); }

    void aChosenAppearanceIsKeptAndToldAtOnce()
    {
        auto *appearance = child<QComboBox>(u"appearance"_s);
        QCOMPARE(appearance->accessibleName(), u"Appearance"_s);
        QCOMPARE(appearance->currentData().value<Appearance>(), Appearance::System);
        QTest::keyClick(appearance, Qt::Key_End);
        QCOMPARE(settings->appearance(), Appearance::Dark);
        settings->setAppearance(Appearance::Light);
        QCOMPARE(appearance->currentData().value<Appearance>(), Appearance::Light);
    }

    void aWorkingKeychainIsToldWithItsTime()
    {
        runTest();
        QTRY_VERIFY(banner()->isVisible());
        QVERIFY(banner()->text().contains("works"_L1));
        QVERIFY(banner()->detail().contains(" ms"_L1));
        QVERIFY(button()->isEnabled());
        QVERIFY(!progress()->isVisible());
        QVERIFY(keychain->entries.isEmpty());
    }

    void theDialogGrowsWithTheResult()
    {
        auto *bar = dialog->findChild<QScrollArea *>()->verticalScrollBar();
        QTRY_COMPARE(bar->maximum(), 0);
        runTest();
        QTRY_VERIFY(banner()->isVisible());
        QVERIFY(button()->isEnabled());
        QTRY_COMPARE(bar->maximum(), 0); // nothing has to be scrolled for
    }

    void aMissingKeychainIsToldInItsOwnWordsWithWhatToDo()
    {
        keychain->fault = [](const QString &, const QString &, int) -> std::optional<SecretFailure> {
            return SecretFailure{.error = SecretError::Unavailable, .details = kLongText};
        };
        runTest();
        QTRY_VERIFY(details()->isVisible());
        QVERIFY(!banner()->text().isEmpty());
        QVERIFY(details()->text().contains(kLongText));
        QVERIFY(details()->text().contains("writing"_L1));
        QCOMPARE(details()->textFormat(), Qt::PlainText);
        QVERIFY2(dialog->minimumSizeHint().width() < 800, "a long text must not widen the window");
    }

    void aKeychainThatForgetsIsNotTakenForAMissingPassword()
    {
        keychain->fault = [](const QString &job, const QString &, int) -> std::optional<SecretFailure> {
            if (job == "read"_L1)
                return SecretFailure{.error = SecretError::NotFound, .details = {}};
            return std::nullopt;
        };
        runTest();
        QTRY_VERIFY(details()->isVisible());
        QVERIFY(!banner()->text().contains("no entry"_L1));
    }

    void whileTheKeychainAsksTheUserIsToldAndTheResultReplacesIt()
    {
        runTest();
        QVERIFY(!button()->isEnabled());
        QVERIFY(progress()->isVisible());
        emit keychain->waitingChanged(true);
        QVERIFY(banner()->isVisible());
        QVERIFY(banner()->text().contains("Waiting"_L1));
        emit keychain->waitingChanged(false);
        QVERIFY(!banner()->isVisible());
        QTRY_VERIFY(banner()->isVisible());
        QVERIFY(banner()->text().contains("works"_L1));
    }

    void closingItWhileTheTestRunsIsFine()
    {
        runTest();
        dialog.reset();
        QTRY_VERIFY(keychain->jobs >= 1);
    }

    void theDataDirectoryCanBeCopied()
    {
        QCOMPARE(child<QLineEdit>(u"dataDirectory"_s)->text(), QDir::toNativeSeparators(directory->path()));
        child<QPushButton>(u"copyDataDirectory"_s)->click();
        QCOMPARE(QGuiApplication::clipboard()->text(), QDir::toNativeSeparators(directory->path()));
    }

private:
    template <typename T>
    T *child(const QString &name)
    {
        return dialog->findChild<T *>(name);
    }
    QPushButton *button() { return child<QPushButton>(u"testKeychain"_s); }
    QProgressBar *progress() { return child<QProgressBar>(u"keychainProgress"_s); }
    Banner *banner() { return child<Banner>(u"keychainResult"_s); }
    QLabel *details() { return child<QLabel>(u"keychainDetails"_s); }
    void runTest() { QTest::mouseClick(button(), Qt::LeftButton); }

    std::unique_ptr<QTemporaryDir> directory;
    std::unique_ptr<Settings> settings;
    std::unique_ptr<FakeSecretStore> keychain;
    std::unique_ptr<SecretVault> vault;
    std::unique_ptr<PreferencesDialog> dialog;
};

CHANNEL_CONSOLE_TEST(TestPreferences)
#include "tst_preferences.moc"

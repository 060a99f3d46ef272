// SPDX-License-Identifier: Apache-2.0
#include "WindowFixture.h"
#include "support/TestMain.h"
#include "ui/window/MainWindow.h"

#include <QAction>
#include <QLabel>
#include <QLineEdit>
#include <QListView>
#include <QMenuBar>
#include <QSignalSpy>
#include <QTabWidget>
#include <QTest>

using namespace ChannelConsole;
using namespace Qt::StringLiterals;

namespace {

/// A page that remembers what was asked of it.
class RecordingPage final : public Page
{
    Q_OBJECT
public:
    using Page::Page;

    void showAssistant(const QUuid &id) override { shown.append(id); }
    [[nodiscard]] bool hasUnsavedChanges() const override { return !unsaved.isEmpty(); }
    [[nodiscard]] bool hasUnsavedChanges(const QUuid &id) const override { return unsaved.contains(id); }
    void save(std::function<void(bool)> done) override
    {
        if (canSave)
            unsaved.remove(shown.constLast());
        saved.append(shown.constLast());
        done(canSave);
    }
    void discardChanges() override { unsaved.clear(); }
    void focusSearch() override { ++searches; }

    QList<QUuid> shown;
    QList<QUuid> saved;
    QSet<QUuid> unsaved;
    bool canSave = true;
    int searches = 0;
};

/// The window over a fixture, with recording pages.
struct Shown
{
    explicit Shown(WindowFixture &fixture)
        : window(fixture.services, factories())
    {
        window.show();
        window.showReady();
        opened = QTest::qWaitForWindowExposed(&window);
    }

    QList<PageFactory> factories()
    {
        QList<PageFactory> result;
        const QList<std::pair<PageId, QString>> pages{{PageId::Instructions, u"Instructions"_s},
            {PageId::Configuration, u"Configurations"_s}, {PageId::TestSend, u"Test Send"_s},
            {PageId::Templates, u"Templates"_s}, {PageId::Webhook, u"Webhook"_s},
            {PageId::MessageLog, u"Message Log"_s}};
        for (const auto &[id, title] : pages) {
            result.append({id, title, [this, id = id](const Services &, QWidget *parent) {
                               built[id] = new RecordingPage(parent);
                               return built[id];
                           }});
        }
        return result;
    }

    [[nodiscard]] QTabWidget *tabs() { return window.findChild<QTabWidget *>(u"pages"_s); }
    [[nodiscard]] QListView *list() { return window.findChild<QListView *>(u"assistants"_s); }

    QMap<PageId, RecordingPage *> built;
    MainWindow window;
    bool opened = false;
};

} // namespace

class TestMainWindow final : public QObject
{
    Q_OBJECT

private slots:
    void firstStartShowsTheTwoWaysIn();
    void theSandboxLeadsToItsConfigurations();
    void withoutAKeychainKeepingUntilQuitIsOfferedNotChosen();
    void aLongUpgradeSaysWhatHappens();
    void aStoreProblemOffersRetryAndQuit();
    void pagesAreBuiltWhenFirstShown();
    void pagesHaveTheirShortcuts_data();
    void pagesHaveTheirShortcuts();
    void saveAndFindReachTheCurrentPage();
    void closingAsksAboutUnsavedChanges();
    void savingBeforeClosingSavesEveryAssistant();
    void aFailedSaveKeepsTheWindowOpen();
    void theUnsavedMarkStandsAtItsAssistant();
    void aRefusedCloseShowsWhoseChangesCouldNotBeSaved();
    void leavingAHalfFilledFormAsks();
    void everyWayOutOfTheFormAsksTheSame_data();
    void everyWayOutOfTheFormAsksTheSame();
    void whileAddingNoAssistantIsHighlighted();
    void deletingTheLastAssistantLeadsBackToTheWelcome();
    void theChannelsStateIsVisibleOnEveryPage();
    void theSandboxIsMarkedEverywhere();
    void theTitleNamesTheAssistantOnly();
    void comesBackToWhereTheUserLeftOff();
    void everyControlIsNamed();
    void fitsASmallScreen();
};

void TestMainWindow::firstStartShowsTheTwoWaysIn()
{
    WindowFixture fixture;
    QVERIFY(fixture.ok());
    Shown shown(fixture);
    QVERIFY(shown.opened);
    QVERIFY(shown.window.findChild<QPushButton *>(u"welcomeAdd"_s)->isVisible());
    QVERIFY(shown.window.findChild<QPushButton *>(u"welcomeSandbox"_s)->isVisible());
    QVERIFY(!shown.list()->isVisible());
    QVERIFY(shown.built.isEmpty());
}

void TestMainWindow::theSandboxLeadsToItsConfigurations()
{
    WindowFixture fixture;
    Shown shown(fixture);
    shown.window.findChild<QPushButton *>(u"welcomeSandbox"_s)->click();
    QTRY_VERIFY(shown.tabs()->isVisible());
    QCOMPARE(shown.tabs()->currentIndex(), 1);
    QVERIFY(shown.list()->isVisible());
    QCOMPARE(shown.built.value(PageId::Configuration)->shown.constLast(),
        fixture.assistants.assistants().constFirst().id);
}

void TestMainWindow::withoutAKeychainKeepingUntilQuitIsOfferedNotChosen()
{
    WindowFixture fixture;
    fixture.keychain.fault = [](const QString &, const QString &, int) {
        return SecretFailure{.error = SecretError::Unavailable, .details = u"no service"_s};
    };
    Shown shown(fixture);
    // What may be taken back must not be there to be chosen.
    QSignalSpy stored(&fixture.assistants, &AssistantStore::assistantsChanged);
    bool offered = false;
    connect(&fixture.assistants, &AssistantStore::assistantsChanged, this,
        [&] { offered = offered || shown.list()->isVisible(); });
    shown.window.findChild<QPushButton *>(u"welcomeSandbox"_s)->click();
    QTRY_VERIFY(shown.window.findChild<QPushButton *>(u"sandboxKeepUntilQuit"_s));
    QVERIFY(stored.count() >= 2);
    QVERIFY(!offered);
    QVERIFY(fixture.assistants.assistants().isEmpty());
    shown.window.findChild<QPushButton *>(u"sandboxKeepUntilQuit"_s)->click();
    QTRY_COMPARE(fixture.assistants.assistants().size(), 1);
    QTRY_VERIFY(shown.tabs()->isVisible());
}

void TestMainWindow::aLongUpgradeSaysWhatHappens()
{
    WindowFixture fixture;
    MainWindow window(fixture.services, QList<PageFactory>());
    window.show();
    window.showLoading();
    const auto *explanation = window.findChild<QWidget *>(u"openingExplanation"_s);
    const auto *progress = window.findChild<QWidget *>(u"opening"_s);
    QTRY_VERIFY(progress->isVisible()); // it takes longer than usual
    QVERIFY(!explanation->isVisible());
    window.showUpgrading();
    QVERIFY(explanation->isVisible() && progress->isVisible());
    // One that is over soon says nothing.
    window.showLoading();
    window.showUpgrading();
    QVERIFY(!explanation->isVisible() && !progress->isVisible());
    QTRY_VERIFY(explanation->isVisible() && progress->isVisible());
    window.showStoreProblem(
        {.kind = ProblemKind::StoreFull, .text = u"The disk is full."_s, .remedy = u"Make room."_s});
    QVERIFY(!explanation->isVisible() && !progress->isVisible());
}

void TestMainWindow::aStoreProblemOffersRetryAndQuit()
{
    WindowFixture fixture;
    MainWindow window(fixture.services, QList<PageFactory>());
    window.show();
    QSignalSpy retried(&window, &MainWindow::retryRequested);
    const Problem problem{
        .kind = ProblemKind::StoreInUse, .text = u"Another one is open."_s, .remedy = u"Close it."_s};
    window.showStoreProblem(problem);
    QVERIFY(window.findChild<QWidget *>(u"storeProblem"_s)->isVisible());
    window.findChild<QPushButton *>(u"retry"_s)->click();
    QCOMPARE(retried.count(), 1);
    window.findChild<QPushButton *>(u"quit"_s)->click();
    QVERIFY(!window.isVisible());
}

void TestMainWindow::pagesAreBuiltWhenFirstShown()
{
    WindowFixture fixture;
    const QUuid first = fixture.add(u"Flight desk"_s);
    const QUuid second = fixture.add(u"Claims bot"_s);
    Shown shown(fixture);
    QCOMPARE(shown.built.size(), 1);
    RecordingPage *configuration = shown.built.value(PageId::Configuration);
    QCOMPARE(configuration->shown, QList<QUuid>{first});
    shown.tabs()->setCurrentIndex(5);
    QCOMPARE(shown.built.size(), 2);
    shown.list()->setCurrentIndex(shown.list()->model()->index(1, 0));
    QCOMPARE(configuration->shown.constLast(), second);
    QCOMPARE(shown.built.value(PageId::MessageLog)->shown, QList<QUuid>({first, second}));
    shown.tabs()->setCurrentIndex(1);
    QCOMPARE(shown.built.value(PageId::Configuration), configuration);
}

void TestMainWindow::pagesHaveTheirShortcuts_data()
{
    QTest::addColumn<int>("key");
    QTest::addColumn<int>("modifier");
    QTest::addColumn<int>("tab");
    QTest::newRow("Ctrl+1") << static_cast<int>(Qt::Key_1) << static_cast<int>(Qt::ControlModifier) << 0;
    QTest::newRow("Ctrl+2") << static_cast<int>(Qt::Key_2) << static_cast<int>(Qt::ControlModifier) << 1;
    QTest::newRow("Ctrl+3") << static_cast<int>(Qt::Key_3) << static_cast<int>(Qt::ControlModifier) << 2;
    QTest::newRow("Ctrl+4") << static_cast<int>(Qt::Key_4) << static_cast<int>(Qt::ControlModifier) << 3;
    QTest::newRow("Ctrl+5") << static_cast<int>(Qt::Key_5) << static_cast<int>(Qt::ControlModifier) << 4;
    QTest::newRow("Ctrl+6") << static_cast<int>(Qt::Key_6) << static_cast<int>(Qt::ControlModifier) << 5;
    QTest::newRow("F1") << static_cast<int>(Qt::Key_F1) << static_cast<int>(Qt::NoModifier) << 0;
}

void TestMainWindow::pagesHaveTheirShortcuts()
{
    QFETCH(int, key);
    QFETCH(int, modifier);
    QFETCH(int, tab);
    WindowFixture fixture;
    QVERIFY(!fixture.add(u"Flight desk"_s).isNull());
    Shown shown(fixture);
    shown.tabs()->setCurrentIndex(tab == 0 ? 2 : 0);
    shown.window.activateWindow();
    QTest::keyClick(&shown.window, static_cast<Qt::Key>(key), Qt::KeyboardModifier(modifier));
    QTRY_COMPARE(shown.tabs()->currentIndex(), tab);
}

void TestMainWindow::saveAndFindReachTheCurrentPage()
{
    WindowFixture fixture;
    const QUuid id = fixture.add(u"Flight desk"_s);
    Shown shown(fixture);
    RecordingPage *page = shown.built.value(PageId::Configuration);
    QTest::keyClick(&shown.window, Qt::Key_S, Qt::ControlModifier);
    QTRY_COMPARE(page->saved, QList<QUuid>{id});
    QTest::keyClick(&shown.window, Qt::Key_F, Qt::ControlModifier);
    QTRY_COMPARE(page->searches, 1);
}

void TestMainWindow::closingAsksAboutUnsavedChanges()
{
    WindowFixture fixture;
    const QUuid id = fixture.add(u"Flight desk"_s);
    Shown shown(fixture);
    RecordingPage *page = shown.built.value(PageId::Configuration);
    page->unsaved = {id};
    emit page->unsavedChangesChanged();
    QVERIFY(shown.window.isWindowModified());

    shown.window.close();
    QVERIFY(answerQuestion(u"cancel"_s));
    QTRY_VERIFY(!shownQuestion());
    QVERIFY(shown.window.isVisible());
    QCOMPARE(page->unsaved.size(), 1);

    shown.window.close();
    QVERIFY(answerQuestion(u"discard"_s));
    QTRY_VERIFY(!shown.window.isVisible());
    QVERIFY(page->saved.isEmpty());
}

void TestMainWindow::savingBeforeClosingSavesEveryAssistant()
{
    WindowFixture fixture;
    const QUuid first = fixture.add(u"Flight desk"_s);
    const QUuid second = fixture.add(u"Claims bot"_s);
    Shown shown(fixture);
    RecordingPage *page = shown.built.value(PageId::Configuration);
    page->unsaved = {first, second};
    shown.window.close();
    QVERIFY(answerQuestion(u"save"_s));
    QTRY_VERIFY(!shown.window.isVisible());
    QCOMPARE(page->saved, QList<QUuid>({first, second}));
}

void TestMainWindow::aFailedSaveKeepsTheWindowOpen()
{
    WindowFixture fixture;
    const QUuid id = fixture.add(u"Flight desk"_s);
    Shown shown(fixture);
    RecordingPage *page = shown.built.value(PageId::Configuration);
    page->unsaved = {id};
    page->canSave = false;
    shown.tabs()->setCurrentIndex(0);
    shown.window.close();
    QVERIFY(answerQuestion(u"save"_s));
    QTRY_COMPARE(page->saved.size(), 1);
    QTRY_VERIFY(!shownQuestion());
    QVERIFY(shown.window.isVisible());
    QCOMPARE(shown.tabs()->currentIndex(), 1); // where the page says why
}

void TestMainWindow::theUnsavedMarkStandsAtItsAssistant()
{
    WindowFixture fixture;
    const QUuid first = fixture.add(u"Flight desk"_s);
    QVERIFY(!fixture.add(u"Claims bot"_s).isNull());
    Shown shown(fixture);
    RecordingPage *page = shown.built.value(PageId::Configuration);
    page->unsaved = {first};
    emit page->unsavedChangesChanged();
    QVERIFY(shown.window.isWindowModified());

    shown.list()->setCurrentIndex(shown.list()->model()->index(1, 0));
    QVERIFY(!shown.window.isWindowModified()); // the title names the other one
    const auto description = [&](int row) {
        return shown.list()->model()->index(row, 0).data(Qt::AccessibleDescriptionRole).toString();
    };
    QVERIFY2(description(0).contains(u"unsaved changes"_s), qPrintable(description(0)));
    QVERIFY(!description(1).contains(u"unsaved"_s));

    shown.window.close();
    QTRY_VERIFY(shownQuestion());
    QVERIFY(shownQuestion()->text().contains(u"“Flight desk”"_s));
    QVERIFY(!shownQuestion()->text().contains(u"Claims bot"_s));
    QVERIFY(answerQuestion(u"cancel"_s));
}

void TestMainWindow::aRefusedCloseShowsWhoseChangesCouldNotBeSaved()
{
    WindowFixture fixture;
    const QUuid first = fixture.add(u"Flight desk"_s);
    QVERIFY(!fixture.add(u"Claims bot"_s).isNull());
    Shown shown(fixture);
    RecordingPage *page = shown.built.value(PageId::Configuration);
    page->unsaved = {first};
    page->canSave = false;
    shown.list()->setCurrentIndex(shown.list()->model()->index(1, 0));
    QCOMPARE(page->shown.constLast() == first, false);

    shown.window.close();
    QVERIFY(answerQuestion(u"save"_s));
    QTRY_COMPARE(page->saved, QList<QUuid>{first});
    QCOMPARE(page->shown.constLast(), first);
    QCOMPARE(shown.list()->currentIndex().row(), 0);
    QVERIFY(shown.window.windowTitle().startsWith(u"Flight desk"_s));
    const auto *why = shown.window.findChild<QWidget *>(u"windowBanner"_s);
    QVERIFY(why->isVisible());
    QVERIFY(why->accessibleName().contains(u"“Flight desk”"_s));
    emit page->unsavedChangesChanged(); // the next edit
    QVERIFY(!why->isVisible());
}

void TestMainWindow::everyWayOutOfTheFormAsksTheSame_data()
{
    QTest::addColumn<QString>("way");
    QTest::newRow("Cancel") << u"Cancel"_s;
    QTest::newRow("Enter on Cancel") << u"Enter"_s;
    QTest::newRow("Escape") << u"Escape"_s;
}

void TestMainWindow::everyWayOutOfTheFormAsksTheSame()
{
    QFETCH(QString, way);
    WindowFixture fixture;
    QVERIFY(!fixture.add(u"Flight desk"_s).isNull());
    Shown shown(fixture);
    shown.window.activateWindow();
    QVERIFY(QTest::qWaitForWindowActive(&shown.window));
    auto *name = shown.window.findChild<QLineEdit *>(u"assistantName"_s);
    auto *cancel = shown.window.findChild<QPushButton *>(u"cancelAssistant"_s);
    const auto leave = [&] {
        if (way == u"Cancel"_s) {
            cancel->click();
        } else if (way == u"Enter"_s) {
            cancel->setFocus();
            QTest::keyClick(cancel, Qt::Key_Return);
        } else {
            name->setFocus();
            QTest::keyClick(name, Qt::Key_Escape);
        }
    };
    // Nothing typed: nothing to ask.
    shown.window.findChild<QPushButton *>(u"addAssistant"_s)->click();
    QVERIFY(name->isVisible());
    leave();
    QTRY_VERIFY(!name->isVisible());
    QVERIFY(!shownQuestion());
    QCOMPARE(shown.list()->currentIndex().row(), 0);

    shown.window.findChild<QPushButton *>(u"addAssistant"_s)->click();
    QTest::keyClicks(name, u"New one"_s);
    leave();
    QVERIFY(answerQuestion(u"cancel"_s));
    QTRY_VERIFY(!shownQuestion());
    QCOMPARE(name->text(), u"New one"_s);
    QVERIFY(name->isVisible());
    leave();
    QVERIFY(answerQuestion(u"discard"_s));
    QTRY_VERIFY(!name->isVisible());
    QCOMPARE(fixture.assistants.assistants().size(), 1);
}

void TestMainWindow::whileAddingNoAssistantIsHighlighted()
{
    WindowFixture fixture;
    QVERIFY(!fixture.add(u"Flight desk"_s).isNull());
    QVERIFY(!fixture.add(u"Claims bot"_s).isNull());
    Shown shown(fixture);
    auto *name = shown.window.findChild<QLineEdit *>(u"assistantName"_s);
    const auto click = [&](int row) {
        const QRect place = shown.list()->visualRect(shown.list()->model()->index(row, 0));
        QTest::mouseClick(shown.list()->viewport(), Qt::LeftButton, {}, place.center());
    };
    shown.window.findChild<QPushButton *>(u"addAssistant"_s)->click();
    QVERIFY(name->isVisible());
    QVERIFY(!shown.list()->selectionModel()->hasSelection());
    // To come by with Tab is not to choose.
    shown.list()->setFocus(Qt::TabFocusReason);
    QVERIFY(name->isVisible());
    // The one that was shown before can be chosen again.
    click(0);
    QVERIFY(!name->isVisible());
    QCOMPARE(shown.list()->currentIndex().row(), 0);

    // The highlight waits for the answer.
    shown.window.findChild<QPushButton *>(u"addAssistant"_s)->click();
    QTest::keyClicks(name, u"New one"_s);
    click(1);
    QTRY_VERIFY(shownQuestion());
    QTRY_VERIFY(!shown.list()->selectionModel()->hasSelection());
    QVERIFY(answerQuestion(u"discard"_s));
    QTRY_COMPARE(shown.list()->currentIndex().row(), 1);
    QVERIFY(shown.window.windowTitle().startsWith(u"Claims bot"_s));
}

void TestMainWindow::leavingAHalfFilledFormAsks()
{
    WindowFixture fixture;
    QVERIFY(!fixture.add(u"Flight desk"_s).isNull());
    QVERIFY(!fixture.add(u"Claims bot"_s).isNull());
    Shown shown(fixture);
    shown.window.findChild<QPushButton *>(u"addAssistant"_s)->click();
    auto *name = shown.window.findChild<QLineEdit *>(u"assistantName"_s);
    QVERIFY(name->isVisible());
    QTest::keyClicks(name, u"New one"_s);
    shown.list()->setCurrentIndex(shown.list()->model()->index(1, 0));
    QVERIFY(answerQuestion(u"cancel"_s));
    QTRY_VERIFY(!shownQuestion());
    QVERIFY(name->isVisible());
    QCOMPARE(name->text(), u"New one"_s);
    QTRY_VERIFY(!shown.list()->selectionModel()->hasSelection()); // the new one is not in the list yet

    shown.list()->setCurrentIndex(shown.list()->model()->index(1, 0));
    QVERIFY(answerQuestion(u"discard"_s));
    QTRY_VERIFY(!name->isVisible());
    QCOMPARE(shown.list()->currentIndex().row(), 1);
    QCOMPARE(fixture.assistants.assistants().size(), 2);
}

void TestMainWindow::deletingTheLastAssistantLeadsBackToTheWelcome()
{
    WindowFixture fixture;
    QVERIFY(!fixture.add(u"Flight desk"_s).isNull());
    Shown shown(fixture);
    shown.window.findChild<QAction *>(u"actionDeleteAssistant"_s)->trigger();
    QVERIFY(answerQuestion(u"confirm"_s));
    QTRY_VERIFY(shown.window.findChild<QPushButton *>(u"welcomeAdd"_s)->isVisible());
    QVERIFY(!shown.list()->isVisible());
}

void TestMainWindow::theChannelsStateIsVisibleOnEveryPage()
{
    WindowFixture fixture;
    const QUuid id = fixture.add(u"Flight desk"_s, u"karix"_s, true);
    Shown shown(fixture);
    const auto *state = shown.window.findChild<QWidget *>(u"channelState"_s);
    for (int tab = 0; tab < shown.tabs()->count(); ++tab) {
        shown.tabs()->setCurrentIndex(tab);
        QVERIFY(state->isVisible());
    }
    QCOMPARE(shown.window.findChild<QLabel *>(u"channelEnabled"_s)->text(), u"Enabled"_s);
    QCOMPARE(shown.window.findChild<QLabel *>(u"channelPartner"_s)->text(), u"Karix"_s);
    QVERIFY(!shown.window.findChild<QWidget *>(u"sandboxMark"_s)->isVisible());

    const LogEntry entry{.messageId = u"m1"_s,
        .time = fixture.clock.now(),
        .assistantId = id,
        .partnerId = u"karix"_s,
        .type = u"text"_s,
        .status = MessageStatus::kSending};
    const auto appended = fixture.log.append(entry, {});
    QVERIFY(finishes(appended));
    QVERIFY(
        finishes(fixture.log.recordOutcome(appended.result().value(), {.status = MessageStatus::kAccepted})));
    QTRY_VERIFY(state->accessibleName().contains(u"ccepted"_s));
}

void TestMainWindow::theSandboxIsMarkedEverywhere()
{
    WindowFixture fixture;
    Shown shown(fixture);
    shown.window.findChild<QPushButton *>(u"welcomeSandbox"_s)->click();
    QTRY_VERIFY(shown.tabs()->isVisible());
    for (int tab = 0; tab < shown.tabs()->count(); ++tab) {
        shown.tabs()->setCurrentIndex(tab);
        QVERIFY(shown.window.findChild<QWidget *>(u"sandboxMark"_s)->isVisible());
        QVERIFY(shown.window.findChild<QWidget *>(u"sandboxLine"_s)->isVisible());
    }
    QVERIFY(
        shown.list()->currentIndex().data(Qt::AccessibleDescriptionRole).toString().contains(u"sandbox"_s));
}

void TestMainWindow::theTitleNamesTheAssistantOnly()
{
    WindowFixture fixture;
    QVERIFY(!fixture.add(u"Flight desk"_s, u"karix"_s, true).isNull());
    const Shown shown(fixture);
    QCOMPARE(shown.window.windowTitle(), u"Flight desk[*] – Channel Console"_s);
}

void TestMainWindow::comesBackToWhereTheUserLeftOff()
{
    WindowFixture fixture;
    QVERIFY(!fixture.add(u"Flight desk"_s).isNull());
    const QUuid second = fixture.add(u"Claims bot"_s);
    {
        Shown shown(fixture);
        shown.list()->setCurrentIndex(shown.list()->model()->index(1, 0));
        shown.tabs()->setCurrentIndex(2);
        shown.window.close();
    }
    Shown again(fixture);
    QCOMPARE(again.tabs()->currentIndex(), 2);
    QCOMPARE(again.list()->currentIndex().row(), 1);
    QCOMPARE(again.built.value(PageId::TestSend)->shown.constLast(), second);
}

void TestMainWindow::everyControlIsNamed()
{
    WindowFixture fixture;
    QVERIFY(!fixture.add(u"Flight desk"_s).isNull());
    Shown shown(fixture);
    for (const QAction *action : shown.window.findChildren<QAction *>(QString(), Qt::FindDirectChildrenOnly))
        QVERIFY2(!action->objectName().isEmpty() && !action->text().isEmpty(), qPrintable(action->text()));
    const auto checkAll = [&shown] {
        for (const auto *widget : shown.window.findChildren<QWidget *>()) {
            const bool ours = widget->isVisible() && widget->focusPolicy() & Qt::TabFocus
                && !widget->objectName().startsWith(u"qt_"_s) && !qobject_cast<const QMenuBar *>(widget);
            // A composite's inner editor speaks through its owner.
            if (!ours || (widget->parentWidget() && widget->parentWidget()->focusProxy() == widget)
                || widget->parentWidget()->inherits("QComboBox"))
                continue;
            const QString what
                = QString::fromLatin1(widget->metaObject()->className()) + u' ' + widget->objectName();
            QVERIFY2(!widget->accessibleName().isEmpty(), qPrintable(what));
            QVERIFY2(!widget->objectName().isEmpty(), qPrintable(what));
        }
    };
    checkAll();
    shown.window.findChild<QPushButton *>(u"addAssistant"_s)->click();
    checkAll();
}

void TestMainWindow::fitsASmallScreen()
{
    WindowFixture fixture;
    QVERIFY(!fixture.add(QString(80, u'W'), u"karix"_s, true).isNull());
    Shown shown(fixture);
    shown.window.resize(900, 600);
    QTRY_COMPARE(shown.window.size(), QSize(900, 600));
    const auto *state = shown.window.findChild<QWidget *>(u"channelState"_s);
    const QRect placed(state->mapTo(&shown.window, QPoint()), state->size());
    QVERIFY(shown.window.rect().contains(placed));
}

CHANNEL_CONSOLE_TEST(TestMainWindow)
#include "tst_mainwindow.moc"

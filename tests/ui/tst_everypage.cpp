// SPDX-License-Identifier: Apache-2.0
#include "WindowFixture.h"
#include "core/partner/Partner.h"
#include "support/TestMain.h"
#include "ui/preferences/PreferencesDialog.h"
#include "ui/window/MainWindow.h"

#include <QAbstractButton>
#include <QAbstractItemView>
#include <QAbstractSpinBox>
#include <QAccessible>
#include <QComboBox>
#include <QDirIterator>
#include <QHeaderView>
#include <QLabel>
#include <QLineEdit>
#include <QMenu>
#include <QPlainTextEdit>
#include <QRegularExpression>
#include <QTabWidget>
#include <QTest>

#include <algorithm>

using namespace ChannelConsole;
using namespace Qt::StringLiterals;

namespace {

/// A control of ours a person can reach with the keyboard or the mouse, not a part Qt makes for itself.
bool isControl(const QWidget *widget)
{
    if (!widget->isVisible() || widget->objectName().startsWith(u"qt_"_s))
        return false;
    if (qobject_cast<const QHeaderView *>(widget))
        return false;
    const QWidget *parent = widget->parentWidget();
    if (qobject_cast<const QComboBox *>(parent) || qobject_cast<const QAbstractSpinBox *>(parent)
        || qobject_cast<const QLineEdit *>(parent) || qobject_cast<const QTabBar *>(parent)
        || qobject_cast<const QAbstractItemView *>(parent))
        return false;
    return qobject_cast<const QAbstractButton *>(widget) || qobject_cast<const QLineEdit *>(widget)
        || qobject_cast<const QComboBox *>(widget) || qobject_cast<const QAbstractSpinBox *>(widget)
        || qobject_cast<const QPlainTextEdit *>(widget) || qobject_cast<const QAbstractItemView *>(widget);
}

/// A field people enter something into, so it needs a label that leads to it.
bool isInput(const QWidget *widget)
{
    if (const auto *line = qobject_cast<const QLineEdit *>(widget))
        return !line->isReadOnly();
    if (const auto *text = qobject_cast<const QPlainTextEdit *>(widget))
        return !text->isReadOnly();
    return qobject_cast<const QComboBox *>(widget) || qobject_cast<const QAbstractSpinBox *>(widget);
}

const QWidget *focusTarget(const QWidget *widget)
{
    while (widget && widget->focusProxy())
        widget = widget->focusProxy();
    return widget;
}

QString nameOf(const QWidget *widget)
{
    return u"%1 \"%2\" (%3)"_s.arg(QString::fromLatin1(widget->metaObject()->className()),
        widget->objectName(), widget->accessibleName());
}

QString spokenName(QWidget *widget)
{
    // On Linux Qt hands out a combo box's current text instead; its own name is the label's.
    if (qobject_cast<QComboBox *>(widget))
        return widget->accessibleName();
    const QAccessibleInterface *interface = QAccessible::queryAccessibleInterface(widget);
    return interface ? interface->text(QAccessible::Name) : QString();
}

/// Everything wrong with what a window shows now.
QStringList faultsOf(QWidget *window)
{
    QStringList faults;
    QSet<const QWidget *> labelled;
    const QList<QWidget *> widgets = window->findChildren<QWidget *>();
    for (QWidget *widget : widgets) {
        if (!widget->styleSheet().isEmpty())
            faults += u"style sheet on "_s + nameOf(widget);
        const auto *label = qobject_cast<QLabel *>(widget);
        if (!label || !label->isVisible())
            continue;
        if (label->buddy()) {
            labelled.insert(label->buddy());
            labelled.insert(focusTarget(label->buddy()));
        } else if (label->textFormat() != Qt::PlainText && label->pixmap(Qt::ReturnByValue).isNull()
            && !label->text().isEmpty()) {
            faults += u"text that may be taken for rich text: "_s + label->text();
        }
    }
    for (QWidget *widget : widgets) {
        if (!isControl(widget))
            continue;
        if (spokenName(widget).isEmpty())
            faults += u"no accessible name: "_s + nameOf(widget);
        if (widget->objectName().isEmpty())
            faults += u"no object name: "_s + nameOf(widget);
        if (isInput(widget) && !labelled.contains(widget))
            faults += u"no label leads to "_s + nameOf(widget);
    }
    return faults;
}

/// Every control a person meets pressing the key until it comes round again.
QList<QWidget *> walk(QWidget *window, Qt::Key key)
{
    QList<QWidget *> met;
    const auto press = [&] {
        QWidget *from = window->focusWidget() ? window->focusWidget() : window;
        QTest::keyClick(from, key, key == Qt::Key_Backtab ? Qt::ShiftModifier : Qt::NoModifier);
    };
    press();
    while (window->focusWidget() && !met.contains(window->focusWidget())) {
        met.append(window->focusWidget());
        press();
    }
    return met;
}

/// Tab reaches every control, never leads back up within a column, and Shift+Tab is the same way back.
QStringList tabOrderFaults(QWidget *window)
{
    QStringList faults;
    const QList<QWidget *> forth = walk(window, Qt::Key_Tab);
    QList<QWidget *> back = walk(window, Qt::Key_Backtab);
    for (QWidget *widget : window->findChildren<QWidget *>()) {
        const bool isStop = (isControl(widget) || qobject_cast<QTabBar *>(widget)) && widget->isVisible()
            && widget->isEnabled() && (widget->focusPolicy() & Qt::TabFocus) && !widget->focusProxy();
        if (isStop && !forth.contains(widget))
            faults += u"Tab never comes to "_s + nameOf(widget);
        if (isStop && !back.contains(widget))
            faults += u"Shift+Tab never comes to "_s + nameOf(widget);
    }
    std::reverse(back.begin(), back.end());
    if (const qsizetype start = back.indexOf(forth.value(0)); start > 0)
        std::rotate(back.begin(), back.begin() + start, back.end());
    if (forth != back)
        faults += u"Shift+Tab does not lead the way back"_s;
    QStringList up;
    for (qsizetype index = 0; index < forth.size(); ++index) {
        const QWidget *previous = forth.at(index == 0 ? forth.size() - 1 : index - 1);
        const QWidget *widget = forth.at(index);
        const QRect before(previous->mapTo(window, QPoint(0, 0)), previous->size());
        const QRect here(widget->mapTo(window, QPoint(0, 0)), widget->size());
        if (here.bottom() < before.top() && here.left() <= before.right())
            up += u"Tab leads up from %1 to %2"_s.arg(nameOf(previous), nameOf(widget));
    }
    if (up.size() > 1) // once a round, from the end to the beginning
        faults += up;
    return faults;
}

} // namespace

/// Walks every page of the window, for every partner, and the panes beside them.
class TestEveryPage final : public QObject
{
    Q_OBJECT

private slots:
    void everyControlIsNamedLabelledAndInOrder_data();
    void everyControlIsNamedLabelledAndInOrder();
    void everyFormOfAMessageIsNamedToo_data();
    void everyFormOfAMessageIsNamedToo();
    void theEditorOfTemplatesIsNamedAndLinedUp();
    void theFirstStartAndTheAssistantsFormAreNamedToo();
    void theAppsFormIsNamedForEveryAlgorithm();
    void theLogAndItsToolsAreNamedToo();
    void thePreferencesAreNamedToo();
    void noSourceNamesAColour();
};

void TestEveryPage::everyControlIsNamedLabelledAndInOrder_data()
{
    QTest::addColumn<QString>("partnerId");
    QTest::addColumn<bool>("sandbox");
    for (const Partner *partner : allPartners()) {
        QTest::addRow("%s", qPrintable(partner->id())) << partner->id() << false;
        QTest::addRow("%s in the sandbox", qPrintable(partner->id())) << partner->id() << true;
    }
}

void TestEveryPage::everyControlIsNamedLabelledAndInOrder()
{
    QFETCH(QString, partnerId);
    QFETCH(bool, sandbox);
    WindowFixture fixture;
    QVERIFY(fixture.ok());
    if (sandbox) {
        Sandbox::Starter starter = Sandbox::starter();
        starter.configuration.partnerId = partnerId;
        const auto added = fixture.assistants.addAssistant(starter.assistant, starter.configuration);
        QVERIFY(finishes(added));
        QVERIFY(added.result().ok());
    } else {
        QVERIFY(!fixture.add(u"Flight desk"_s, partnerId, true).isNull());
    }
    MainWindow window(fixture.services);
    window.resize(1280, 800);
    window.show();
    window.showReady();
    QVERIFY(QTest::qWaitForWindowExposed(&window));
    auto *tabs = window.findChild<QTabWidget *>(u"pages"_s);
    QVERIFY(tabs);
    QCOMPARE(tabs->count(), 6);
    for (int index = 0; index < tabs->count(); ++index) {
        tabs->setCurrentIndex(index);
        QTRY_VERIFY(tabs->currentWidget()->findChild<QWidget *>());
        auto *views = tabs->currentWidget()->findChild<QTabBar *>(u"webhookViews"_s);
        for (const QString &other : {u"testSendViews"_s, u"logViews"_s}) {
            if (!views)
                views = tabs->currentWidget()->findChild<QTabBar *>(other);
        }
        for (int view = 0; view < (views ? views->count() : 1); ++view) {
            if (views)
                views->setCurrentIndex(view);
            // Folded parts are part of the page.
            for (QAbstractButton *button : tabs->currentWidget()->findChildren<QAbstractButton *>()) {
                if (button->isVisible() && !button->isChecked()
                    && (button->text().contains(u"Advanced"_s) || button->objectName().endsWith(u".fold"_s)))
                    button->click();
            }
            const QStringList faults = faultsOf(&window) + tabOrderFaults(&window);
            const QString place
                = tabs->tabText(index) + (views ? u" › "_s + views->tabText(view) : QString());
            QVERIFY2(faults.isEmpty(), qPrintable(place + u":\n"_s + faults.join(u'\n')));
        }
    }
}

void TestEveryPage::everyFormOfAMessageIsNamedToo_data()
{
    QTest::addColumn<QString>("partnerId");
    for (const Partner *partner : allPartners())
        QTest::addRow("%s", qPrintable(partner->id())) << partner->id();
}

void TestEveryPage::everyFormOfAMessageIsNamedToo()
{
    QFETCH(QString, partnerId);
    WindowFixture fixture;
    QVERIFY(fixture.ok());
    Sandbox::Starter starter = Sandbox::starter();
    starter.configuration.partnerId = partnerId;
    const auto added = fixture.assistants.addAssistant(starter.assistant, starter.configuration);
    QVERIFY(finishes(added));
    QVERIFY(added.result().ok());
    const QHash<QString, QByteArray> secrets = starter.secrets.value(partnerId);
    ConfigurationChange change{.configuration = fixture.assistants.configuration(starter.assistant.id)};
    for (auto secret = secrets.cbegin(); secret != secrets.cend(); ++secret)
        change.newSecrets += {.partnerId = partnerId,
            .fieldId = secret.key(),
            .value = secret.value(),
            .origin = Sandbox::origin(partnerId)};
    const auto saved = fixture.assistants.saveConfiguration(change);
    QVERIFY(finishes(saved));
    QVERIFY(saved.result().ok());

    MainWindow window(fixture.services);
    window.resize(1280, 2600); // nothing scrolled out of sight: a form's order is looked at as a whole
    window.show();
    window.showReady();
    QVERIFY(QTest::qWaitForWindowExposed(&window));
    auto *tabs = window.findChild<QTabWidget *>(u"pages"_s);
    for (int index = 0; index < tabs->count(); ++index) {
        if (tabs->tabText(index).remove(u'&') == u"Test Send"_s)
            tabs->setCurrentIndex(index);
    }
    auto *types = window.findChild<QComboBox *>(u"messageType"_s);
    QVERIFY(types);
    QCOMPARE(types->count(), allMessageTypes().size());
    for (int row = 0; row < types->count(); ++row) {
        types->setCurrentIndex(row);
        // One more of everything that can be added, also of what is in it.
        for (int round = 0; round < 2; ++round) {
            for (QAbstractButton *button : window.findChildren<QAbstractButton *>()) {
                if (button->isVisible() && button->isEnabled() && button->objectName().endsWith(u"/add"_s))
                    button->click();
            }
        }
        // The layout follows behind.
        const auto faults = [&] { return faultsOf(&window) + tabOrderFaults(&window); };
        QTRY_VERIFY2(faults().isEmpty(), qPrintable(types->currentText() + u":\n"_s + faults().join(u'\n')));
    }
}

void TestEveryPage::theEditorOfTemplatesIsNamedAndLinedUp()
{
    WindowFixture fixture;
    QVERIFY(fixture.ok());
    Sandbox::Starter starter = Sandbox::starter();
    starter.configuration.partnerId = u"karix"_s;
    const auto added = fixture.assistants.addAssistant(starter.assistant, starter.configuration);
    QVERIFY(finishes(added));
    QVERIFY(added.result().ok());
    MainWindow window(fixture.services);
    window.resize(1280, 1800);
    window.show();
    window.showReady();
    QVERIFY(QTest::qWaitForWindowExposed(&window));
    auto *tabs = window.findChild<QTabWidget *>(u"pages"_s);
    for (int index = 0; index < tabs->count(); ++index) {
        if (tabs->tabText(index).remove(u'&') == u"Templates"_s)
            tabs->setCurrentIndex(index);
    }
    const auto button = [&window](const QString &name) -> QAbstractButton * {
        for (QAbstractButton *each : window.findChildren<QAbstractButton *>()) {
            if (each->isVisible() && each->isEnabled() && each->accessibleName() == name)
                return each;
        }
        return nullptr;
    };
    QTRY_VERIFY(button(u"Add a template"_s));
    button(u"Add a template"_s)->click();
    QVERIFY(button(u"Add a button"_s));
    button(u"Add a button"_s)->click();
    button(u"Add a button"_s)->click();
    auto *type = window.findChild<QComboBox *>(u"templateButton2.type"_s);
    QVERIFY(type);
    type->setCurrentIndex(type->findData(u"URL"_s));
    // The layout follows behind.
    const auto faults = [&] { return faultsOf(&window) + tabOrderFaults(&window); };
    QTRY_VERIFY2(faults().isEmpty(), qPrintable(faults().join(u'\n')));
    const auto left = [&window](const QString &objectName) {
        return window.findChild<QWidget *>(objectName)->mapTo(&window, QPoint(0, 0)).x();
    };
    QTRY_COMPARE(left(u"templateButton1.text"_s), left(u"templateName"_s));
    QTRY_COMPARE(left(u"templateButton2.address"_s), left(u"templateName"_s));
}

void TestEveryPage::theFirstStartAndTheAssistantsFormAreNamedToo()
{
    WindowFixture fixture;
    QVERIFY(fixture.ok());
    MainWindow window(fixture.services);
    window.show();
    window.showReady();
    QVERIFY(QTest::qWaitForWindowExposed(&window));
    QStringList faults = faultsOf(&window);
    QVERIFY2(faults.isEmpty(), qPrintable(faults.join(u'\n')));

    bool opened = false;
    for (QAbstractButton *button : window.findChildren<QAbstractButton *>()) {
        if (!opened && button->isVisible() && button->text().remove(u'&') == u"Add an assistant"_s) {
            button->click();
            opened = true;
        }
    }
    QVERIFY(opened);
    QStringList met;
    window.findChild<QLineEdit *>(u"assistantName"_s)->setFocus();
    do {
        met.append(window.focusWidget()->objectName());
        QTest::keyClick(window.focusWidget(), Qt::Key_Tab);
    } while (!met.contains(window.focusWidget()->objectName()));
    QCOMPARE(met,
        QStringList({u"assistantName"_s, u"environment"_s, u"pastedWebhookUrl"_s, u"streamId"_s,
            u"platformHost"_s, u"webhookTemplate"_s, u"cancelAssistant"_s, u"saveAssistant"_s}));
    faults = faultsOf(&window) + tabOrderFaults(&window);
    QVERIFY2(faults.isEmpty(), qPrintable(faults.join(u'\n')));
}

void TestEveryPage::theAppsFormIsNamedForEveryAlgorithm()
{
    WindowFixture fixture;
    QVERIFY(fixture.ok());
    QVERIFY(!fixture.add(u"Flight desk"_s, u"gupshup"_s, true).isNull());
    MainWindow window(fixture.services);
    window.resize(1280, 1800); // nothing scrolled out below the bar at the bottom
    window.show();
    window.showReady();
    QVERIFY(QTest::qWaitForWindowExposed(&window));
    auto *tabs = window.findChild<QTabWidget *>(u"pages"_s);
    for (int index = 0; index < tabs->count(); ++index) {
        if (tabs->tabText(index).remove(u'&') == u"Configurations"_s)
            tabs->setCurrentIndex(index);
    }
    const auto button = [&window](const QString &name) -> QAbstractButton * {
        for (QAbstractButton *each : window.findChildren<QAbstractButton *>()) {
            if (each->isVisible() && each->accessibleName() == name)
                return each;
        }
        return nullptr;
    };
    QTRY_VERIFY(button(u"Associate an App"_s));
    button(u"Associate an App"_s)->click();
    QTRY_VERIFY(button(u"New App…"_s));
    button(u"New App…"_s)->click();
    auto *algorithms = window.findChild<QComboBox *>(u"app.algorithm"_s);
    QVERIFY(algorithms);
    QCOMPARE(algorithms->count(), 4);
    for (int row = 0; row < algorithms->count(); ++row) {
        algorithms->setCurrentIndex(row);
        emit algorithms->activated(row); // as a click on the row does
        // The layout follows behind.
        const auto faults = [&] { return faultsOf(&window) + tabOrderFaults(&window); };
        QTRY_VERIFY2(
            faults().isEmpty(), qPrintable(algorithms->currentText() + u":\n"_s + faults().join(u'\n')));
    }
}

void TestEveryPage::theLogAndItsToolsAreNamedToo()
{
    WindowFixture fixture;
    QVERIFY(fixture.ok());
    const QUuid assistant = fixture.add(u"Flight desk"_s, u"infobip"_s, true);
    QVERIFY(!assistant.isNull());
    for (const QString &status : {MessageStatus::kFailed, MessageStatus::kRead}) {
        fixture.clock.time = fixture.clock.time.addSecs(60);
        const auto appended = fixture.log.append({.messageId = u"0123456789abcdef"_s,
                                                     .time = fixture.clock.time,
                                                     .assistantId = assistant,
                                                     .partnerId = u"infobip"_s,
                                                     .businessNumber = u"+441134960000"_s,
                                                     .userNumber = u"+447700900123"_s,
                                                     .type = u"text"_s,
                                                     .text = u"Hello"_s,
                                                     .status = status},
            {});
        QVERIFY(finishes(appended));
        QVERIFY(appended.result().ok());
    }
    MainWindow window(fixture.services);
    window.resize(1280, 1600); // nothing scrolled out of sight: the order is looked at as a whole
    window.show();
    window.showReady();
    QVERIFY(QTest::qWaitForWindowExposed(&window));
    auto *tabs = window.findChild<QTabWidget *>(u"pages"_s);
    tabs->setCurrentIndex(static_cast<int>(PageId::MessageLog));
    auto *table = [&]() -> QAbstractItemView * {
        (void)QTest::qWaitFor([&] { return window.findChild<QAbstractItemView *>(u"messageLogTable"_s); });
        return window.findChild<QAbstractItemView *>(u"messageLogTable"_s);
    }();
    QVERIFY(table);
    QTRY_COMPARE(table->model()->rowCount(), 2);
    const auto faults = [&] { return faultsOf(&window) + tabOrderFaults(&window); };
    for (QAbstractButton *button : tabs->currentWidget()->findChildren<QAbstractButton *>()) {
        if (button->isVisible() && !button->isChecked() && button->objectName().endsWith(u".fold"_s))
            button->click();
    }
    window.findChild<QAbstractButton *>(u"logOnlyProblems"_s)->click();
    QTRY_COMPARE(table->model()->rowCount(), 1);
    QTRY_VERIFY2(faults().isEmpty(), qPrintable(u"filters:\n"_s + faults().join(u'\n')));
    int tools = 0;
    for (QAction *action : window.findChild<QMenu *>(u"logMoreMenu"_s)->actions()) {
        if (!action->objectName().endsWith(u".open"_s))
            continue;
        action->trigger();
        QTRY_VERIFY2(faults().isEmpty(), qPrintable(action->text() + u":\n"_s + faults().join(u'\n')));
        ++tools;
    }
    QCOMPARE(tools, 4);
    auto *views = window.findChild<QTabBar *>(u"logViews"_s);
    views->setCurrentIndex(1);
    QTRY_VERIFY2(faults().isEmpty(), qPrintable(u"conversation:\n"_s + faults().join(u'\n')));
}

void TestEveryPage::thePreferencesAreNamedToo()
{
    WindowFixture fixture;
    PreferencesDialog dialog(&fixture.settings, &fixture.vault);
    dialog.show();
    QVERIFY(QTest::qWaitForWindowExposed(&dialog));
    const QStringList faults = faultsOf(&dialog) + tabOrderFaults(&dialog);
    QVERIFY2(faults.isEmpty(), qPrintable(faults.join(u'\n')));
}

void TestEveryPage::noSourceNamesAColour()
{
    const QRegularExpression literal(
        uR"(#[0-9a-fA-F]{6}\b|setStyleSheet\(|QColor\(\s*[0-9]|Qt::(red|green|blue|yellow|cyan|magenta)\b)"_s);
    QVERIFY(literal.match(u"QColor(12, 3, 4)"_s).hasMatch());
    int files = 0;
    for (const QString &folder : {u"/ui"_s, u"/app"_s}) {
        QDirIterator sources(QStringLiteral(PROJECT_DIR) + folder, {u"*.cpp"_s, u"*.h"_s}, QDir::Files,
            QDirIterator::Subdirectories);
        while (sources.hasNext()) {
            QFile file(sources.next());
            QVERIFY(file.open(QIODevice::ReadOnly));
            const QRegularExpressionMatch match = literal.match(QString::fromUtf8(file.readAll()));
            QVERIFY2(!match.hasMatch(), qPrintable(file.fileName() + u": "_s + match.captured()));
            ++files;
        }
    }
    QVERIFY(files > 50);
}

CHANNEL_CONSOLE_TEST(TestEveryPage)
#include "tst_everypage.moc"

// SPDX-License-Identifier: Apache-2.0
#include "ConfigurationFixture.h"
#include "support/TestMain.h"
#include "ui/configuration/ConfigurationPage.h"
#include "ui/widgets/FormColumn.h"

#include <QAccessible>
#include <QCheckBox>
#include <QClipboard>
#include <QComboBox>
#include <QFileDialog>
#include <QGuiApplication>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QRadioButton>
#include <QScrollArea>
#include <QSignalSpy>
#include <QToolButton>
#include <QWindow>

#include <algorithm>

using namespace ChannelConsole;
using namespace Qt::StringLiterals;

class TestConfigurationPage : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void cleanup();

    void showsTheFieldsOfEachPartnerInTheGuidesOrder_data();
    void showsTheFieldsOfEachPartnerInTheGuidesOrder();
    void everyControlHasANameAndAnObjectName();
    void advancedFieldsAreFoldedAndOpenByKeyboard();
    void aFileIsChosenByBrowsing();
    void theFirstFaultyFieldGetsTheFocusAndSaysWhy();
    void aFaultInAFoldedFieldUnfoldsIt();
    void savesAndSaysWhatIsStillToBeDone();
    void assistiveTechnologyCanSwitchTheChannel();
    void aRefusingKeychainOffersBothWaysOn();
    void asksForTheSecretAgainWhenTheHostChanged();
    void secretsAreNotReadUntilRevealed();
    void aRevealedSecretIsHiddenOnLeaving();
    void saysSoWhileTheKeychainKeepsUsWaiting();
    void saysSoWhenTheKeychainLostTheSecret();
    void numbersAreAddedWithEnterAndDeletedOneByOne();
    void aPastedListIsAddedAtOnce();
    void theInputClosesAtTwentyNumbers();
    void switchingPartnersKeepsWhatWasTyped();
    void sandboxAddressesAreBuiltIn();
    void offersToEditTheAssistantWithoutAStreamId();
    void makesAnAppAndCopiesItsCredentials();
    void aClickCountsAlthoughItBringsUpAMessage();
    void theWebhookUrlIsReadFromItsBeginning();
    void savedIsSaidUntilOneGoesOn();
    void aRefusedSaveSaysSoBesideTheButton();
    void savingWithoutAPartnerSaysWhatIsMissing();
    void nothingRunsPastTheEdgeOfANarrowPage();

private:
    template <typename Control>
    Control *find(const QString &accessibleName) const;
    QPushButton *button(const QString &name) const { return find<QPushButton>(name); }
    QLineEdit *input(const QString &name) const { return find<QLineEdit>(name); }
    [[nodiscard]] bool says(const QString &words) const;
    void choosePartner(const QString &name);
    void type(const QString &field, const QString &text);
    void addNumber(const QString &number);
    void fillInfobip();
    void save();

    std::unique_ptr<ConfigurationFixture> m_fixture;
    std::unique_ptr<ConfigurationPage> m_page;
};

void TestConfigurationPage::init()
{
    m_fixture = std::make_unique<ConfigurationFixture>();
    QVERIFY(m_fixture->open());
    m_page = std::make_unique<ConfigurationPage>(
        Services{.assistants = &m_fixture->assistants, .vault = &m_fixture->vault}, nullptr);
    m_page->resize(900, 1400);
    m_page->showAssistant(m_fixture->desk.id);
    m_page->show();
    m_page->activateWindow();
    QVERIFY(QTest::qWaitForWindowActive(m_page.get()));
}

void TestConfigurationPage::cleanup()
{
    m_page.reset();
    m_fixture.reset();
}

/// The control people see under that name; null if there is none.
template <typename Control>
Control *TestConfigurationPage::find(const QString &accessibleName) const
{
    for (Control *each : m_page->findChildren<Control *>()) {
        if (each->isVisible() && each->accessibleName() == accessibleName)
            return each;
    }
    return nullptr;
}

bool TestConfigurationPage::says(const QString &words) const
{
    const QList<QLabel *> labels = m_page->findChildren<QLabel *>();
    return std::any_of(labels.cbegin(), labels.cend(),
        [&words](const QLabel *each) { return each->isVisible() && each->text().contains(words); });
}

void TestConfigurationPage::choosePartner(const QString &name)
{
    auto *partners = find<QComboBox>(u"Messaging Partner"_s);
    QVERIFY(partners);
    const int row = partners->findText(name);
    QVERIFY(row >= 0);
    partners->setCurrentIndex(row);
    emit partners->activated(row); // as a click on the row does
}

void TestConfigurationPage::type(const QString &field, const QString &text)
{
    QLineEdit *control = input(field);
    QVERIFY2(control, qPrintable(field));
    control->setFocus();
    control->selectAll();
    QTest::keyClicks(control, text);
}

void TestConfigurationPage::addNumber(const QString &number)
{
    type(u"Phone Number"_s, number);
    QTest::keyClick(input(u"Phone Number"_s), Qt::Key_Return);
}

void TestConfigurationPage::fillInfobip()
{
    choosePartner(u"Infobip"_s);
    addNumber(u"+44 1134 960000"_s);
    type(u"Base URL"_s, u"https://a.api.infobip.com"_s);
    type(u"Username"_s, u"desk"_s);
    type(u"Password"_s, u"first secret"_s);
    find<QRadioButton>(u"Yes"_s)->click();
}

void TestConfigurationPage::save()
{
    button(u"Save"_s)->click();
    QTRY_VERIFY(button(u"Save"_s)->isEnabled());
}

void TestConfigurationPage::showsTheFieldsOfEachPartnerInTheGuidesOrder_data()
{
    QTest::addColumn<QStringList>("labels");
    QTest::newRow("Infobip") << QStringList{u"Messaging Partner"_s, u"Phone Number"_s, u"Base URL"_s,
        u"Username"_s, u"Password"_s, u"Webhook URL"_s, u"Enable Channel"_s};
    QTest::newRow("GupShup") << QStringList{u"Messaging Partner"_s, u"Mobile number"_s, u"WABA ID"_s,
        u"Password"_s, u"Webhook URL"_s, u"Associate an App"_s, u"Enable Channel"_s};
    QTest::newRow("Karix") << QStringList{u"Messaging Partner"_s, u"Phone Number"_s, u"Account Key"_s,
        u"Vendor"_s, u"From"_s, u"Webhook URL"_s, u"Enable Channel"_s};
}

void TestConfigurationPage::showsTheFieldsOfEachPartnerInTheGuidesOrder()
{
    QFETCH(QStringList, labels);
    choosePartner(QString::fromLatin1(QTest::currentDataTag()));
    QList<QPair<int, QString>> shown;
    for (const QLabel *each : m_page->findChildren<QLabel *>()) {
        if (each->isVisible() && each->buddy() && !each->text().isEmpty())
            shown.append({each->mapTo(m_page.get(), QPoint()).y(), each->text()});
    }
    std::sort(shown.begin(), shown.end());
    QStringList inOrder;
    for (const auto &each : std::as_const(shown))
        inOrder.append(each.second);
    QCOMPARE(inOrder, labels);
    QVERIFY(button(u"Save"_s));
}

void TestConfigurationPage::everyControlHasANameAndAnObjectName()
{
    for (const QString &partner : {u"Infobip"_s, u"GupShup"_s, u"Karix"_s}) {
        choosePartner(partner);
        find<QToolButton>(u"Advanced"_s)->setChecked(true);
        for (const QWidget *each : m_page->findChildren<QWidget *>()) {
            if (!each->isVisible() || !(each->focusPolicy() & Qt::TabFocus) || each->inherits("QScrollArea"))
                continue;
            const auto *accessible = QAccessible::queryAccessibleInterface(const_cast<QWidget *>(each));
            const QString where = partner + u' ' + QString::fromLatin1(each->metaObject()->className()) + u' '
                + each->objectName();
            QVERIFY2(accessible && !accessible->text(QAccessible::Name).isEmpty(), qPrintable(where));
            QVERIFY2(!each->objectName().isEmpty(), qPrintable(where));
        }
    }
}

void TestConfigurationPage::advancedFieldsAreFoldedAndOpenByKeyboard()
{
    choosePartner(u"GupShup"_s);
    QVERIFY(!input(u"Template API URL"_s));
    auto *disclosure = find<QToolButton>(u"Advanced"_s);
    disclosure->setFocus();
    QTest::keyClick(disclosure, Qt::Key_Space);
    QVERIFY(input(u"Template API URL"_s));
    QVERIFY(says(u"unverified"_s));
    QVERIFY(find<QComboBox>(u"API URL"_s)); // with presets
}

void TestConfigurationPage::aFileIsChosenByBrowsing()
{
    choosePartner(u"Infobip"_s);
    find<QToolButton>(u"Advanced"_s)->setChecked(true);
    QTRY_VERIFY(button(u"Browse Extra CA file"_s));
    button(u"Browse Extra CA file"_s)->click();
    QTRY_VERIFY(m_page->findChild<QFileDialog *>());
    auto *dialog = m_page->findChild<QFileDialog *>();
    const QString chosen = m_fixture->directory.filePath(u"company.pem"_s);
    emit dialog->fileSelected(chosen);
    dialog->close();
    QCOMPARE(QDir::fromNativeSeparators(input(u"Extra CA file"_s)->text()), chosen);
    QVERIFY(m_page->hasUnsavedChanges());
}

void TestConfigurationPage::theFirstFaultyFieldGetsTheFocusAndSaysWhy()
{
    choosePartner(u"Infobip"_s);
    addNumber(u"+44 1134 960000"_s);
    type(u"Username"_s, u"desk"_s);
    find<QRadioButton>(u"Yes"_s)->click();
    save();
    QCOMPARE(QApplication::focusWidget(), input(u"Base URL"_s));
    QVERIFY(says(u"Enter the Base URL."_s));
    QVERIFY(input(u"Base URL"_s)->accessibleDescription().contains(u"Enter the Base URL."_s));
    QCOMPARE(input(u"Username"_s)->text(), u"desk"_s);
    QCOMPARE(m_fixture->stored().partnerId, QString());
}

void TestConfigurationPage::aFaultInAFoldedFieldUnfoldsIt()
{
    fillInfobip();
    auto *disclosure = find<QToolButton>(u"Advanced"_s);
    disclosure->setChecked(true);
    type(u"Request deadline (seconds)"_s, u"soon"_s);
    input(u"Username"_s)->setFocus();
    disclosure->setChecked(false);
    save();
    QVERIFY(disclosure->isChecked());
    QCOMPARE(QApplication::focusWidget(), input(u"Request deadline (seconds)"_s));
}

void TestConfigurationPage::savesAndSaysWhatIsStillToBeDone()
{
    QVERIFY(!find<QCheckBox>(u"Published"_s));
    fillInfobip();
    QVERIFY(says(u"6 unsaved changes"_s));
    save();
    QVERIFY(says(u"Saved on this computer."_s));
    QVERIFY(says(u"No unsaved changes"_s));
    QVERIFY(m_fixture->stored().enabled);
    find<QCheckBox>(u"Entered"_s)->click();
    QTRY_VERIFY(m_fixture->stored().platform.entered);
    QVERIFY(!m_page->hasUnsavedChanges());
}

void TestConfigurationPage::assistiveTechnologyCanSwitchTheChannel()
{
    fillInfobip();
    // A screen reader toggles, which is no click.
    QAccessibleInterface *no = QAccessible::queryAccessibleInterface(find<QRadioButton>(u"No"_s));
    QVERIFY(no && no->actionInterface());
    no->actionInterface()->doAction(QAccessibleActionInterface::toggleAction());
    save();
    QVERIFY(!m_fixture->stored().enabled);
    QVERIFY(find<QRadioButton>(u"No"_s)->isChecked());
}

void TestConfigurationPage::aRefusingKeychainOffersBothWaysOn()
{
    fillInfobip();
    m_fixture->refuseWrites(SecretError::Unavailable);
    save();
    QVERIFY(button(u"Try again"_s));
    QVERIFY(button(u"Keep until I quit"_s));
    QCOMPARE(input(u"Password"_s)->text(), u"first secret"_s);
    QVERIFY(m_page->hasUnsavedChanges(m_fixture->desk.id));
    button(u"Keep until I quit"_s)->click();
    QTRY_VERIFY(says(u"in memory only until you quit"_s));
    QVERIFY(says(u"Kept in memory until you quit"_s));
    QVERIFY(!m_page->hasUnsavedChanges(m_fixture->desk.id));
}

void TestConfigurationPage::asksForTheSecretAgainWhenTheHostChanged()
{
    fillInfobip();
    save();
    QVERIFY(!input(u"Password"_s));
    type(u"Base URL"_s, u"https://b.api.infobip.com"_s);
    QVERIFY(input(u"Password"_s));
    QVERIFY(
        says(u"Entered for https://a.api.infobip.com; the Base URL now says https://b.api.infobip.com."_s));
    save();
    QCOMPARE(QApplication::focusWidget(), input(u"Password"_s));
}

void TestConfigurationPage::secretsAreNotReadUntilRevealed()
{
    fillInfobip();
    save();
    m_page->showAssistant(m_fixture->claims.id);
    m_page->showAssistant(m_fixture->desk.id);
    QVERIFY(says(u"Stored in the keychain"_s));
    QCOMPARE(m_fixture->keychain.reads, 0);
    button(u"Reveal Password"_s)->click();
    QVERIFY(says(u"Asking the keychain"_s));
    QTRY_VERIFY(input(u"Revealed Password"_s));
    QCOMPARE(input(u"Revealed Password"_s)->text(), u"first secret"_s);
    QCOMPARE(m_fixture->keychain.reads, 1);
    button(u"Hide Password"_s)->click();
    QVERIFY(!input(u"Revealed Password"_s));
}

void TestConfigurationPage::aRevealedSecretIsHiddenOnLeaving()
{
    fillInfobip();
    save();
    button(u"Reveal Password"_s)->click();
    QTRY_VERIFY(input(u"Revealed Password"_s));
    m_page->hide();
    m_page->show();
    QVERIFY(!input(u"Revealed Password"_s));
    for (const QLineEdit *each : m_page->findChildren<QLineEdit *>())
        QVERIFY(!each->text().contains(u"first secret"_s));
}

void TestConfigurationPage::saysSoWhileTheKeychainKeepsUsWaiting()
{
    fillInfobip();
    button(u"Save"_s)->click();
    emit m_fixture->keychain.waitingChanged(true);
    QVERIFY(says(u"Saving… Waiting for the keychain."_s));
    QVERIFY(!button(u"Save"_s)->isEnabled());
    QVERIFY(input(u"Username"_s)->isEnabled()); // all else can be used
    emit m_fixture->keychain.waitingChanged(false);
    QTRY_VERIFY(says(u"Saved on this computer."_s));
    button(u"Reveal Password"_s)->click();
    emit m_fixture->keychain.waitingChanged(true);
    QVERIFY(says(u"Waiting for the keychain: it may be asking you to unlock it."_s));
    QVERIFY(button(u"Cancel Password"_s));
    button(u"Cancel Password"_s)->click();
    QVERIFY(!says(u"Waiting for the keychain"_s));
}

void TestConfigurationPage::saysSoWhenTheKeychainLostTheSecret()
{
    fillInfobip();
    save();
    m_fixture->keychain.entries.clear();
    button(u"Reveal Password"_s)->click();
    QTRY_VERIFY(says(u"The keychain no longer has it. Enter it again."_s));
    QVERIFY(input(u"Password"_s));
}

void TestConfigurationPage::numbersAreAddedWithEnterAndDeletedOneByOne()
{
    choosePartner(u"Infobip"_s);
    addNumber(u"+44 1134 960000"_s);
    addNumber(u"0044 1134 960001"_s);
    QCOMPARE(input(u"Phone Number"_s)->text(), QString());
    addNumber(u"01134 960002"_s);
    QCOMPARE(input(u"Phone Number"_s)->text(), u"01134 960002"_s);
    QVERIFY(!input(u"Phone Number"_s)->accessibleDescription().isEmpty());
    auto *first = find<QToolButton>(u"Delete +44 1134 960000"_s);
    QVERIFY(first);
    first->setFocus();
    QTest::keyClick(first, Qt::Key_Space);
    QVERIFY(!find<QToolButton>(u"Delete +44 1134 960000"_s));
    QCOMPARE(QApplication::focusWidget(), find<QToolButton>(u"Delete +44 1134 960001"_s));
}

void TestConfigurationPage::aPastedListIsAddedAtOnce()
{
    choosePartner(u"Infobip"_s);
    QGuiApplication::clipboard()->setText(u"+44 1134 960000\n+44 1134 960001, +44 1134 960002"_s);
    input(u"Phone Number"_s)->setFocus();
    input(u"Phone Number"_s)->paste();
    QVERIFY(find<QToolButton>(u"Delete +44 1134 960000"_s));
    QVERIFY(find<QToolButton>(u"Delete +44 1134 960001"_s));
    QVERIFY(find<QToolButton>(u"Delete +44 1134 960002"_s));
    QCOMPARE(input(u"Phone Number"_s)->text(), QString());
}

void TestConfigurationPage::theInputClosesAtTwentyNumbers()
{
    choosePartner(u"Infobip"_s);
    for (int i = 0; i < 20; ++i)
        addNumber(u"+4411349600%1"_s.arg(i, 2, 10, QChar(u'0')));
    QVERIFY(!input(u"Phone Number"_s)->isEnabled());
    QVERIFY(says(u"20 numbers are the most"_s));
    find<QToolButton>(u"Delete +44 1134 960019"_s)->click();
    QVERIFY(input(u"Phone Number"_s)->isEnabled());
}

void TestConfigurationPage::switchingPartnersKeepsWhatWasTyped()
{
    fillInfobip();
    type(u"Phone Number"_s, u"+44 11"_s);
    choosePartner(u"Karix"_s);
    QVERIFY(!input(u"Base URL"_s));
    type(u"Vendor"_s, u"acme"_s);
    m_page->showAssistant(m_fixture->claims.id);
    m_page->showAssistant(m_fixture->desk.id);
    QCOMPARE(input(u"Vendor"_s)->text(), u"acme"_s);
    choosePartner(u"Infobip"_s);
    QCOMPARE(input(u"Base URL"_s)->text(), u"https://a.api.infobip.com"_s);
    QCOMPARE(input(u"Password"_s)->text(), u"first secret"_s);
    QCOMPARE(input(u"Phone Number"_s)->text(), u"+44 11"_s);
}

void TestConfigurationPage::sandboxAddressesAreBuiltIn()
{
    m_page->showAssistant(m_fixture->sandbox.id);
    choosePartner(u"Infobip"_s);
    QCOMPARE(input(u"Base URL"_s)->text(), u"Sandbox (built in)"_s);
    QVERIFY(input(u"Base URL"_s)->isReadOnly());
}

void TestConfigurationPage::offersToEditTheAssistantWithoutAStreamId()
{
    choosePartner(u"Infobip"_s);
    QVERIFY(input(u"Webhook URL"_s)->text().contains(m_fixture->desk.streamId));
    QVERIFY(find<QPushButton>(u"Copy Webhook URL"_s));
    QVERIFY(says(u"unverified"_s));
    Assistant without = m_fixture->desk;
    without.streamId.clear();
    QVERIFY(ConfigurationFixture::succeeds(m_fixture->assistants.updateAssistant(without)));
    QSignalSpy asked(m_page.get(), &Page::editAssistantRequested);
    QTRY_VERIFY(button(u"Edit Assistant…"_s));
    button(u"Edit Assistant…"_s)->click();
    QCOMPARE(asked.size(), 1);
}

void TestConfigurationPage::makesAnAppAndCopiesItsCredentials()
{
    choosePartner(u"GupShup"_s);
    QVERIFY(!button(u"New App…"_s));
    find<QCheckBox>(u"Associate an App"_s)->click();
    button(u"New App…"_s)->click();
    QVERIFY(input(u"Client ID"_s)->text().startsWith(u"cs-"_s));
    button(u"Create app"_s)->click();
    QCOMPARE(QApplication::focusWidget(), input(u"App Name"_s)); // the first of its faults
    type(u"App Name"_s, u"GupShup webhook"_s);
    type(u"Client ID"_s, u"cs-0dd2d3ae-1111-5222-8333-444455556666"_s);
    button(u"Generate Client Secret"_s)->click();
    const QString secret = input(u"Client Secret"_s)->text();
    QCOMPARE(secret.size(), 44);
    button(u"Create app"_s)->click();
    QTRY_VERIFY(find<QPushButton>(u"Copy Client ID"_s));
    QCOMPARE(find<QComboBox>(u"App"_s)->currentText(), u"GupShup webhook"_s);

    find<QPushButton>(u"Copy Client ID"_s)->click();
    QCOMPARE(QGuiApplication::clipboard()->text(), u"cs-0dd2d3ae-1111-5222-8333-444455556666"_s);
    QCOMPARE(m_fixture->keychain.reads, 0);
    button(u"Copy Client Secret"_s)->click();
    QTRY_COMPARE(QGuiApplication::clipboard()->text(), secret);
    QVERIFY(says(u"taken off the clipboard again after 30 seconds"_s));
    save();
    QVERIFY(m_fixture->stored().associateApp);
    QVERIFY(!m_fixture->stored().appId.isNull());
}

void TestConfigurationPage::aClickCountsAlthoughItBringsUpAMessage()
{
    choosePartner(u"Karix"_s);
    type(u"Account Key"_s, u"a b"_s);
    QVERIFY(!says(u"1 field needs attention"_s));
    auto *yes = find<QRadioButton>(u"Yes"_s);
    QPoint before;
    do { // until the rows have found their places
        before = yes->mapTo(m_page.get(), QPoint());
        QCoreApplication::processEvents();
    } while (yes->mapTo(m_page.get(), QPoint()) != before);
    const QPoint place = yes->mapTo(m_page.get(), QPoint(8, yes->height() / 2));
    QTest::mousePress(m_page->windowHandle(), Qt::LeftButton, {}, place);
    QCoreApplication::sendPostedEvents(); // the layout does what it has to
    QVERIFY(!input(u"Account Key"_s)->hasFocus());
    QTest::mouseRelease(m_page->windowHandle(), Qt::LeftButton, {}, place);
    QVERIFY(yes->isChecked());
    QTRY_VERIFY(says(u"1 field needs attention"_s));
    QTRY_VERIFY(yes->mapTo(m_page.get(), QPoint()) != before); // it would have been pushed away
}

void TestConfigurationPage::theWebhookUrlIsReadFromItsBeginning()
{
    choosePartner(u"Karix"_s);
    QLineEdit *url = input(u"Webhook URL"_s);
    url->setFocus(Qt::TabFocusReason);
    QVERIFY(url->cursorPosition() > 0);
    find<QRadioButton>(u"No"_s)->setFocus(Qt::TabFocusReason);
    QCOMPARE(url->cursorPosition(), 0);
}

void TestConfigurationPage::nothingRunsPastTheEdgeOfANarrowPage()
{
    choosePartner(u"Infobip"_s);
    const QWidget *viewport = m_page->findChild<QScrollArea *>()->viewport();
    // Narrower than labels and fields beside each other; that is, with the labels above.
    for (const int width : {640, 460}) {
        m_page->resize(width, 480);
        for (const FormRow *row : m_page->findChildren<FormRow *>()) {
            if (!row->isVisible())
                continue;
            QTRY_VERIFY2(row->mapTo(viewport, QPoint(row->width(), 0)).x() <= viewport->width(),
                qPrintable(row->label()->text()));
        }
    }
}

void TestConfigurationPage::savedIsSaidUntilOneGoesOn()
{
    fillInfobip();
    save();
    QVERIFY(says(u"Saved on this computer."_s));
    type(u"Username"_s, u"other"_s);
    QVERIFY(!says(u"Saved on this computer."_s));
    save();
    QVERIFY(says(u"Saved on this computer."_s));
    m_page->showAssistant(m_fixture->claims.id);
    m_page->showAssistant(m_fixture->desk.id);
    QVERIFY(!says(u"Saved on this computer."_s));
    type(u"Username"_s, u"third"_s);
    save();
    QVERIFY(says(u"Saved on this computer."_s));
    m_page->hide(); // as another page does
    m_page->show();
    QVERIFY(!says(u"Saved on this computer."_s));
}

void TestConfigurationPage::aRefusedSaveSaysSoBesideTheButton()
{
    choosePartner(u"Infobip"_s);
    type(u"Base URL"_s, u"http://a.api.infobip.com"_s);
    type(u"Username"_s, u"desk"_s);
    find<QRadioButton>(u"Yes"_s)->click();
    button(u"Save"_s)->click();
    QVERIFY(says(u"3 fields need attention"_s)); // Phone Number, Base URL, Password
    type(u"Base URL"_s, u"https://a.api.infobip.com"_s);
    QVERIFY(says(u"2 fields need attention"_s));
}

void TestConfigurationPage::savingWithoutAPartnerSaysWhatIsMissing()
{
    QVERIFY(!says(u"Choose a messaging partner."_s));
    button(u"Save"_s)->click();
    QVERIFY(says(u"Choose a messaging partner."_s));
    QVERIFY(says(u"1 field needs attention"_s));
    QVERIFY(find<QComboBox>(u"Messaging Partner"_s)->hasFocus());
    choosePartner(u"Karix"_s);
    QVERIFY(!says(u"Choose a messaging partner."_s));
    QVERIFY(!says(u"1 field needs attention"_s));
}

CHANNEL_CONSOLE_TEST(TestConfigurationPage)
#include "tst_configurationpage.moc"

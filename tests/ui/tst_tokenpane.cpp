// SPDX-License-Identifier: Apache-2.0
#include "ConfigurationFixture.h"
#include "support/FixedClock.h"
#include "support/TestMain.h"
#include "ui/webhook/TokenPane.h"
#include "webhook/TokenWorkshop.h"

#include <QClipboard>
#include <QComboBox>
#include <QGuiApplication>
#include <QLabel>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QSpinBox>
#include <QTest>

#include <algorithm>

using namespace ChannelConsole;
using namespace Qt::StringLiterals;

/// The Tokens view as people use it.
class TestTokenPane final : public QObject
{
    Q_OBJECT

private slots:
    void init()
    {
        m_fixture = std::make_unique<ConfigurationFixture>();
        QVERIFY(m_fixture->open());
        const JwtApp app{
            .id = QUuid::createUuid(), .name = u"Webhook app"_s, .clientId = TokenWorkshop::kClientId};
        QVERIFY(ConfigurationFixture::succeeds(
            m_fixture->assistants.saveApp(app, TokenWorkshop::kSecret, SecretPlace::Keychain)));
        m_pane = std::make_unique<TokenPane>(
            Services{.assistants = &m_fixture->assistants, .vault = &m_fixture->vault, .clock = &m_clock});
        m_pane->showAssistant(m_fixture->desk.id);
        m_pane->resize(900, 1200);
        m_pane->show();
        QVERIFY(QTest::qWaitForWindowExposed(m_pane.get()));
    }
    void cleanup()
    {
        m_pane.reset();
        m_fixture.reset();
    }

    void mintsAndCopiesTheHeader()
    {
        QCOMPARE(find<QComboBox>(u"App"_s)->currentText(), u"Webhook app"_s);
        QVERIFY(text(u"Claims"_s).contains(TokenWorkshop::kClientId));
        QVERIFY(says(u"unverified"_s));
        QVERIFY(!find<QPushButton>(u"Copy Header"_s)->isEnabled());
        mint();
        QVERIFY(says(u"would be let in now"_s));
        QVERIFY(says(u"Valid for another 30 days"_s));
        find<QPushButton>(u"Copy Header"_s)->click();
        const QString header = QGuiApplication::clipboard()->text();
        QVERIFY(header.startsWith(u"Authorization: bearer eyJ"_s));
        find<QPushButton>(u"Copy Token"_s)->click();
        const QString token = QGuiApplication::clipboard()->text();
        QCOMPARE(header, u"Authorization: bearer "_s + token);
        QVERIFY(says(u"taken off the clipboard again after 30 seconds"_s));
        for (const QLabel *label : m_pane->findChildren<QLabel *>())
            QVERIFY(!label->text().contains(token));
        for (const QPlainTextEdit *field : m_pane->findChildren<QPlainTextEdit *>())
            QVERIFY(!field->toPlainText().contains(token));
    }

    void aMintedTokenIsForgottenOnLeaving()
    {
        mint();
        m_pane->hide();
        m_pane->show();
        QVERIFY(!find<QPushButton>(u"Copy Header"_s)->isEnabled());
        QVERIFY(!says(u"would be let in now"_s));
    }

    void theLifetimeIsChosen()
    {
        QVERIFY(!find<QSpinBox>(u"Days"_s));
        choose(u"1 hour"_s);
        mint();
        QVERIFY(says(u"Valid for another 1 hour"_s));
        choose(u"Custom"_s);
        QVERIFY(!find<QPushButton>(u"Copy Token"_s)->isEnabled()); // it is not of that lifetime
        find<QSpinBox>(u"Days"_s)->setValue(400);
        mint();
        QVERIFY(says(u"Valid for another 400 days"_s));
    }

    void editedClaimsCountAndCanBeReset()
    {
        QVERIFY(!find<QPushButton>(u"Reset Claims"_s));
        find<QPlainTextEdit>(u"Claims"_s)->setPlainText(u"{"_s);
        QVERIFY(!find<QPushButton>(u"Mint Token"_s)->isEnabled());
        QVERIFY(says(u"ends too early, at line 1, position 2"_s));
        QVERIFY(find<QPushButton>(u"Mint Token"_s)->toolTip().contains(u"not JSON"_s));
        QVERIFY(!says(u"their exp counts"_s));
        find<QPlainTextEdit>(u"Claims"_s)->setPlainText(u"{\n  \"é\": x}"_s);
        QVERIFY(says(u"at line 2, position 8 is not expected"_s));
        find<QPlainTextEdit>(u"Claims"_s)->setPlainText(u"{\"exp\": 7}"_s);
        QVERIFY(says(u"their exp counts"_s));
        QVERIFY(!says(u"never expires"_s));
        find<QPlainTextEdit>(u"Claims"_s)->setPlainText(u"{\"sub\": \"7\"}"_s);
        QVERIFY(!says(u"their exp counts"_s));
        QVERIFY(says(u"no exp: this token never expires"_s));
        QVERIFY(
            find<QPushButton>(u"Reset Claims"_s)->width() < find<QPlainTextEdit>(u"Claims"_s)->width() / 2);
        mint();
        QVERIFY(says(u"valid for ever"_s));
        QVERIFY(says(u"names no app"_s));
        find<QPushButton>(u"Reset Claims"_s)->click();
        QVERIFY(text(u"Claims"_s).contains(TokenWorkshop::kClientId));
        QVERIFY(!says(u"valid for ever"_s));
    }

    void aPastedTokenIsReadBack()
    {
        QVERIFY(!find<QPushButton>(u"Check Token"_s)->isEnabled());
        const QByteArray token
            = TokenWorkshop::hmacToken(R"({"alg":"HS256"})", R"({"appid":"<b>x</b>","exp":1772107200})");
        find<QPlainTextEdit>(u"Token to check"_s)->setPlainText(u"Bearer "_s + QString::fromLatin1(token));
        find<QPushButton>(u"Check Token"_s)->click();
        QTRY_VERIFY(says(u"expired 3 days ago"_s));
        QVERIFY(says(u"“appid” must be spelled “appId”"_s));
        QVERIFY(text(u"Token header"_s).contains(u"HS256"_s));
        QVERIFY(text(u"Token payload"_s).contains(u"<b>x</b>"_s));
        for (const QLabel *label : m_pane->findChildren<QLabel *>())
            QVERIFY2(label->buddy() || label->textFormat() == Qt::PlainText, qPrintable(label->text()));
        find<QPlainTextEdit>(u"Token to check"_s)->setPlainText(u"x"_s);
        QVERIFY(!says(u"expired 3 days ago"_s));
        QVERIFY(!find<QPlainTextEdit>(u"Token header"_s));
    }

    void withoutAnAppItSaysHowToGetOne()
    {
        ConfigurationFixture empty;
        QVERIFY(empty.open());
        m_pane = std::make_unique<TokenPane>(
            Services{.assistants = &empty.assistants, .vault = &empty.vault, .clock = &m_clock});
        m_pane->showAssistant(empty.desk.id);
        m_pane->show();
        QVERIFY(says(u"Create one under Configurations"_s));
        QVERIFY(!find<QPushButton>(u"Mint Token"_s)->isEnabled());
        m_pane.reset();
    }

private:
    template <typename Control>
    Control *find(const QString &accessibleName) const
    {
        for (Control *each : m_pane->findChildren<Control *>()) {
            if (each->isVisible() && each->accessibleName() == accessibleName)
                return each;
        }
        return nullptr;
    }
    QString text(const QString &field) const { return find<QPlainTextEdit>(field)->toPlainText(); }
    [[nodiscard]] bool says(const QString &words) const
    {
        const QList<QLabel *> labels = m_pane->findChildren<QLabel *>();
        return std::any_of(labels.cbegin(), labels.cend(),
            [&words](const QLabel *each) { return each->isVisible() && each->text().contains(words); });
    }
    void choose(const QString &lifetime)
    {
        auto *lifetimes = find<QComboBox>(u"Lifetime"_s);
        const int row = lifetimes->findText(lifetime);
        QVERIFY(row >= 0);
        lifetimes->setCurrentIndex(row);
        emit lifetimes->activated(row); // as a click on the row does
    }
    void mint()
    {
        find<QPushButton>(u"Mint Token"_s)->click();
        QTRY_VERIFY(find<QPushButton>(u"Copy Token"_s)->isEnabled());
    }

    FixedClock m_clock;
    std::unique_ptr<ConfigurationFixture> m_fixture;
    std::unique_ptr<TokenPane> m_pane;
};

CHANNEL_CONSOLE_TEST(TestTokenPane)
#include "tst_tokenpane.moc"

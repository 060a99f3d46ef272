// SPDX-License-Identifier: Apache-2.0
#include "ConfigurationFixture.h"
#include "support/TestMain.h"
#include "ui/configuration/AppDraft.h"
#include "ui/configuration/AppForm.h"
#include "ui/configuration/ConfigurationViewModel.h"
#include "webhook/TokenWorkshop.h"

#include <QCheckBox>
#include <QClipboard>
#include <QComboBox>
#include <QGuiApplication>
#include <QLabel>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QTest>

using namespace ChannelConsole;
using namespace Qt::StringLiterals;
using TokenWorkshop::RsaPair;

/// Making and editing an app, with a client secret or with keys.
class TestAppForm final : public QObject
{
    Q_OBJECT

private slots:
    void init()
    {
        m_fixture = std::make_unique<ConfigurationFixture>();
        QVERIFY(m_fixture->open());
        m_model
            = std::make_unique<ConfigurationViewModel>(&m_fixture->assistants, &m_fixture->vault, nullptr);
        m_model->showAssistant(m_fixture->desk.id);
        m_model->setPartner(u"gupshup"_s);
        m_model->setAssociatesApp(true);
        m_form = std::make_unique<AppForm>(m_model.get(), nullptr);
        connect(m_model.get(), &ConfigurationViewModel::valuesChanged, m_form.get(), &AppForm::refresh);
        connect(
            m_model.get(), &ConfigurationViewModel::unsavedChangesChanged, m_form.get(), &AppForm::refresh);
        m_model->setAppDraft(newAppDraft());
        m_form->resize(800, 700);
        m_form->show();
        QVERIFY(QTest::qWaitForWindowExposed(m_form.get()));
    }
    void cleanup()
    {
        m_form.reset();
        m_model.reset();
        m_fixture.reset();
    }

    void theFieldsAreThoseOfTheAlgorithm()
    {
        QVERIFY(!control<QPlainTextEdit>(u"Public Key"_s));
        QVERIFY(control<QLineEdit>(u"Client Secret"_s));
        QVERIFY(control<QPushButton>(u"Generate Client Secret"_s));
        chooseAlgorithm(u"RS256"_s);
        QVERIFY(control<QPlainTextEdit>(u"Public Key"_s));
        QVERIFY(!control<QLineEdit>(u"Client Secret"_s));
        QVERIFY(!control<QPushButton>(u"Generate Client Secret"_s));
        QVERIFY(control<QLineEdit>(u"Private Key"_s));
        QCOMPARE(control<QLineEdit>(u"Private Key"_s)->echoMode(), QLineEdit::Password);
        QVERIFY(says(u"Optional"_s));
        chooseAlgorithm(u"HS512"_s);
        QVERIFY(!control<QPlainTextEdit>(u"Public Key"_s));
        QVERIFY(control<QLineEdit>(u"Client Secret"_s));
    }

    void anAppWithAPublicKeyAloneIsStored()
    {
        nameIt();
        chooseAlgorithm(u"RS512"_s);
        // As it is pasted from a chat: indented, without its line breaks, with something around it.
        const QString oneLine = QString::fromLatin1(m_pair.publicPem).replace(u'\n', u' ');
        control<QPlainTextEdit>(u"Public Key"_s)->setPlainText(u"here it is:  "_s + oneLine + u" bye"_s);
        control<QCheckBox>(u"Enforce JTI Claim"_s)->click();
        store();
        QTRY_VERIFY(m_model->associatedApp());
        const JwtApp app = *m_model->associatedApp();
        QCOMPARE(app.algorithm, u"RS512"_s);
        QCOMPARE(app.publicKey, QString::fromLatin1(m_pair.publicPem));
        QVERIFY(app.enforceJti);
        QVERIFY(app.clientSecret.name.isEmpty());
        QVERIFY(m_fixture->keychain.entries.isEmpty());
    }

    void aPrivateKeyGoesToTheKeychainHoweverItWasPasted()
    {
        nameIt();
        chooseAlgorithm(u"RS256"_s);
        control<QPlainTextEdit>(u"Public Key"_s)->setPlainText(QString::fromLatin1(m_pair.publicPem));
        QGuiApplication::clipboard()->setText(QString::fromLatin1(m_pair.privatePem));
        control<QLineEdit>(u"Private Key"_s)->setFocus();
        control<QLineEdit>(u"Private Key"_s)->paste();
        QGuiApplication::clipboard()->clear();
        store();
        QTRY_VERIFY(m_model->associatedApp());
        const JwtApp app = *m_model->associatedApp();
        QCOMPARE(m_fixture->keychain.entries.value(app.clientSecret.name), m_pair.privatePem);
    }

    void aPrivateKeyCanBeRemovedAlone()
    {
        nameIt();
        chooseAlgorithm(u"RS256"_s);
        control<QPlainTextEdit>(u"Public Key"_s)->setPlainText(QString::fromLatin1(m_pair.publicPem));
        QVERIFY(!control<QPushButton>(u"Remove Private Key"_s)); // none is stored
        type(u"Private Key"_s, QString::fromLatin1(m_pair.privatePem).replace(u'\n', u' '));
        store();
        QTRY_VERIFY(m_model->associatedApp());
        const JwtApp before = *m_model->associatedApp();
        QCOMPARE(m_fixture->keychain.entries.size(), 1);
        m_model->setAppDraft(AppDraft{.id = before.id,
            .name = before.name,
            .clientId = before.clientId,
            .algorithm = before.algorithm,
            .publicKey = before.publicKey,
            .clientSecret = {}});
        control<QPushButton>(u"Remove Private Key"_s)->click();
        QVERIFY(control<QLineEdit>(u"Private Key"_s)->placeholderText().contains(u"removed"_s));
        control<QPushButton>(u"Keep Private Key"_s)->click(); // thought better of it
        control<QPushButton>(u"Remove Private Key"_s)->click();
        QCOMPARE(m_fixture->keychain.entries.size(), 1); // not before it is stored
        control<QPushButton>(u"Store App"_s)->click();
        QTRY_VERIFY(m_fixture->keychain.entries.isEmpty());
        const JwtApp after = *m_model->associatedApp();
        QVERIFY(after.clientSecret.name.isEmpty());
        QCOMPARE(after.publicKey, before.publicKey);
    }

    void whatIsWrongWithAKeyStandsUnderIt_data()
    {
        QTest::addColumn<QByteArray>("publicKey");
        QTest::addColumn<QByteArray>("privateKey");
        QTest::addColumn<QString>("words");
        const RsaPair other = TokenWorkshop::makeRsaPair();
        const RsaPair curve = TokenWorkshop::makeEcPair();
        const RsaPair brief = TokenWorkshop::makeRsaPair(1024);
        QTest::newRow("no public key") << QByteArray() << QByteArray() << u"not a public key in PEM form"_s;
        QTest::newRow("another pair") << m_pair.publicPem << other.privatePem << u"does not belong"_s;
        QTest::newRow("too short") << brief.publicPem << QByteArray() << u"1024 bits"_s;
        QTest::newRow("another kind") << curve.publicPem << QByteArray() << u"RSA public key"_s;
        QTest::newRow("the client secret as private key")
            << m_pair.publicPem << generatedClientSecret() << u"not a private key"_s;
        QTest::newRow("under a passphrase")
            << m_pair.publicPem << TokenWorkshop::encryptedPem(m_pair) << u"passphrase"_s;
        QTest::newRow("public key in the private one's place")
            << m_pair.publicPem << m_pair.publicPem << u"not a private key"_s;
    }
    void whatIsWrongWithAKeyStandsUnderIt()
    {
        QFETCH(QByteArray, publicKey);
        QFETCH(QByteArray, privateKey);
        QFETCH(QString, words);
        nameIt();
        chooseAlgorithm(u"RS256"_s);
        control<QPlainTextEdit>(u"Public Key"_s)->setPlainText(QString::fromLatin1(publicKey));
        type(u"Private Key"_s, QString::fromLatin1(privateKey));
        store();
        QVERIFY2(says(words), qPrintable(words));
        QCOMPARE(m_model->appStatus().phase, SaveStatus::Phase::Idle);
        QVERIFY(m_fixture->assistants.apps().isEmpty());
    }

    void aPrivateKeyInThePublicFieldIsToldAtOnce()
    {
        chooseAlgorithm(u"RS256"_s);
        QVERIFY(!says(u"private key"_s));
        control<QPlainTextEdit>(u"Public Key"_s)->setPlainText(QString::fromLatin1(m_pair.privatePem));
        QVERIFY(says(u"This holds a private key"_s));
    }

    void changingTheAlgorithmAsksForTheOtherSecret()
    {
        nameIt();
        type(u"Client Secret"_s, QString::fromLatin1(TokenWorkshop::kSecret));
        store();
        QTRY_VERIFY(m_model->associatedApp());
        const JwtApp app = *m_model->associatedApp();
        m_model->setAppDraft(AppDraft{.id = app.id,
            .name = app.name,
            .clientId = app.clientId,
            .algorithm = app.algorithm,
            .publicKey = {},
            .clientSecret = {}});
        QVERIFY(control<QLineEdit>(u"Client Secret"_s)->placeholderText().contains(u"Stored"_s));
        chooseAlgorithm(u"RS256"_s);
        QCOMPARE(control<QLineEdit>(u"Private Key"_s)->placeholderText(), QString());
        QVERIFY(checkApp(*m_model->appDraft(), false).size() == 1); // the public key alone
    }

    void everyFieldIsNamedAndTabLeadsThroughThem()
    {
        chooseAlgorithm(u"RS256"_s);
        for (const QString &name : {u"App Name"_s, u"Client ID"_s, u"Algorithm"_s, u"Public Key"_s,
                 u"Private Key"_s, u"Enforce JTI Claim"_s, u"Create app"_s, u"Cancel the App"_s}) {
            QWidget *each = control<QWidget>(name);
            QVERIFY2(each, qPrintable(name));
            QVERIFY2(!each->objectName().isEmpty(), qPrintable(name));
        }
        control<QPlainTextEdit>(u"Public Key"_s)->setFocus();
        QTest::keyClick(control<QPlainTextEdit>(u"Public Key"_s), Qt::Key_Tab);
        QVERIFY(control<QPlainTextEdit>(u"Public Key"_s)->toPlainText().isEmpty());
    }

private:
    template <typename Control>
    Control *control(const QString &name) const
    {
        for (Control *each : m_form->findChildren<Control *>()) {
            if (each->isVisible() && each->accessibleName() == name)
                return each;
        }
        return nullptr;
    }
    [[nodiscard]] bool says(const QString &words) const
    {
        const QList<QLabel *> labels = m_form->findChildren<QLabel *>();
        return std::any_of(labels.cbegin(), labels.cend(),
            [&words](const QLabel *each) { return each->isVisible() && each->text().contains(words); });
    }
    void type(const QString &field, const QString &text)
    {
        control<QLineEdit>(field)->setText(text);
        emit control<QLineEdit>(field)->textEdited(text); // as typing does
    }
    void nameIt() { type(u"App Name"_s, u"GupShup webhook"_s); }
    void chooseAlgorithm(const QString &name)
    {
        auto *algorithms = control<QComboBox>(u"Algorithm"_s);
        const int row = algorithms->findText(name);
        QVERIFY(row >= 0);
        algorithms->setCurrentIndex(row);
        emit algorithms->activated(row); // as a click on the row does
    }
    void store() { control<QPushButton>(u"Create app"_s)->click(); }

    const RsaPair m_pair = TokenWorkshop::makeRsaPair();
    std::unique_ptr<ConfigurationFixture> m_fixture;
    std::unique_ptr<ConfigurationViewModel> m_model;
    std::unique_ptr<AppForm> m_form;
};

CHANNEL_CONSOLE_TEST(TestAppForm)
#include "tst_appform.moc"

// SPDX-License-Identifier: Apache-2.0
#include "core/message/ScriptRunner.h"
#include "support/TestMain.h"
#include "ui/Services.h"
#include "ui/preferences/AppearancePalette.h"
#include "ui/testsend/PhonePreview.h"
#include "ui/testsend/script/CodeEditor.h"
#include "ui/testsend/script/RequestPreview.h"
#include "ui/testsend/script/ScriptPane.h"
#include "ui/widgets/Banner.h"

#include <QLabel>
#include <QMessageBox>
#include <QPushButton>
#include <QSet>
#include <QSignalSpy>
#include <QTest>
#include <QTextBlock>
#include <QTextLayout>

#include <algorithm>
#include <cmath>

using namespace ChannelConsole;
using namespace Qt::StringLiterals;

namespace {

constexpr ScriptTimes kPatient{.run = std::chrono::minutes(1), .start = std::chrono::minutes(1)};
constexpr int kLimitMs = 60'000;

/// WCAG 2.2, "contrast ratio".
double contrast(const QColor &one, const QColor &other)
{
    const auto luminance = [](const QColor &colour) {
        const auto linear = [](double part) {
            return part <= 0.04045 ? part / 12.92 : std::pow((part + 0.055) / 1.055, 2.4);
        };
        return 0.2126 * linear(colour.redF()) + 0.7152 * linear(colour.greenF())
            + 0.0722 * linear(colour.blueF()) + 0.05;
    };
    const double first = luminance(one);
    const double second = luminance(other);
    return std::max(first, second) / std::min(first, second);
}

} // namespace

class ScriptPaneTest final : public QObject
{
    Q_OBJECT
private slots:
    void init()
    {
        m_runner = std::make_unique<ScriptRunner>(QString(), kPatient);
        m_pane = std::make_unique<ScriptPane>(Services{.scripts = m_runner.get()});
        m_pane->resize(1000, 900);
        m_pane->showAssistant(m_assistant);
        m_pane->show();
        QVERIFY(QTest::qWaitForWindowExposed(m_pane.get()));
    }

    void cleanup()
    {
        m_pane.reset();
        m_runner.reset();
    }

    void theGuidesSampleRunsAndGoesToTheComposer()
    {
        QVERIFY(!button(u"scriptRun"_s)->isEnabled()); // nothing to run yet
        button(u"scriptSample"_s)->click();
        QVERIFY(runs());
        QVERIFY(text(u"scriptDecision"_s).contains("document"_L1));
        QVERIFY(m_pane->findChild<PhonePreview *>()->text().contains("This document talks about"_L1));
        QSignalSpy composed(m_pane.get(), &ScriptPane::composeRequested);
        button(u"scriptUse"_s)->click();
        QCOMPARE(composed.size(), 1);
        const auto draft = composed.constFirst().constFirst().value<ComposeDraft>();
        QCOMPARE(typeOf(draft.content), MessageType::Document);
    }

    void insertingTheSampleCanBeUndone()
    {
        editor(u"script"_s)->setPlainText(u"print('mine')"_s);
        button(u"scriptSample"_s)->click();
        answer(u"confirm"_s);
        QVERIFY(editor(u"script"_s)->toPlainText().contains("JSON.stringify(msg)"_L1));
        editor(u"script"_s)->undo();
        QCOMPARE(editor(u"script"_s)->toPlainText(), u"print('mine')"_s);
    }

    void aScriptOfOnesOwnIsNotReplacedUnasked()
    {
        editor(u"script"_s)->setPlainText(u"print('mine')"_s);
        button(u"scriptSample"_s)->click();
        QCOMPARE(editor(u"script"_s)->toPlainText(), u"print('mine')"_s);
        answer(u"cancel"_s);
        QCOMPARE(editor(u"script"_s)->toPlainText(), u"print('mine')"_s);
        editor(u"script"_s)->clear();
        button(u"scriptSample"_s)->click(); // there is nothing to lose
        QVERIFY(!question());
        button(u"scriptSample"_s)->click(); // it stands there already
        QVERIFY(!question());
    }

    void anErrorTalksOfPrintsOnlyWhereThereWereSome()
    {
        auto *end = m_pane->findChild<Banner *>(u"scriptEnd"_s);
        editor(u"script"_s)->setPlainText(u"throw 'up'"_s);
        QVERIFY(runs());
        QVERIFY(end->isVisible());
        QCOMPARE(end->detail(), QString());
        editor(u"script"_s)->setPlainText(u"print(1); throw 'up'"_s);
        QVERIFY(runs());
        QVERIFY2(end->detail().contains("printed before"_L1), qPrintable(end->detail()));
    }

    void everyColourOfTheCodeCanBeRead_data()
    {
        QTest::addColumn<QPalette>("palette");
        QPalette light(Qt::white);
        light.setColor(QPalette::Base, Qt::white);
        light.setColor(QPalette::Text, Qt::black);
        for (const QColor &link : {QColor(Qt::blue), QColor(0x1d, 0x99, 0xf3), QColor(Qt::yellow)}) {
            light.setColor(QPalette::Link, link);
            QTest::newRow(qPrintable(u"light, "_s + link.name())) << light;
            QPalette dark = light;
            dark.setColor(QPalette::Base, QColor(0x1e, 0x1e, 0x1e));
            dark.setColor(QPalette::Text, Qt::white);
            QTest::newRow(qPrintable(u"dark, "_s + link.name())) << dark;
        }
        QTest::newRow("the program's light") << appearancePalette(Appearance::Light);
        QTest::newRow("the program's dark") << appearancePalette(Appearance::Dark);
    }
    void everyColourOfTheCodeCanBeRead()
    {
        QFETCH(QPalette, palette);
        CodeEditor code(u"Code"_s, u"code"_s);
        code.setPalette(palette);
        code.setPlainText(u"var a = 'text' + 12; // why"_s);
        const auto formats = code.document()->firstBlock().layout()->formats();
        QSet<QRgb> colours;
        for (const QTextLayout::FormatRange &range : formats) {
            const QColor colour = range.format.foreground().color();
            const double ratio = contrast(colour, palette.color(QPalette::Base));
            QVERIFY2(ratio >= 4.5, qPrintable(u"%1: %2"_s.arg(colour.name()).arg(ratio)));
            colours.insert(colour.rgb());
        }
        QCOMPARE(colours.size(), 4);
    }

    void everyPartnersRequestStandsBesideTheOthersWithoutASecret()
    {
        editor(u"script"_s)->setPlainText(u"print('Hello')"_s);
        QVERIFY(runs());
        for (const Partner *partner : allPartners()) {
            const QString request = shownText(u"scriptRequest-"_s + partner->id());
            QVERIFY2(request.startsWith("POST "_L1) && request.contains("Hello"_L1), qPrintable(request));
            QVERIFY2(request.contains(QString::fromUtf8(Secrets::masked().value({}))), qPrintable(request));
        }
    }

    void whatAPartnerDoesNotOfferIsSaidInItsPlace()
    {
        const QList<RequestPreview> previews = requestPreviews(RawContent{.json = "{}"});
        QCOMPARE(previews.size(), allPartners().size());
        for (const RequestPreview &preview : previews) {
            QVERIFY(!preview.request.isEmpty() || preview.problem || !preview.support.reason.isEmpty());
        }
    }

    void anErrorIsMarkedAtItsLineUntilTheScriptChanges()
    {
        editor(u"script"_s)->setPlainText(u"var a = 1;\nvar o = {...a};\n"_s);
        QVERIFY(runs());
        QCOMPARE(editor(u"script"_s)->faultLine(), 2);
        QCOMPARE(editor(u"script"_s)->textCursor().blockNumber(), 1);
        QVERIFY(text(u"scriptFault"_s).contains("within an object"_L1));
        QVERIFY(editor(u"script"_s)->accessibleDescription().contains("within an object"_L1));
        QVERIFY(!label(u"scriptDecision"_s)->isVisible());
        editor(u"script"_s)->appendPlainText(u"print(1)"_s);
        QCOMPARE(editor(u"script"_s)->faultLine(), 0);
        QVERIFY(!label(u"scriptFault"_s)->isVisible());
    }

    /// Nobody's script takes the window down, or anything that is in it.
    void anAttackIsToldAndTheNextScriptRunsAsEver_data()
    {
        QTest::addColumn<QString>("script");
        QTest::addColumn<QString>("told");
        QTest::newRow("huge array") << u"Array(3e9).fill(0)"_s << u"memory"_s;
        QTest::newRow("memory hog") << u"var a = []; for (;;) a.push({x: a.length})"_s << u"memory"_s;
        QTest::newRow("calls without end") << u"var a = []; a.push(a); print(a)"_s << u"stack"_s;
    }
    void anAttackIsToldAndTheNextScriptRunsAsEver()
    {
        QFETCH(QString, script);
        QFETCH(QString, told);
        editor(u"script"_s)->setPlainText(script);
        QVERIFY(runs());
        QStringList said;
        for (const QLabel *each : m_pane->findChildren<QLabel *>()) {
            if (each->isVisible())
                said += each->text();
        }
        QVERIFY2(said.join(u'\n').contains(told), qPrintable(said.join(u'\n')));
        QCOMPARE(editor(u"script"_s)->toPlainText(), script);
        editor(u"script"_s)->setPlainText(u"print('Hello')"_s);
        QVERIFY(runs());
        QVERIFY(m_pane->findChild<PhonePreview *>()->text().contains("Hello"_L1));
    }

    void aContextThatIsNoObjectIsMarkedAndNothingRuns()
    {
        editor(u"script"_s)->setPlainText(u"print(1)"_s);
        editor(u"scriptContext"_s)->setPlainText(u"{\n  broken\n}"_s);
        button(u"scriptRun"_s)->click();
        QCOMPARE(editor(u"scriptContext"_s)->faultLine(), 2);
        QVERIFY(label(u"scriptContextFault"_s)->isVisible());
        QVERIFY(!button(u"scriptCancel"_s)->isVisible());
        editor(u"scriptContext"_s)->setPlainText(u"{}"_s);
        QCOMPARE(editor(u"scriptContext"_s)->faultLine(), 0);
    }

    void aRunCanBeStartedByKeyAndCancelled()
    {
        editor(u"script"_s)->setPlainText(u"for (;;);"_s);
        editor(u"script"_s)->setFocus();
        QTest::keyClick(editor(u"script"_s), Qt::Key_Return, Qt::ControlModifier);
        QVERIFY(button(u"scriptCancel"_s)->isVisible());
        QVERIFY(!button(u"scriptRun"_s)->isEnabled());
        button(u"scriptCancel"_s)->click();
        QTRY_VERIFY_WITH_TIMEOUT(button(u"scriptRun"_s)->isEnabled(), kLimitMs);
        QVERIFY(!button(u"scriptCancel"_s)->isVisible());
        QCOMPARE(editor(u"script"_s)->toPlainText(), u"for (;;);"_s); // the key was no line break
    }

    void everyAssistantKeepsItsScriptForTheSession()
    {
        editor(u"script"_s)->setPlainText(u"print('mine')"_s);
        editor(u"scriptContext"_s)->setPlainText(u"{\"a\": 1}"_s);
        m_pane->showAssistant(QUuid::createUuid());
        QCOMPARE(editor(u"script"_s)->toPlainText(), QString());
        QVERIFY(editor(u"scriptContext"_s)->toPlainText().contains("messagePayload"_L1));
        m_pane->showAssistant(m_assistant);
        QCOMPARE(editor(u"script"_s)->toPlainText(), u"print('mine')"_s);
        QCOMPARE(editor(u"scriptContext"_s)->toPlainText(), u"{\"a\": 1}"_s);
    }

    void everyControlIsNamed()
    {
        for (const QWidget *control : m_pane->findChildren<QWidget *>()) {
            if ((control->focusPolicy() & Qt::TabFocus) && control->isVisible())
                QVERIFY2(!control->accessibleName().isEmpty(), control->metaObject()->className());
        }
    }

private:
    [[nodiscard]] QMessageBox *question() const { return m_pane->findChild<QMessageBox *>(u"question"_s); }
    void answer(const QString &name)
    {
        QVERIFY(question());
        question()->findChild<QPushButton *>(name)->click();
        QTRY_VERIFY(!question());
    }
    [[nodiscard]] bool runs()
    {
        button(u"scriptRun"_s)->click();
        return QTest::qWaitFor([this] { return button(u"scriptRun"_s)->isEnabled(); }, kLimitMs);
    }
    [[nodiscard]] QPushButton *button(const QString &name) const
    {
        return m_pane->findChild<QPushButton *>(name);
    }
    [[nodiscard]] CodeEditor *editor(const QString &name) const
    {
        return m_pane->findChild<CodeEditor *>(name);
    }
    [[nodiscard]] QLabel *label(const QString &name) const { return m_pane->findChild<QLabel *>(name); }
    [[nodiscard]] QString text(const QString &name) const { return label(name)->text(); }
    [[nodiscard]] QString shownText(const QString &name) const
    {
        return m_pane->findChild<QWidget *>(name)->findChild<QPlainTextEdit *>(u"wireText"_s)->toPlainText();
    }

    const QUuid m_assistant = QUuid::createUuid();
    std::unique_ptr<ScriptRunner> m_runner;
    std::unique_ptr<ScriptPane> m_pane;
};

CHANNEL_CONSOLE_TEST(ScriptPaneTest)
#include "tst_scriptpane.moc"

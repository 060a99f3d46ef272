// SPDX-License-Identifier: Apache-2.0
#include "support/TestMain.h"
#include "ui/widgets/Banner.h"
#include "ui/widgets/ColumnScroll.h"
#include "ui/widgets/CopyButton.h"
#include "ui/widgets/EmptyState.h"
#include "ui/widgets/FormColumn.h"
#include "ui/widgets/Icons.h"
#include "ui/widgets/PlainLabel.h"
#include "ui/widgets/ProblemView.h"
#include "ui/widgets/Question.h"
#include "ui/widgets/ScrollAreaAccess.h"
#include "ui/widgets/TabTones.h"

#include <QAccessible>
#include <QApplication>
#include <QClipboard>
#include <QDirIterator>
#include <QLayout>
#include <QLineEdit>
#include <QMessageBox>
#include <QPainter>
#include <QPushButton>
#include <QRegularExpression>
#include <QScrollArea>
#include <QSignalSpy>
#include <QTabBar>
#include <QTest>
#include <QVBoxLayout>

#include <optional>

using namespace ChannelConsole;
using namespace Qt::StringLiterals;

namespace {

Problem rejected()
{
    return {.kind = ProblemKind::RejectedByPartner,
        .side = Side::Partner,
        .text = u"The partner refused the message."_s,
        .remedy = u"Check the number."_s,
        .partnerCode = u"REJECTED_DESTINATION"_s,
        .partnerText = u"<b>not</b> on WhatsApp"_s,
        .details = u"HTTP 400"_s};
}

/// The colour most of an icon's opaque pixels have.
QColor inkOf(const QIcon &icon, QIcon::Mode mode)
{
    const QImage image = icon.pixmap(QSize(32, 32), mode).toImage().convertToFormat(QImage::Format_ARGB32);
    for (int y = 0; y < image.height(); ++y) {
        for (int x = 0; x < image.width(); ++x) {
            if (image.pixelColor(x, y).alpha() == 255)
                return image.pixelColor(x, y);
        }
    }
    return {};
}

QMessageBox *shownQuestion()
{
    const QWidgetList windows = QApplication::topLevelWidgets();
    for (QWidget *window : windows) {
        if (auto *box = qobject_cast<QMessageBox *>(window); box && box->isVisible())
            return box;
    }
    return nullptr;
}

} // namespace

class TestWidgets final : public QObject
{
    Q_OBJECT

private slots:
    void anIconIsNotPaintedWhereThereIsNoRoom()
    {
        QTest::failOnWarning(QRegularExpression(u"."_s));
        QPixmap canvas(8, 8);
        canvas.fill(Qt::white);
        QPainter painter(&canvas);
        icon(u"close"_s).paint(&painter, QRect(2, 2, 0, 4));
        QVERIFY(icon(u"close"_s).pixmap(QSize(0, 16)).isNull());
        QVERIFY(!icon(u"close"_s).pixmap(QSize(16, 16)).isNull());
    }

    void everyIconCanBeDrawn();
    void iconsFollowThePalette();
    void textFromOutsideIsNeverTakenForMarkup();
    void aScreenReaderMayAskForAPartThatIsGone();
    void titlesAreLargerThanTheUsersFontWhateverItIs();
    void secondaryTextFollowsThePalette();
    void elidedTextClaimsNoWidthAndStaysWholeForScreenReaders();
    void wrappedWordsGetTheRoomTheyNeed();
    void copyButtonIsNamedAfterWhatItCopiesAndSaysThatItDid();
    void bannerIsHiddenUntilItHasSomethingToSay();
    void bannerTellsSideRemedyAndThePartnersOwnWords();
    void bannerTakesItsButtonsAwayWithTheNextMessage();
    void problemViewKeepsDetailsFoldedAndCopiesEverything();
    void formRowsNameTheirFields();
    void faultsAreTiedToTheirField();
    void hiddenRowsTakeTheirLabelAlong();
    void labelsStandAboveTheFieldsWhereItIsNarrow();
    void fieldsStayWhereTheyAreWhenARowComes();
    void tabsThatAreNotChosenAreToned();
    void emptyStateOffersOnePrimaryStep();
    void questionsLeaveRoomForTheirTitle();
    void questionsAnswerOnce_data();
    void questionsAnswerOnce();
    void deletingIsNotTheDefaultAnswer();
};

void TestWidgets::everyIconCanBeDrawn()
{
    int count = 0;
    for (QDirIterator files(u":/icons"_s); files.hasNext(); ++count) {
        const QString name = QFileInfo(files.next()).completeBaseName();
        QVERIFY2(inkOf(icon(name), QIcon::Normal).isValid(), qPrintable(name));
    }
    QVERIFY(count > 20);
}

void TestWidgets::iconsFollowThePalette()
{
    const QPalette before = QApplication::palette();
    const QIcon one = icon(u"enabled"_s);
    QPalette changed = before;
    changed.setColor(QPalette::Active, QPalette::WindowText, QColor(10, 200, 30));
    changed.setColor(QPalette::Disabled, QPalette::WindowText, QColor(90, 90, 90));
    QApplication::setPalette(changed);
    QCOMPARE(inkOf(one, QIcon::Normal), QColor(10, 200, 30));
    QCOMPARE(inkOf(one, QIcon::Disabled), QColor(90, 90, 90));
    QApplication::setPalette(before);
    QCOMPARE(inkOf(one, QIcon::Normal), before.color(QPalette::Active, QPalette::WindowText));
}

void TestWidgets::aScreenReaderMayAskForAPartThatIsGone()
{
    installScrollAreaAccess();
    QScrollArea area;
    area.setWidget(new QWidget);
    QAccessibleInterface *shown = QAccessible::queryAccessibleInterface(&area);
    QVERIFY(shown);
    QVERIFY(shown->childCount() > 0);
    QVERIFY(shown->child(0));
    QVERIFY(!shown->child(shown->childCount() + 8)); // Qt's own reads beyond its list
}

void TestWidgets::textFromOutsideIsNeverTakenForMarkup()
{
    const PlainLabel label(u"<img src=file:///etc/passwd><b>bold</b>"_s);
    QCOMPARE(label.textFormat(), Qt::PlainText);
    Banner banner;
    banner.showProblem(rejected());
    const auto labels = banner.findChildren<QLabel *>();
    for (const QLabel *one : labels)
        QCOMPARE(one->textFormat(), Qt::PlainText);
}

void TestWidgets::titlesAreLargerThanTheUsersFontWhateverItIs()
{
    const QFont before = QApplication::font();
    for (const qreal size : {before.pointSizeF(), before.pointSizeF() * 2}) {
        QFont font = before;
        font.setPointSizeF(size);
        QApplication::setFont(font);
        const PlainLabel title(PlainLabel::Tone::Title, u"Title"_s);
        QVERIFY(title.font().pointSizeF() > size);
    }
    QApplication::setFont(before);
}

void TestWidgets::secondaryTextFollowsThePalette()
{
    const QPalette before = QApplication::palette();
    QWidget page;
    const PlainLabel label(PlainLabel::Tone::Secondary, u"Help"_s, &page);
    page.show();
    QPalette dark = before;
    dark.setColor(QPalette::Window, QColor(20, 20, 20));
    dark.setColor(QPalette::WindowText, QColor(240, 240, 240));
    QApplication::setPalette(dark);
    QTRY_VERIFY(label.palette().color(QPalette::WindowText).lightness() > 128);
    QApplication::setPalette(before);
    QTRY_VERIFY(label.palette().color(QPalette::WindowText).lightness() < 128);
}

void TestWidgets::elidedTextClaimsNoWidthAndStaysWholeForScreenReaders()
{
    QWidget page;
    page.resize(100, 40);
    auto *column = new QVBoxLayout(&page);
    auto *label = new PlainLabel(PlainLabel::Tone::Title, QString(200, u'W'));
    label->setElided();
    column->addWidget(label);
    page.show();
    QVERIFY(page.minimumSizeHint().width() < 100);
    QCOMPARE(label->text().size(), 200);
}

void TestWidgets::wrappedWordsGetTheRoomTheyNeed()
{
    Banner banner;
    banner.resize(600, 80);
    banner.showMessage(Banner::Kind::Information, u"A sentence that fits into one line of this banner"_s);
    const auto labels = banner.findChildren<PlainLabel *>();
    for (const PlainLabel *label : labels) {
        if (label->isVisible())
            QTRY_VERIFY(label->width() > 400);
    }
}

void TestWidgets::copyButtonIsNamedAfterWhatItCopiesAndSaysThatItDid()
{
    CopyButton button(u"Webhook URL"_s, [] { return u"https://example.com/hook"_s; });
    QCOMPARE(button.accessibleName(), u"Copy Webhook URL"_s);
    QSignalSpy copied(&button, &CopyButton::copied);
    const int before = button.maximumWidth();
    button.click();
    QCOMPARE(copied.count(), 1);
    QCOMPARE(QApplication::clipboard()->text(), u"https://example.com/hook"_s);
    QCOMPARE(button.text(), u"Copied"_s);
    QCOMPARE(button.accessibleName(), u"Copy Webhook URL"_s);
    QCOMPARE(button.maximumWidth(), before);
    QVERIFY(button.sizeHint().width() <= before);
    QTRY_COMPARE(button.text(), u"Copy"_s);
}

void TestWidgets::bannerIsHiddenUntilItHasSomethingToSay()
{
    QWidget page;
    auto *banner = new Banner(&page);
    page.show();
    QVERIFY(banner->isHidden());
    banner->showMessage(Banner::Kind::Warning, u"Something"_s);
    QVERIFY(banner->isVisible());
    QCOMPARE(banner->accessibleName(), u"Warning: Something"_s);
    banner->clear();
    QVERIFY(banner->isHidden());
    QVERIFY(banner->text().isEmpty());
}

void TestWidgets::bannerTellsSideRemedyAndThePartnersOwnWords()
{
    Banner banner;
    const Problem problem = rejected();
    banner.showProblem(problem);
    QCOMPARE(banner.text(), problem.text);
    for (const QString &part :
        {problem.remedy, sideName(Side::Partner), problem.partnerCode, problem.partnerText})
        QVERIFY2(banner.detail().contains(part), qPrintable(part));
}

void TestWidgets::bannerTakesItsButtonsAwayWithTheNextMessage()
{
    Banner banner;
    banner.showMessage(Banner::Kind::Error, u"One"_s);
    QPointer<QPushButton> button = banner.addButton(u"Try again"_s);
    QCOMPARE(button->accessibleName(), u"Try again"_s);
    // Also from within the button's own click.
    connect(
        button, &QPushButton::clicked, &banner, [&] { banner.showMessage(Banner::Kind::Success, u"Two"_s); });
    button->click();
    QTRY_VERIFY(!button);
    QVERIFY(banner.findChildren<QPushButton *>().isEmpty());
}

void TestWidgets::problemViewKeepsDetailsFoldedAndCopiesEverything()
{
    ProblemView view;
    QVERIFY(view.isHidden());
    const Problem problem = rejected();
    view.setProblem(problem);
    const auto labels = view.findChildren<PlainLabel *>();
    for (const PlainLabel *label : labels)
        QVERIFY(!label->text().contains(problem.details) || label->isHidden());
    view.findChild<CopyButton *>()->click();
    const QString copied = QApplication::clipboard()->text();
    for (const QString &part :
        {problem.text, problem.remedy, problem.partnerCode, problem.partnerText, problem.details})
        QVERIFY2(copied.contains(part), qPrintable(part));
    view.setProblem(std::nullopt);
    QVERIFY(view.isHidden());
}

void TestWidgets::formRowsNameTheirFields()
{
    FormColumn form;
    auto *field = new QLineEdit;
    const FormRow *row = form.addRow(u"&Base URL"_s, field, u"From the portal."_s);
    QCOMPARE(field->accessibleName(), u"Base URL"_s);
    QCOMPARE(row->label()->buddy(), field);
    QCOMPARE(field->accessibleDescription(), u"From the portal."_s);
}

void TestWidgets::faultsAreTiedToTheirField()
{
    FormColumn form;
    auto *field = new QLineEdit;
    FormRow *row = form.addRow(u"Base URL"_s, field, u"Help."_s);
    row->setFault(u"This is not a URL."_s);
    QCOMPARE(row->fault(), u"This is not a URL."_s);
    QVERIFY(field->accessibleDescription().startsWith(u"This is not a URL."_s));
    row->setFault({});
    QCOMPARE(field->accessibleDescription(), u"Help."_s);
}

void TestWidgets::hiddenRowsTakeTheirLabelAlong()
{
    FormColumn form;
    FormRow *row = form.addRow(u"Vendor"_s, new QLineEdit);
    form.show();
    row->setRowVisible(false);
    QVERIFY(row->isHidden());
    QVERIFY(row->label()->isHidden());
}

void TestWidgets::labelsStandAboveTheFieldsWhereItIsNarrow()
{
    FormColumn form;
    FormRow *row = form.addRow(u"Account Key"_s, new QLineEdit);
    form.show();
    const int column = form.fontMetrics().averageCharWidth();
    form.resize(90 * column, 200);
    QTRY_VERIFY(row->x() > row->label()->geometry().right());
    form.resize(40 * column, 200);
    QTRY_VERIFY(row->y() > row->label()->geometry().bottom());
}

void TestWidgets::fieldsStayWhereTheyAreWhenARowComes()
{
    FormColumn form;
    const FormRow *first = form.addRow(u"Vendor"_s, new QLineEdit);
    FormRow *folded = form.addRow(u"Connection deadline (seconds)"_s, new QLineEdit);
    folded->setRowVisible(false);
    form.resize(form.fontMetrics().averageCharWidth() * 90, 200);
    form.show();
    QTRY_VERIFY(first->x() > first->label()->geometry().right());
    const int before = first->x();
    folded->setRowVisible(true);
    QTRY_VERIFY(folded->isVisible());
    form.layout()->activate();
    QCOMPARE(first->x(), before);
    QCOMPARE(folded->x(), before);
}

void TestWidgets::tabsThatAreNotChosenAreToned()
{
    QTabBar bar;
    bar.addTab(u"One"_s);
    bar.addTab(u"Two"_s);
    toneTabs(&bar);
    const QColor before = bar.tabTextColor(1);
    QVERIFY(before.isValid());
    QVERIFY(before != bar.palette().windowText().color());
    QVERIFY(!bar.tabTextColor(0).isValid()); // as the palette has it
    bar.setCurrentIndex(1);
    QVERIFY(!bar.tabTextColor(1).isValid());
    QCOMPARE(bar.tabTextColor(0), before);
    QPalette other = bar.palette();
    other.setColor(QPalette::WindowText, other.color(QPalette::Highlight));
    bar.setPalette(other);
    QVERIFY(bar.tabTextColor(0) != before);
}

void TestWidgets::questionsLeaveRoomForTheirTitle()
{
    QWidget window;
    window.show();
    askToConfirm(&window, {.title = u"Delete assistant"_s, .text = u"Sure?"_s, .detail = {}}, u"Delete"_s,
        &window, [](bool) {});
    auto *box = window.findChild<QMessageBox *>(u"question"_s);
    QVERIFY(box);
    QVERIFY(QTest::qWaitForWindowExposed(box));
    QVERIFY(box->width() >= box->fontMetrics().averageCharWidth() * 60);
}

void TestWidgets::emptyStateOffersOnePrimaryStep()
{
    EmptyState state(u"log"_s, u"Nothing yet"_s, u"Send one."_s);
    const QPushButton *primary = state.addButton(u"Send"_s, true);
    const QPushButton *other = state.addButton(u"Later"_s, false);
    QVERIFY(primary->font().bold());
    QVERIFY(!other->font().bold());
    QVERIFY(primary->autoDefault() && other->autoDefault()); // they answer Enter
    QVERIFY(!primary->isDefault()); // which would look as if it always had the focus
}

void TestWidgets::questionsAnswerOnce_data()
{
    QTest::addColumn<QString>("button");
    QTest::addColumn<int>("expected");
    QTest::newRow("save") << u"save"_s << static_cast<int>(UnsavedAnswer::Save);
    QTest::newRow("discard") << u"discard"_s << static_cast<int>(UnsavedAnswer::Discard);
    QTest::newRow("cancel") << u"cancel"_s << static_cast<int>(UnsavedAnswer::Cancel);
    QTest::newRow("escape") << QString() << static_cast<int>(UnsavedAnswer::Cancel);
}

void TestWidgets::questionsAnswerOnce()
{
    QFETCH(QString, button);
    QFETCH(int, expected);
    QWidget window;
    window.show();
    QList<int> answers;
    askUnsaved(&window, {.title = u"Title"_s, .text = u"<b>Save?</b>"_s}, &window,
        [&](UnsavedAnswer answer) { answers.append(static_cast<int>(answer)); });
    QTRY_VERIFY(shownQuestion());
    if (button.isEmpty())
        QTest::keyClick(shownQuestion(), Qt::Key_Escape);
    else
        shownQuestion()->findChild<QPushButton *>(button)->click();
    QTRY_COMPARE(answers, QList<int>{expected});
    QTRY_VERIFY(!shownQuestion());
}

void TestWidgets::deletingIsNotTheDefaultAnswer()
{
    QWidget window;
    window.show();
    std::optional<bool> confirmed;
    askToConfirm(&window, {.title = u"Delete"_s, .text = u"Delete it?"_s}, u"Delete"_s, &window,
        [&](bool answer) { confirmed = answer; });
    QTRY_VERIFY(shownQuestion());
    QTest::keyClick(shownQuestion(), Qt::Key_Return);
    QTRY_COMPARE(confirmed, std::optional(false));
}

CHANNEL_CONSOLE_TEST(TestWidgets)
#include "tst_widgets.moc"

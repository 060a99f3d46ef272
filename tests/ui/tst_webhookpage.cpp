// SPDX-License-Identifier: Apache-2.0
#include "ServicesFixture.h"
#include "support/TestMain.h"
#include "ui/webhook/WebhookPage.h"

#include <QAccessible>
#include <QLabel>
#include <QTabBar>
#include <QTest>

using namespace ChannelConsole;
using namespace Qt::StringLiterals;

namespace {

/// What the views were asked.
struct Recorded
{
    QStringList built;
    QHash<QString, QList<QUuid>> shown;

    [[nodiscard]] WebhookView view(const QString &title)
    {
        return {.title = title, .make = [this, title](const Services &, QWidget *parent) {
                    built += title;
                    return WebhookPane{.widget = new QLabel(title, parent),
                        .showAssistant = [this, title](const QUuid &id) { shown[title] += id; }};
                }};
    }
};

} // namespace

class TestWebhookPage final : public QObject
{
    Q_OBJECT

private slots:
    void viewsAreBuiltWhenFirstShownAndThenFollowTheAssistant();
    void theViewsAreReachedByKeyboardAndNamed();
    void aCallThatIsAskedForIsShownInItsView();
};

void TestWebhookPage::viewsAreBuiltWhenFirstShownAndThenFollowTheAssistant()
{
    Recorded recorded;
    WebhookPage page(Services{}, {recorded.view(u"Endpoint"_s), recorded.view(u"Calls"_s)});
    QVERIFY(recorded.built.isEmpty());
    const QUuid first = QUuid::createUuid();
    const QUuid second = QUuid::createUuid();
    page.showAssistant(first);
    QCOMPARE(recorded.built, QStringList{u"Endpoint"_s});
    auto *views = page.findChild<QTabBar *>(u"webhookViews"_s);
    QVERIFY(views);
    views->setCurrentIndex(1);
    QCOMPARE(recorded.built, QStringList({u"Endpoint"_s, u"Calls"_s}));
    page.showAssistant(second);
    views->setCurrentIndex(0);
    QCOMPARE(recorded.built.size(), 2);
    QCOMPARE(recorded.shown.value(u"Endpoint"_s), QList<QUuid>({first, second}));
    QCOMPARE(recorded.shown.value(u"Calls"_s), QList<QUuid>({first, second}));
}

void TestWebhookPage::aCallThatIsAskedForIsShownInItsView()
{
    Recorded recorded;
    QList<qint64> calls;
    WebhookView view = recorded.view(u"Calls"_s);
    view.showsCalls = true;
    view.make = [make = view.make, &calls](const Services &services, QWidget *parent) {
        WebhookPane pane = make(services, parent);
        pane.showCall = [&calls](qint64 id) { calls += id; };
        return pane;
    };
    WebhookPage page(Services{}, {recorded.view(u"Endpoint"_s), view, recorded.view(u"Tokens"_s)});
    page.showAssistant(QUuid::createUuid());
    page.showEntry(41);
    QCOMPARE(page.findChild<QTabBar *>(u"webhookViews"_s)->currentIndex(), 1);
    QCOMPARE(calls, QList<qint64>{41});
}

void TestWebhookPage::theViewsAreReachedByKeyboardAndNamed()
{
    Recorded recorded;
    WebhookPage page(Services{}, {recorded.view(u"Endpoint"_s), recorded.view(u"Calls"_s)});
    page.showAssistant(QUuid::createUuid());
    page.show();
    QVERIFY(QTest::qWaitForWindowExposed(&page));
    page.activateWindow();
    auto *views = page.findChild<QTabBar *>(u"webhookViews"_s);
    QVERIFY(views);
    QVERIFY(views->focusPolicy() & Qt::TabFocus);
    views->setFocus();
    QTest::keyClick(views, Qt::Key_Right);
    QCOMPARE(views->currentIndex(), 1);
    QCOMPARE(recorded.built.constLast(), u"Calls"_s);
    QAccessibleInterface *spoken = QAccessible::queryAccessibleInterface(views);
    QVERIFY(spoken);
    QCOMPARE(views->accessibleName(), u"Webhook views"_s);
    QCOMPARE(spoken->child(1)->text(QAccessible::Name), u"Calls"_s);
}

CHANNEL_CONSOLE_TEST(TestWebhookPage)
#include "tst_webhookpage.moc"

// SPDX-License-Identifier: Apache-2.0
#include "ServicesFixture.h"
#include "support/TestMain.h"
#include "ui/preferences/Settings.h"
#include "ui/widgets/Banner.h"
#include "ui/window/MainWindow.h"
#include "ui/window/Page.h"

#include <QAbstractButton>
#include <QElapsedTimer>
#include <QLineEdit>
#include <QListView>
#include <QPlainTextEdit>
#include <QSemaphore>
#include <QTabWidget>
#include <QTableView>
#include <QTimer>

#include <algorithm>

using namespace ChannelConsole;
using namespace Qt::StringLiterals;

namespace {

/// Beats as long as the event loop turns; what holds the loop up makes a gap.
class Heartbeat final : public QObject
{
public:
    Heartbeat()
    {
        m_since.start();
        connect(&m_beat, &QTimer::timeout, this, &Heartbeat::beat);
        m_beat.setTimerType(Qt::PreciseTimer);
        m_beat.start(2);
    }

    /// The longest time in which nothing else could have been answered.
    [[nodiscard]] qint64 longestGap()
    {
        beat();
        return m_longest;
    }
    [[nodiscard]] qint64 elapsed() const { return m_whole.elapsed(); }
    void restart()
    {
        m_longest = 0;
        m_since.start();
        m_whole.start();
    }

private:
    void beat() { m_longest = std::max(m_longest, m_since.restart()); }

    QTimer m_beat;
    QElapsedTimer m_since;
    QElapsedTimer m_whole;
    qint64 m_longest = 0;
};

/// How much of a delay the window may swallow before it counts as waiting for it. Far above what building a
/// page takes, far below the delay: a wait on the GUI thread takes all of it.
constexpr int kFractionOfDelay = 6;
constexpr int kTestSend = static_cast<int>(PageId::TestSend);

} // namespace

/// The window answers whatever the network, the keychain or the log does: no delay of theirs is ever one of
/// the event loop's. What is compared is the longest gap with the delay itself, so that a slow machine
/// changes nothing.
class ResponsiveTest final : public QObject
{
    Q_OBJECT
private slots:
    void init()
    {
        m_fixture = std::make_unique<ServicesFixture>();
        QVERIFY(m_fixture->core.stored.isOpen);
        m_folder = std::make_unique<QTemporaryDir>();
        m_settings = std::make_unique<Settings>(m_folder->path());
        QVERIFY(!m_fixture->addSandbox(u"infobip"_s).isNull());
        Services services = m_fixture->services;
        services.settings = m_settings.get();
        m_window = std::make_unique<MainWindow>(services);
        m_window->show();
        m_window->showReady();
        QVERIFY(QTest::qWaitForWindowExposed(m_window.get()));
        auto *list = m_window->findChild<QListView *>(u"assistants"_s);
        list->setCurrentIndex(list->model()->index(0, 0));
        m_tabs = m_window->findChild<QTabWidget *>(u"pages"_s);
        QVERIFY(m_tabs);
        // Pages are built when first shown: that is work of the window's own, measured elsewhere.
        for (int page = 0; page < m_tabs->count(); ++page) {
            m_tabs->setCurrentIndex(page);
            QTRY_VERIFY(m_window->findChildren<Page *>().size() > page);
        }
    }

    void cleanup()
    {
        m_window.reset();
        m_settings.reset();
        m_fixture.reset();
    }

    void whileAPartnerTakesItsTime()
    {
        compose(u"+447700900005"_s);
        Heartbeat heart;
        heart.restart();
        button(u"Send"_s)->click();
        QTRY_VERIFY_WITH_TIMEOUT(result()->text().contains(u"accepted"_s), 30'000);
        // The sandbox answers this number late.
        QVERIFY(heart.elapsed() > 4'000);
        QVERIFY2(heart.longestGap() < heart.elapsed() / kFractionOfDelay, gapText(heart).constData());
    }

    void whileTheKeychainTakesItsTime()
    {
        m_fixture->core.keychain.answersAfter = std::chrono::seconds(3);
        compose(u"+447700900001"_s);
        Heartbeat heart;
        heart.restart();
        button(u"Send"_s)->click();
        m_tabs->setCurrentIndex(kTestSend - 1);
        m_tabs->setCurrentIndex(kTestSend);
        QTRY_VERIFY_WITH_TIMEOUT(result()->text().contains(u"accepted"_s), 30'000);
        QVERIFY(heart.elapsed() > 2'500);
        QVERIFY2(heart.longestGap() < heart.elapsed() / kFractionOfDelay, gapText(heart).constData());
    }

    void whileTheLogTakesItsTime_data()
    {
        QTest::addColumn<bool>("writing");
        QTest::newRow("reads wait") << false;
        QTest::newRow("writes wait") << true;
    }

    // A query over a log of any size is a busy store thread. Here it is busy for exactly as long as the test
    // wants.
    void whileTheLogTakesItsTime()
    {
        QFETCH(const bool, writing);
        compose(u"+447700900001"_s);
        const auto release = std::make_shared<QSemaphore>();
        const auto busy = [release](StoreConnection &) -> Result<void> {
            release->acquire();
            return {};
        };
        Store &store = *m_fixture->core.stored.store;
        const QFuture<Result<void>> held = writing ? store.run<void>(busy) : store.read<void>(busy);

        Heartbeat heart;
        heart.restart();
        QTimer::singleShot(3'000, this, [release] { release->release(); });
        // A wait on the GUI thread would never come to that timer: this one ends it, and the gap shows it.
        const std::unique_ptr<QThread> rescue(QThread::create([release] {
            QThread::msleep(6'000);
            release->release();
        }));
        rescue->start();
        button(u"Send"_s)->click();
        m_tabs->setCurrentIndex(m_tabs->count() - 1);
        auto *search = m_window->findChild<QLineEdit *>(u"logSearch"_s);
        QVERIFY(search);
        QTest::keyClicks(search, u"Hello"_s);
        auto *table = m_window->findChild<QTableView *>(u"messageLogTable"_s);
        QVERIFY(table);
        QTRY_VERIFY_WITH_TIMEOUT(held.isFinished(), 30'000);
        QTRY_VERIFY_WITH_TIMEOUT(table->model()->rowCount() == 1, 30'000);
        const qint64 gap = heart.longestGap();
        const qint64 whole = heart.elapsed();
        rescue->wait();
        QVERIFY(whole > 2'500);
        QVERIFY2(
            gap < whole / kFractionOfDelay, qPrintable(u"stood still for %1 of %2 ms"_s.arg(gap).arg(whole)));
    }

private:
    static QByteArray gapText(Heartbeat &heart)
    {
        return "stood still for " + QByteArray::number(heart.longestGap()) + " of "
            + QByteArray::number(heart.elapsed()) + " ms";
    }

    void compose(const QString &userNumber)
    {
        m_tabs->setCurrentIndex(kTestSend);
        QTRY_VERIFY(named<QLineEdit>(*m_window, u"User number"_s));
        named<QLineEdit>(*m_window, u"User number"_s)->setText(userNumber);
        named<QPlainTextEdit>(*m_window, u"Text"_s)->setPlainText(u"Hello"_s);
    }

    [[nodiscard]] QAbstractButton *button(const QString &name) const
    {
        return named<QAbstractButton>(*m_window, name);
    }
    [[nodiscard]] Banner *result() const { return m_window->findChild<Banner *>(u"sendResult"_s); }

    std::unique_ptr<ServicesFixture> m_fixture;
    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<Settings> m_settings;
    std::unique_ptr<MainWindow> m_window;
    QTabWidget *m_tabs = nullptr;
};

CHANNEL_CONSOLE_TEST(ResponsiveTest)
#include "tst_responsive.moc"

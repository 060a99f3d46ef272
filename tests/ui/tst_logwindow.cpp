// SPDX-License-Identifier: Apache-2.0
#include "support/TestMain.h"
#include "ui/log/LogWindow.h"

#include <QRandomGenerator>

#include <algorithm>

using namespace ChannelConsole;
using namespace Qt::StringLiterals;

namespace {

constexpr int kPage = 20;
constexpr qint64 kStart = 1'772'366'400'000;

LogEntry entryAt(qint64 moment, qint64 id)
{
    return {.id = id, .time = QDateTime::fromMSecsSinceEpoch(kStart + moment, Qt::UTC), .status = u"read"_s};
}

/// The list itself, and how the store answers.
class Everything final
{
public:
    explicit Everything(const LogOrder &order)
        : m_order(order)
    {
    }

    [[nodiscard]] bool comesBefore(const LogOrder &order, const LogEntry &one, const LogEntry &other) const
    {
        return order.direction == Qt::AscendingOrder ? isOlder(order, anchorOf(one), anchorOf(other))
                                                     : isOlder(order, anchorOf(other), anchorOf(one));
    }
    int add(const LogEntry &entry)
    {
        const auto place = std::lower_bound(rows.begin(), rows.end(), entry,
            [this](const LogEntry &one, const LogEntry &other) { return comesBefore(m_order, one, other); });
        const qsizetype row = place - rows.begin();
        rows.insert(row, entry);
        return static_cast<int>(row);
    }
    [[nodiscard]] QList<LogEntry> answer(const LogWindow::Reading &reading) const
    {
        const LogQuery &query = reading.query;
        QList<LogEntry> found;
        for (const LogEntry &entry : rows) {
            if ((!query.olderThan || isOlder(query.order, anchorOf(entry), *query.olderThan))
                && (!query.newerThan || isOlder(query.order, *query.newerThan, anchorOf(entry))))
                found.append(entry);
        }
        if (query.order != m_order)
            std::reverse(found.begin(), found.end());
        found = found.mid(query.skip, query.limit);
        if (reading.backwards)
            std::reverse(found.begin(), found.end());
        return found;
    }

    QList<LogEntry> rows;

private:
    LogOrder m_order;
};

} // namespace

class LogWindowTest final : public QObject
{
    Q_OBJECT
private slots:
    void theEndIsReadFromTheEnd()
    {
        LogWindow window;
        open(window, 100'000);
        const LogWindow::Reading reading = window.readingFor(99'999);
        QVERIFY(reading.backwards);
        QCOMPARE(reading.query.skip, 0);
        QCOMPARE(reading.query.order, LogOrder{.direction = Qt::AscendingOrder});
        QCOMPARE(reading.first + reading.query.limit, 100'000);
    }

    void whatIsNextToLoadedRowsPassesNothingOver()
    {
        LogWindow window;
        open(window, 1'000);
        const LogWindow::Reading down = window.readingFor(kPage);
        QVERIFY(!down.backwards);
        QCOMPARE(down.query.skip, 0);
        QVERIFY(down.query.olderThan);
        window.put(500, page(500, kPage));
        const LogWindow::Reading up = window.readingFor(499);
        QVERIFY(up.backwards);
        QCOMPARE(up.query.skip, 0);
        QCOMPARE(up.query.newerThan->id, entryOf(500).id);
        QCOMPARE(up.first + up.query.limit, 500);
    }

    void aMarkIsReadFrom()
    {
        LogWindow window;
        open(window, 100'000);
        window.mark(50'000, anchorOf(entryOf(49'999)));
        const LogWindow::Reading reading = window.readingFor(50'010);
        QCOMPARE(reading.query.skip, 0);
        QCOMPARE(reading.query.olderThan->id, entryOf(49'999).id);
    }

    void aPageDoesNotReachIntoWhatIsLoaded()
    {
        LogWindow window;
        open(window, 1'000);
        window.put(50, page(50, 10));
        const LogWindow::Reading reading = window.readingFor(45);
        QCOMPARE(reading.first, 40);
        QCOMPARE(reading.query.limit, 10);
    }

    void whatWasLookedAtLongestAgoIsForgottenFirst()
    {
        LogWindow window;
        open(window, 1'000);
        for (int first = kPage; first < 200; first += kPage)
            window.put(first, page(first, kPage));
        window.touch(0, 10);
        window.trim(100, 150, 160);
        QVERIFY(window.loadedRows() <= 100);
        QVERIFY(window.at(0)); // looked at last
        QVERIFY(window.at(150) && window.at(160)); // in sight
        QVERIFY(!window.at(kPage));
        QCOMPARE(window.rows(), 1'000);
    }

    void everyRowIsWhereItBelongsWhateverHappens_data()
    {
        QTest::addColumn<int>("direction");
        QTest::addColumn<quint32>("seed");
        for (quint32 seed = 1; seed <= 8; ++seed) {
            QTest::addRow("newest first, %u", seed) << int(Qt::DescendingOrder) << seed;
            QTest::addRow("oldest first, %u", seed) << int(Qt::AscendingOrder) << seed;
        }
    }

    /// Rows come, go, are read and forgotten in any order; what is loaded is always what is there.
    void everyRowIsWhereItBelongsWhateverHappens()
    {
        QFETCH(const int, direction);
        QFETCH(const quint32, seed);
        const LogOrder order{.direction = static_cast<Qt::SortOrder>(direction)};
        QRandomGenerator random(seed);
        Everything everything(order);
        qint64 nextId = 1;
        for (int i = 0; i < 300; ++i)
            everything.add(entryAt(random.bounded(200), nextId++));
        LogWindow window;
        window.reset(order, kPage);
        window.setRows(300, true);
        window.put(0, everything.rows.mid(0, kPage));
        for (int step = 0; step < 600; ++step) {
            const int rows = static_cast<int>(everything.rows.size());
            const int row = random.bounded(rows);
            switch (random.bounded(5)) {
            case 0: { // read
                if (window.at(row))
                    break;
                const LogWindow::Reading reading = window.readingFor(row);
                const QList<LogEntry> entries = everything.answer(reading);
                QCOMPARE(entries.size(), reading.query.limit);
                window.put(reading.first, entries);
                break;
            }
            case 1: { // comes
                const LogEntry entry = entryAt(random.bounded(210) - 5, nextId++);
                const std::optional<int> place = window.placeOf(anchorOf(entry));
                if (!place)
                    break; // among rows that are not loaded
                QCOMPARE(*place, everything.add(entry));
                window.insert(*place, {entry});
                break;
            }
            case 2: // goes
                if (!window.at(row) || rows < 100)
                    break;
                everything.rows.removeAt(row);
                window.remove(row);
                break;
            case 3: // its row number is known for good, whatever happens above it
                if (window.at(row))
                    window.mark(row + 1, anchorOf(*window.at(row)));
                break;
            default:
                window.trim(40, row, row + 5);
                break;
            }
            compare(window, everything.rows);
            if (QTest::currentTestFailed())
                return;
        }
    }

private:
    /// Newest first: row 0 has the latest moment.
    [[nodiscard]] static LogEntry entryOf(int row) { return entryAt(-row, 1'000'000 - row); }
    [[nodiscard]] static QList<LogEntry> page(int first, int rows)
    {
        QList<LogEntry> entries;
        for (int row = first; row < first + rows; ++row)
            entries.append(entryOf(row));
        return entries;
    }
    static void open(LogWindow &window, int rows)
    {
        window.reset({}, kPage);
        window.setRows(rows, true);
        window.put(0, page(0, kPage));
    }
    static void compare(const LogWindow &window, const QList<LogEntry> &rows)
    {
        QCOMPARE(window.rows(), static_cast<int>(rows.size()));
        int loaded = 0;
        for (int row = 0; row < window.rows(); ++row) {
            const LogEntry *entry = window.at(row);
            if (!entry)
                continue;
            ++loaded;
            QCOMPARE(entry->id, rows.at(row).id);
            QCOMPARE(window.rowOf(entry->id), row);
        }
        QCOMPARE(window.loadedRows(), loaded);
    }
};

CHANNEL_CONSOLE_TEST(LogWindowTest)
#include "tst_logwindow.moc"

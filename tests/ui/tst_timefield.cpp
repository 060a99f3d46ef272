// SPDX-License-Identifier: Apache-2.0
#include "support/TestMain.h"
#include "ui/log/filter/TimeField.h"

#include <QCalendarWidget>
#include <QPointer>
#include <QSignalSpy>

using namespace ChannelConsole;
using namespace Qt::StringLiterals;

class TimeFieldTest final : public QObject
{
    Q_OBJECT
private slots:
    void cleanup() { QLocale::setDefault(QLocale::c()); }

    void datesAreReadAsPeopleWriteThem_data()
    {
        QTest::addColumn<QString>("locale");
        QTest::addColumn<QString>("typed");
        QTest::addColumn<QDateTime>("expected"); // invalid: not read
        const QDateTime halfPast(QDate(2026, 3, 1), QTime(14, 30));
        const QDateTime midnight(QDate(2026, 3, 1), QTime(0, 0));
        QTest::newRow("ISO") << u"en_US"_s << u"2026-03-01 14:30"_s << halfPast;
        QTest::newRow("ISO with T") << u"de_DE"_s << u"2026-03-01T14:30"_s << halfPast;
        QTest::newRow("ISO with seconds") << u"de_DE"_s << u"2026-03-01 14:30:00"_s << halfPast;
        const QDateTime utc(QDate(2026, 3, 1), QTime(14, 30), Qt::UTC);
        QTest::newRow("ISO, UTC") << u"de_DE"_s << u"2026-03-01T14:30:00Z"_s << utc;
        QTest::newRow("ISO, UTC in words") << u"en_US"_s << u"2026-03-01 14:30:00 UTC"_s << utc;
        QTest::newRow("ISO, as Infobip writes it") << u"en_US"_s << u"2026-03-01T14:30:00.000+0000"_s << utc;
        QTest::newRow("ISO, India") << u"en_US"_s << u"2026-03-01T20:00:00.000+05:30"_s << utc;
        QTest::newRow("ISO, fractions")
            << u"en_US"_s << u"2026-03-01 14:30:00.250"_s << halfPast.addMSecs(250);
        QTest::newRow("no such zone") << u"en_US"_s << u"2026-03-01T14:30:00 Mars"_s << QDateTime();
        QTest::newRow("ISO, the day") << u"de_DE"_s << u"2026-03-01"_s << midnight;
        QTest::newRow("American") << u"en_US"_s << u"3/1/2026 2:30 PM"_s << halfPast;
        QTest::newRow("American, short year") << u"en_US"_s << u"3/1/26"_s << midnight;
        QTest::newRow("German") << u"de_DE"_s << u"01.03.2026 14:30"_s << halfPast;
        QTest::newRow("German, comma") << u"de_DE"_s << u" 01.03.2026,  14:30 "_s << halfPast;
        QTest::newRow("German, short year") << u"de_DE"_s << u"01.03.26 14:30"_s << halfPast;
        QTest::newRow("words") << u"en_US"_s << u"last Tuesday"_s << QDateTime();
        QTest::newRow("no such day") << u"en_US"_s << u"2026-02-30"_s << QDateTime();
        QTest::newRow("no such time") << u"en_US"_s << u"2026-03-01 25:00"_s << QDateTime();
        QTest::newRow("a time alone") << u"en_US"_s << u"14:30"_s << QDateTime();
        QTest::newRow("nothing") << u"en_US"_s << u" "_s << QDateTime();
    }
    void datesAreReadAsPeopleWriteThem()
    {
        QFETCH(QString, locale);
        QFETCH(QString, typed);
        QFETCH(QDateTime, expected);
        QLocale::setDefault(QLocale(locale));
        QCOMPARE(typedTime(typed, PeriodEnd::From).value_or(QDateTime()), expected);
    }

    void whatIsShownIsRead_data()
    {
        QTest::addColumn<QString>("locale");
        for (const char *locale :
            {"C", "en_US", "en_GB", "de_DE", "fr_FR", "pt_BR", "hi_IN", "ja_JP", "he_IL"})
            QTest::newRow(locale) << QString::fromLatin1(locale);
    }
    void whatIsShownIsRead()
    {
        QFETCH(QString, locale);
        QLocale::setDefault(QLocale(locale));
        const QDateTime time(QDate(2026, 12, 28), QTime(22, 58));
        QCOMPARE(typedTime(timeToType(time), PeriodEnd::Until).value_or(QDateTime()), time);
    }

    void aDayAloneEndsAtItsEnd()
    {
        QCOMPARE(typedTime(u"2026-03-01"_s, PeriodEnd::Until), QDate(2026, 3, 2).startOfDay());
    }

    void secondsThatAreNotShownAreKept()
    {
        TimeField field(PeriodEnd::From);
        const QDateTime exact(QDate(2026, 3, 1), QTime(14, 30, 17), Qt::UTC);
        field.setTime(exact);
        QSignalSpy changed(&field, &TimeField::timeChanged);
        QTest::keyClick(&field, Qt::Key_Return);
        QCOMPARE(field.time(), exact);
        QVERIFY(changed.isEmpty());
    }

    void whatCannotBeReadStaysAsItWasTyped()
    {
        TimeField field(PeriodEnd::From);
        QSignalSpy changed(&field, &TimeField::timeChanged);
        QTest::keyClicks(&field, u"soon"_s);
        QTest::keyClick(&field, Qt::Key_Return);
        QCOMPARE(changed.size(), 1);
        QVERIFY(!field.isReadable());
        QVERIFY(!field.time().isValid());
        QCOMPARE(field.text(), u"soon"_s);
        field.clear();
        QTest::keyClick(&field, Qt::Key_Return);
        QVERIFY(field.isReadable());
        QVERIFY(!field.time().isValid()); // open
    }

    void aDayIsTakenFromTheCalendarByTheKeyboard()
    {
        TimeField field(PeriodEnd::From);
        field.setTime(QDateTime(QDate(2026, 3, 1), QTime(14, 30)));
        field.show();
        QTest::keyClick(&field, Qt::Key_Down, Qt::AltModifier);
        auto *calendar = field.findChild<QCalendarWidget *>();
        QVERIFY(calendar && calendar->isVisible());
        QCOMPARE(calendar->selectedDate(), QDate(2026, 3, 1));
        QSignalSpy changed(&field, &TimeField::timeChanged);
        emit calendar->activated(QDate(2026, 3, 9));
        QCOMPARE(changed.size(), 1);
        QCOMPARE(field.time().toLocalTime(), QDateTime(QDate(2026, 3, 9), QTime(14, 30)));
    }

    void escapeClosesTheCalendarOnly()
    {
        TimeField field(PeriodEnd::From);
        const QDateTime time(QDate(2026, 3, 1), QTime(14, 30));
        field.setTime(time);
        field.show();
        QTest::keyClick(&field, Qt::Key_Down, Qt::AltModifier);
        const QPointer<QCalendarWidget> calendar = field.findChild<QCalendarWidget *>();
        QVERIFY(calendar && calendar->isVisible());
        QSignalSpy changed(&field, &TimeField::timeChanged);
        QTest::keyClick(calendar->window(), Qt::Key_Escape);
        QTRY_VERIFY(!calendar || !calendar->isVisible());
        QVERIFY(field.isVisible());
        QVERIFY(changed.isEmpty());
        QCOMPARE(field.time().toLocalTime(), time);
    }
};

CHANNEL_CONSOLE_TEST(TimeFieldTest)
#include "tst_timefield.moc"

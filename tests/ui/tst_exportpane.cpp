// SPDX-License-Identifier: Apache-2.0
#include "ServicesFixture.h"
#include "support/TestMain.h"
#include "ui/log/export/ExportPane.h"
#include "ui/widgets/Banner.h"

#include <QCheckBox>
#include <QComboBox>
#include <QDir>
#include <QFileDialog>
#include <QLabel>
#include <QProgressBar>
#include <QPushButton>
#include <QSignalSpy>

using namespace ChannelConsole;
using namespace Qt::StringLiterals;

class ExportPaneTest final : public QObject
{
    Q_OBJECT

    void add(int count)
    {
        QList<QFuture<Result<qint64>>> added;
        for (int number = 0; number < count; ++number)
            added += m_fixture->core.log.append({.messageId = u"m-%1"_s.arg(number),
                                                    .time = m_fixture->core.clock.time,
                                                    .assistantId = m_assistant,
                                                    .partnerId = u"karix"_s,
                                                    .businessNumber = u"+441134960000"_s,
                                                    .userNumber = u"+447700900123"_s,
                                                    .type = u"text"_s,
                                                    .text = u"Hello Asha"_s,
                                                    .status = MessageStatus::kAccepted},
                {.request = u"POST"_s});
        QVERIFY(finishes(added.constLast()));
    }
    [[nodiscard]] std::unique_ptr<ExportPane> shown(const MessageFilter &filter = {})
    {
        auto pane = std::make_unique<ExportPane>(m_fixture->services);
        pane->chooseFile
            = [this](const QString &suggested, const std::function<void(const QString &)> &chosen) {
                  m_suggested = suggested;
                  chosen(m_path);
              };
        pane->setFilter(filter);
        pane->resize(800, 260);
        pane->show();
        return pane;
    }
    [[nodiscard]] QByteArray content() const
    {
        QFile file(m_path);
        return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
    }
    static QString what(const ExportPane &pane) { return pane.findChild<QLabel *>(u"exportWhat"_s)->text(); }
    static void press(const ExportPane &pane, const QString &name)
    {
        auto *button = pane.findChild<QPushButton *>(name);
        QVERIFY(button && button->isVisible());
        QTest::mouseClick(button, Qt::LeftButton);
    }

private slots:
    void init()
    {
        m_fixture = std::make_unique<ServicesFixture>();
        m_assistant = m_fixture->addWith([](ChannelConfiguration &) {});
        QVERIFY(!m_assistant.isNull());
        m_folder = std::make_unique<QTemporaryDir>();
        m_path = m_folder->filePath(u"out.csv"_s);
    }
    void cleanup()
    {
        m_fixture.reset();
        m_folder.reset();
    }

    void itSaysWhatWillBeInTheFile()
    {
        add(2);
        const auto pane
            = shown({.assistantId = m_assistant, .direction = Direction::Outbound, .onlyProblems = false});
        QTRY_VERIFY(what(*pane).contains(u"2 messages"_s));
        QVERIFY2(what(*pane).startsWith(u"Claims bot; outbound"_s), qPrintable(what(*pane)));
        pane->setFilter({.errorCode = u"7010"_s});
        QTRY_VERIFY2(what(*pane).contains(u"Error code 7010: 0 messages"_s), qPrintable(what(*pane)));
        QVERIFY(!pane->findChild<QPushButton *>(u"exportStart"_s)->isEnabled());
    }

    void personalDataIsMaskedUnlessToldOtherwise()
    {
        add(1);
        const auto pane = shown();
        press(*pane, u"exportStart"_s);
        auto *banner = pane->findChild<Banner *>();
        QTRY_VERIFY(banner->isVisible());
        QVERIFY2(banner->text().contains(u"masked"_s), qPrintable(banner->text()));
        QVERIFY(banner->detail().contains(u"out.csv"_s));
        QVERIFY(m_suggested.endsWith(u"-masked.csv"_s));
        QVERIFY(!content().contains("7700900123"));
        QVERIFY(content().contains("+44•••••••23"));

        pane->findChild<QCheckBox *>(u"exportMasked"_s)->setChecked(false);
        press(*pane, u"exportStart"_s);
        QTRY_VERIFY(content().contains("'+447700900123"));
        QVERIFY(content().contains("Claims bot"));
    }

    void aResultGoesWhenSomethingElseIsChosen()
    {
        add(1);
        const auto pane = shown();
        auto *banner = pane->findChild<Banner *>();
        press(*pane, u"exportStart"_s);
        QTRY_VERIFY(banner->isVisible());
        pane->findChild<QComboBox *>(u"exportFormat"_s)->setCurrentIndex(1);
        QVERIFY(!banner->isVisible());
        press(*pane, u"exportStart"_s);
        QTRY_VERIFY(banner->isVisible());
        pane->setFilter({.assistantId = m_assistant, .errorCode = u"7010"_s});
        QVERIFY(!banner->isVisible());
    }

    void aResultStaysWhileItsPeriodOnlyMovesOn()
    {
        add(1);
        const QDateTime from = m_fixture->core.clock.time.addDays(-1);
        const auto pane = shown({.from = from});
        auto *banner = pane->findChild<Banner *>();
        press(*pane, u"exportStart"_s);
        QTRY_VERIFY(banner->isVisible());
        pane->setFilter({.from = from.addSecs(60)});
        QVERIFY(banner->isVisible());
        pane->setFilter({.from = from.addDays(-6)}); // another period
        QVERIFY(!banner->isVisible());
    }

    void theFormatIsTheChosenOne()
    {
        add(1);
        const auto pane = shown();
        auto *format = pane->findChild<QComboBox *>(u"exportFormat"_s);
        format->setCurrentIndex(2);
        press(*pane, u"exportStart"_s);
        QVERIFY(m_suggested.endsWith(u".html"_s));
        QTRY_VERIFY(content().startsWith("<!DOCTYPE html>"));
    }

    void whatWasLookedForIsMaskedAsWell()
    {
        add(1);
        const auto pane = shown({.userNumber = u"+447700900123"_s, .text = u"Asha"_s});
        pane->findChild<QComboBox *>(u"exportFormat"_s)->setCurrentIndex(2);
        press(*pane, u"exportStart"_s);
        QTRY_VERIFY(content().contains("User number +44"));
        QVERIFY(!content().contains("7700900123"));
        QVERIFY(!content().contains("Asha"));
    }

    void theFolderOfTheResultIsOpened()
    {
        add(1);
        const auto pane = shown();
        QString opened;
        pane->openFolder = [&opened](const QString &folder) { opened = folder; };
        press(*pane, u"exportStart"_s);
        QTRY_VERIFY(pane->findChild<QPushButton *>(u"exportOpenFolder"_s));
        press(*pane, u"exportOpenFolder"_s);
        QCOMPARE(QDir(opened), QDir(m_folder->path()));
    }

    void itCanBeCancelledAndLeavesNothing()
    {
        add(1500);
        const auto pane = shown();
        press(*pane, u"exportStart"_s);
        QVERIFY(pane->isRunning());
        QVERIFY(pane->findChild<QProgressBar *>(u"exportProgress"_s)->isVisible());
        QVERIFY(!pane->findChild<QPushButton *>(u"exportStart"_s)->isVisible());
        press(*pane, u"exportCancel"_s);
        QTRY_VERIFY(!pane->isRunning());
        QVERIFY(pane->findChild<Banner *>()->text().contains(u"cancelled"_s));
        QVERIFY(QDir(m_folder->path()).isEmpty());
        QVERIFY(pane->findChild<QPushButton *>(u"exportStart"_s)->isVisible());
    }

    void whatGoesWrongIsToldInThePane()
    {
        add(1);
        m_path = m_folder->filePath(u"gone/out.csv"_s);
        const auto pane = shown();
        press(*pane, u"exportStart"_s);
        auto *banner = pane->findChild<Banner *>();
        QTRY_VERIFY(banner->isVisible());
        QVERIFY2(banner->text().contains(u"not there"_s), qPrintable(banner->text()));
        QVERIFY(!banner->detail().isEmpty());
    }

    void theFilesNameIsAskedForWithoutBlocking()
    {
        add(1);
        ExportPane pane(m_fixture->services);
        pane.setFilter({});
        pane.show();
        press(pane, u"exportStart"_s); // comes back at once
        QVERIFY(!pane.isRunning());
        QPointer<QFileDialog> dialog = pane.findChild<QFileDialog *>();
        QVERIFY(dialog);
        QCOMPARE(dialog->acceptMode(), QFileDialog::AcceptSave);
        QCOMPARE(dialog->defaultSuffix(), u"csv"_s);
        dialog->reject();
        QVERIFY(!pane.isRunning());
    }

    void everyFieldHasALabelThatLeadsToIt()
    {
        const auto pane = shown();
        QVERIFY(named<QComboBox>(*pane, u"Format"_s));
        QVERIFY(named<QCheckBox>(*pane, u"Mask personal data"_s));
        bool leads = false;
        for (const QLabel *label : pane->findChildren<QLabel *>())
            leads = leads || label->buddy() == pane->findChild<QComboBox *>(u"exportFormat"_s);
        QVERIFY(leads);
    }

private:
    std::unique_ptr<ServicesFixture> m_fixture;
    std::unique_ptr<QTemporaryDir> m_folder;
    QUuid m_assistant;
    QString m_path;
    QString m_suggested;
};

CHANNEL_CONSOLE_TEST(ExportPaneTest)
#include "tst_exportpane.moc"

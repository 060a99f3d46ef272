// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ServicesFixture.h"
#include "core/log/MessageRows.h"
#include "ui/log/MessageLogModel.h"
#include "ui/log/MessageLogPage.h"
#include "ui/preferences/Settings.h"

#include <QAbstractButton>
#include <QComboBox>
#include <QLabel>
#include <QPlainTextEdit>
#include <QTableView>
#include <QTemporaryDir>
#include <QTest>

namespace ChannelConsole {

using namespace Qt::StringLiterals;

/// The page of the message log over a real store, for two assistants.
class LogPageFixture : public QObject
{
protected:
    /// Shows the page as after a start; what was remembered before is remembered still.
    void start()
    {
        m_page.reset();
        m_settings = std::make_unique<Settings>(m_folder->path());
        Services services = m_fixture->services;
        services.settings = m_settings.get();
        m_page = std::make_unique<MessageLogPage>(services);
        m_page->resize(1'060, 700);
        m_page->show();
        QVERIFY(QTest::qWaitForWindowExposed(m_page.get()));
    }

    void open()
    {
        m_host = std::make_unique<CountingHost>();
        m_fixture = std::make_unique<ServicesFixture>();
        m_folder = std::make_unique<QTemporaryDir>();
        m_assistant = m_fixture->addReal(*m_host);
        m_other = m_fixture->addReal(*m_host, u"Claims bot"_s);
        QVERIFY(!m_assistant.isNull());
        QVERIFY(!m_other.isNull());
        start();
    }

    void close()
    {
        m_page->close(); // as the window is: a field that is typed in finishes its edit while all is there
        m_page.reset();
        m_settings.reset();
        m_folder.reset();
        m_fixture.reset();
        m_host.reset();
    }

    qint64 append(
        const QUuid &assistant, const QString &text, const QString &status = MessageStatus::kSending)
    {
        m_fixture->core.clock.time = m_fixture->core.clock.time.addSecs(1);
        const auto id = m_fixture->core.log.append(entry(assistant, text, status),
            {.request = u"POST /masked"_s, .content = TextContent{.text = text}});
        return finishes(id) && id.result().ok() ? id.result().value() : 0;
    }

    /// As the log has it, a second after the one before.
    qint64 append(LogEntry row)
    {
        m_fixture->core.clock.time = m_fixture->core.clock.time.addSecs(1);
        row.time = m_fixture->core.clock.time;
        const auto id = m_fixture->core.log.append(row, {.request = u"POST /masked"_s});
        return finishes(id) && id.result().ok() ? id.result().value() : 0;
    }

    void fill(int count)
    {
        const auto filled
            = m_fixture->core.stored.store->run<void>([this, count](StoreConnection &connection) {
                  return connection.transaction([&]() -> Result<void> {
                      for (int number = 0; number < count; ++number) {
                          LogEntry row
                              = entry(m_assistant, u"message %1"_s.arg(number), MessageStatus::kAccepted);
                          row.time = row.time.addSecs(-count + number);
                          if (const Result<qint64> id = insertMessage(connection, row); !id)
                              return id.error();
                      }
                      return {};
                  });
              });
        QVERIFY(finishes(filled));
        QVERIFY(filled.result().ok());
    }

    [[nodiscard]] LogEntry entry(const QUuid &assistant, const QString &text, const QString &status) const
    {
        return {.messageId = u"0123456789abcdef0123456789abcdef"_s,
            .time = m_fixture->core.clock.time,
            .assistantId = assistant,
            .partnerId = u"karix"_s,
            .businessNumber = u"+441134960000"_s,
            .userNumber = u"+447700900123"_s,
            .type = u"text"_s,
            .text = text,
            .status = status};
    }

    [[nodiscard]] QTableView *table() const { return m_page->findChild<QTableView *>(u"messageLogTable"_s); }
    [[nodiscard]] int rows() const { return table()->model()->rowCount(); }
    [[nodiscard]] QString cell(int row, LogColumn column) const
    {
        return table()->model()->index(row, static_cast<int>(column)).data().toString();
    }
    [[nodiscard]] bool detail() const { return named<QPlainTextEdit>(*m_page, u"Request"_s) != nullptr; }

    void openRow(int row)
    {
        const QRect rect = table()->visualRect(table()->model()->index(row, 0));
        QTest::mouseClick(table()->viewport(), Qt::LeftButton, {}, rect.center());
        QTRY_VERIFY(detail());
    }

    [[nodiscard]] QString shownText() const
    {
        QStringList texts;
        for (const QLabel *label : m_page->findChildren<QLabel *>()) {
            if (label->isVisible())
                texts += label->text();
        }
        return texts.join(u'\n');
    }

    /// As a click on an entry of its list does.
    static void choose(QComboBox *box, int index)
    {
        box->setCurrentIndex(index);
        emit box->activated(index);
    }

    template <typename Widget>
    [[nodiscard]] Widget *shown(const QString &accessibleName) const
    {
        return named<Widget>(*m_page, accessibleName);
    }

    QUuid m_assistant;
    QUuid m_other;
    std::unique_ptr<CountingHost> m_host;
    std::unique_ptr<ServicesFixture> m_fixture;
    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<Settings> m_settings;
    std::unique_ptr<MessageLogPage> m_page;
};

} // namespace ChannelConsole

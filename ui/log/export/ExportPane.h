// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/log/MessageLog.h"
#include "ui/Services.h"

#include <QWidget>

#include <functional>

class QCheckBox;
class QComboBox;
class QProgressBar;
class QPushButton;

namespace ChannelConsole {

class Banner;
class LogExport;
class PlainLabel;

/// Writes what the log shows into a file: says what it will be, asks for the format and the place, shows how
/// far it is, and can be cancelled. Stands in the page, never in its way; an export goes on while the filter
/// changes.
class ExportPane final : public QWidget
{
    Q_OBJECT
public:
    /// Of `services` it uses log, assistants and clock.
    explicit ExportPane(const Services &services, QWidget *parent = nullptr);

    /// What will be exported: what the page shows. Counted while the pane is visible.
    void setFilter(const MessageFilter &filter);

    [[nodiscard]] bool isRunning() const;

    /// Asks for the file's name, without blocking, and hands it to the second if one was chosen. Tests put
    /// another one here.
    std::function<void(const QString &suggested, std::function<void(const QString &path)> chosen)> chooseFile;
    /// Shows a folder with the system's file manager.
    std::function<void(const QString &folder)> openFolder;

protected:
    void showEvent(QShowEvent *event) override;

private:
    void buildForm();
    void buildBusy();
    void countMessages();
    void take(quint64 generation, const Result<LogCount> &count);
    void describe();
    void choose();
    void start(const QString &path);
    void refresh();
    void showResult();
    [[nodiscard]] QHash<QUuid, QString> assistantNames() const;
    [[nodiscard]] QString suggestedPath() const;

    Services m_services;
    LogExport *m_export;
    MessageFilter m_filter;
    quint64 m_generation = 0; ///< of the filter; counts of an older one are dropped
    bool m_counting = false; ///< a count is under way
    LogCount m_count;
    PlainLabel *m_what;
    QComboBox *m_format;
    PlainLabel *m_formatHelp;
    QCheckBox *m_masked;
    PlainLabel *m_maskedHelp;
    QPushButton *m_start;
    QWidget *m_form;
    QWidget *m_busy;
    QProgressBar *m_progress;
    PlainLabel *m_progressText;
    QPushButton *m_cancel;
    Banner *m_result;
};

} // namespace ChannelConsole

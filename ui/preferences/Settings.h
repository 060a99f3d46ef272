// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/window/Page.h"

#include <QByteArray>
#include <QObject>
#include <QSettings>
#include <QString>
#include <QUuid>

#include <optional>

namespace ChannelConsole {

enum class Appearance {
    System, ///< the desktop's own style and colours
    Light,
    Dark,
};

/// Stable names, for the settings file and the command line: "system", "light", "dark".
[[nodiscard]] QString appearanceName(Appearance appearance);
[[nodiscard]] std::optional<Appearance> appearanceFromName(const QString &name);

/// What the program remembers about itself, in settings.ini in the data directory: how it looks and where the
/// user left off. Never a secret, never a channel's values (those are in the store). A value that cannot be
/// read counts as not set.
class Settings final : public QObject
{
    Q_OBJECT
public:
    explicit Settings(const QString &dataDirectory, QObject *parent = nullptr);

    [[nodiscard]] QString dataDirectory() const;

    [[nodiscard]] Appearance appearance() const;
    void setAppearance(Appearance appearance);
    /// Another one for this run only, until the user chooses.
    void overrideAppearance(Appearance appearance);

    [[nodiscard]] QByteArray windowGeometry() const;
    void setWindowGeometry(const QByteArray &geometry);
    [[nodiscard]] QByteArray windowState() const; ///< of splitters and the like, as the window wrote it
    void setWindowState(const QByteArray &state);
    [[nodiscard]] QUuid lastAssistant() const;
    void setLastAssistant(const QUuid &id);
    [[nodiscard]] PageId lastPage() const;
    void setLastPage(PageId page);

    /// The filters of the message log that were saved under a name, as SavedFilters writes them.
    [[nodiscard]] QByteArray logFilters() const;
    void setLogFilters(const QByteArray &json);
    /// Order, widths and choice of the log's columns, as LogColumnLayout writes them.
    [[nodiscard]] QString logColumns() const;
    void setLogColumns(const QString &columns);
    [[nodiscard]] bool isLogGlanceOpen() const;
    void setLogGlanceOpen(bool open);

    /// Forgets where the user left off, keeps what they chose.
    void resetWindow();

signals:
    void appearanceChanged(ChannelConsole::Appearance appearance);

private:
    QString m_dataDirectory;
    QSettings m_file;
    std::optional<Appearance> m_appearanceOfThisRun;
};

} // namespace ChannelConsole

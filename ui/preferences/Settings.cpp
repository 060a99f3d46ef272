// SPDX-License-Identifier: Apache-2.0
#include "ui/preferences/Settings.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QVariant>

#include <array>

namespace ChannelConsole {

using namespace Qt::StringLiterals;

namespace {

enum class Key {
    Appearance,
    WindowGeometry,
    WindowState,
    LastAssistant,
    LastPage,
    LogFilters,
    LogColumns,
    LogGlance,
};

/// The group a value stands in: what the user chose, and where they left off.
enum class Scope {
    Preferences,
    Window,
};

struct Row
{
    Key key;
    Scope scope;
    const char *name;
    const char *fallback;
};

constexpr std::array kRows{
    Row{Key::Appearance, Scope::Preferences, "appearance", "system"},
    Row{Key::WindowGeometry, Scope::Window, "geometry", ""},
    Row{Key::WindowState, Scope::Window, "state", ""},
    Row{Key::LastAssistant, Scope::Window, "lastAssistant", ""},
    Row{Key::LastPage, Scope::Window, "lastPage", "configurations"},
    Row{Key::LogFilters, Scope::Preferences, "logFilters", ""},
    Row{Key::LogColumns, Scope::Window, "logColumns", ""},
    Row{Key::LogGlance, Scope::Window, "logGlance", "false"},
};

template <typename T>
struct Name
{
    T value;
    const char *name;
};

constexpr std::array kAppearances{
    Name{Appearance::System, "system"},
    Name{Appearance::Light, "light"},
    Name{Appearance::Dark, "dark"},
};

// By name, so that a page added or moved later does not change which one an older file means.
constexpr std::array kPages{
    Name{PageId::Instructions, "instructions"},
    Name{PageId::Configuration, "configurations"},
    Name{PageId::TestSend, "test-send"},
    Name{PageId::Templates, "templates"},
    Name{PageId::Webhook, "webhook"},
    Name{PageId::MessageLog, "message-log"},
};

template <typename T, std::size_t size>
QString nameOf(const std::array<Name<T>, size> &names, T value)
{
    for (const auto &entry : names) {
        if (entry.value == value)
            return QString::fromLatin1(entry.name);
    }
    Q_UNREACHABLE();
}

template <typename T, std::size_t size>
std::optional<T> valueOf(const std::array<Name<T>, size> &names, const QString &name)
{
    for (const auto &entry : names) {
        if (name == QLatin1StringView(entry.name))
            return entry.value;
    }
    return std::nullopt;
}

QString groupOf(Scope scope)
{
    return scope == Scope::Preferences ? u"preferences"_s : u"window"_s;
}

const Row &rowOf(Key key)
{
    for (const Row &row : kRows) {
        if (row.key == key)
            return row;
    }
    Q_UNREACHABLE();
}

QString pathOf(const Row &row)
{
    return groupOf(row.scope) + u'/' + QLatin1StringView(row.name);
}

QVariant read(const QSettings &file, Key key)
{
    const Row &row = rowOf(key);
    return file.value(pathOf(row), QString::fromLatin1(row.fallback));
}

void write(QSettings &file, Key key, const QVariant &value)
{
    // QSettings would make a missing directory readable by everybody; the store's files are to stand in it
    // too.
    const QString directory = QFileInfo(file.fileName()).path();
    if (!QFileInfo::exists(directory) && QDir().mkpath(directory))
        QFile::setPermissions(directory, QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner);
    file.setValue(pathOf(rowOf(key)), value);
}

} // namespace

QString appearanceName(Appearance appearance)
{
    return nameOf(kAppearances, appearance);
}

std::optional<Appearance> appearanceFromName(const QString &name)
{
    return valueOf(kAppearances, name);
}

Settings::Settings(const QString &dataDirectory, QObject *parent)
    : QObject(parent)
    , m_dataDirectory(QDir::cleanPath(QDir(dataDirectory).absolutePath()))
    , m_file(m_dataDirectory + "/settings.ini"_L1, QSettings::IniFormat)
{
}

QString Settings::dataDirectory() const
{
    return m_dataDirectory;
}

Appearance Settings::appearance() const
{
    if (m_appearanceOfThisRun)
        return *m_appearanceOfThisRun;
    return appearanceFromName(read(m_file, Key::Appearance).toString()).value_or(Appearance::System);
}

void Settings::setAppearance(Appearance appearance)
{
    const Appearance before = this->appearance();
    m_appearanceOfThisRun.reset();
    if (appearance != this->appearance())
        write(m_file, Key::Appearance, appearanceName(appearance));
    if (appearance != before)
        emit appearanceChanged(appearance);
}

void Settings::overrideAppearance(Appearance appearance)
{
    m_appearanceOfThisRun = appearance;
}

QByteArray Settings::windowGeometry() const
{
    return read(m_file, Key::WindowGeometry).toByteArray();
}

void Settings::setWindowGeometry(const QByteArray &geometry)
{
    write(m_file, Key::WindowGeometry, geometry);
}

QByteArray Settings::windowState() const
{
    return read(m_file, Key::WindowState).toByteArray();
}

void Settings::setWindowState(const QByteArray &state)
{
    write(m_file, Key::WindowState, state);
}

QUuid Settings::lastAssistant() const
{
    return QUuid::fromString(read(m_file, Key::LastAssistant).toString());
}

void Settings::setLastAssistant(const QUuid &id)
{
    write(m_file, Key::LastAssistant, id.toString(QUuid::WithoutBraces));
}

PageId Settings::lastPage() const
{
    return valueOf(kPages, read(m_file, Key::LastPage).toString()).value_or(PageId::Configuration);
}

void Settings::setLastPage(PageId page)
{
    write(m_file, Key::LastPage, nameOf(kPages, page));
}

QByteArray Settings::logFilters() const
{
    return read(m_file, Key::LogFilters).toString().toUtf8();
}

void Settings::setLogFilters(const QByteArray &json)
{
    write(m_file, Key::LogFilters, QString::fromUtf8(json));
}

QString Settings::logColumns() const
{
    return read(m_file, Key::LogColumns).toString();
}

void Settings::setLogColumns(const QString &columns)
{
    write(m_file, Key::LogColumns, columns);
}

bool Settings::isLogGlanceOpen() const
{
    return read(m_file, Key::LogGlance).toBool();
}

void Settings::setLogGlanceOpen(bool open)
{
    write(m_file, Key::LogGlance, open);
}

void Settings::resetWindow()
{
    m_file.remove(groupOf(Scope::Window));
}

} // namespace ChannelConsole

// SPDX-License-Identifier: Apache-2.0
#include "core/secret/KeychainHelp.h"

#include <QCoreApplication>
#include <QStringList>

namespace ChannelConsole {

using namespace Qt::StringLiterals;

namespace {

enum class DesktopKind {
    Gnome, ///< starts gnome-keyring by itself
    Kde,
    Other, ///< window managers and desktops that may start no keyring at all
};

DesktopKind desktopKind(const QString &desktop)
{
    // A colon-separated list, the most specific name first, e.g. "ubuntu:GNOME".
    const QStringList names = desktop.split(u':', Qt::SkipEmptyParts);
    for (const QString &name : names) {
        if (name.compare("KDE"_L1, Qt::CaseInsensitive) == 0)
            return DesktopKind::Kde;
        for (const auto known :
            {"GNOME"_L1, "Unity"_L1, "X-Cinnamon"_L1, "Cinnamon"_L1, "MATE"_L1, "Budgie"_L1}) {
            if (name.compare(known, Qt::CaseInsensitive) == 0)
                return DesktopKind::Gnome;
        }
    }
    return DesktopKind::Other;
}

QString translated(const char *text)
{
    return QCoreApplication::translate("KeychainHelp", text);
}

#ifdef Q_OS_UNIX
[[maybe_unused]] QString currentDesktop()
{
    return qEnvironmentVariable("XDG_CURRENT_DESKTOP");
}
#endif

} // namespace

QString keychainNameOnDesktop(const QString &desktop)
{
    return desktopKind(desktop) == DesktopKind::Kde
        ? translated(QT_TRANSLATE_NOOP("KeychainHelp", "KDE wallet"))
        : translated(QT_TRANSLATE_NOOP("KeychainHelp", "keychain"));
}

QString keychainHelpOnDesktop(const QString &desktop)
{
    switch (desktopKind(desktop)) {
    case DesktopKind::Gnome:
        return translated(QT_TRANSLATE_NOOP("KeychainHelp",
            "Open “Passwords and Keys”, make sure that a keyring named “Login” exists and is unlocked, then "
            "try again. If there "
            "is no such program, install the package gnome-keyring, log out and in again."));
    case DesktopKind::Kde:
        return translated(QT_TRANSLATE_NOOP("KeychainHelp",
            "Open System Settings › KDE Wallet, switch on “Enable the KDE wallet subsystem”, then start this "
            "program again. If "
            "there is no such page, install the package kwalletmanager."));
    case DesktopKind::Other:
        return translated(QT_TRANSLATE_NOOP("KeychainHelp",
            "Install a program that keeps passwords for the desktop (gnome-keyring, KDE Wallet or KeePassXC "
            "with its Secret "
            "Service switched on), log out and in again. Under a window manager it may have to be started "
            "with your session."));
    }
    Q_UNREACHABLE();
}

QString keychainName()
{
#if defined(Q_OS_WIN)
    return translated(QT_TRANSLATE_NOOP("KeychainHelp", "Credential Manager"));
#elif defined(Q_OS_MACOS)
    return translated(QT_TRANSLATE_NOOP("KeychainHelp", "Keychain"));
#else
    return keychainNameOnDesktop(currentDesktop());
#endif
}

QString keychainHelp()
{
#if defined(Q_OS_WIN)
    return translated(QT_TRANSLATE_NOOP("KeychainHelp",
        "Start the program from your own desktop session, not elevated and not over a remote shell: Windows "
        "gives those no "
        "Credential Manager. Check that the service “Credential Manager” is running."));
#elif defined(Q_OS_MACOS)
    return translated(QT_TRANSLATE_NOOP("KeychainHelp",
        "Open “Keychain Access”, unlock the keychain “login”, and allow this program to use it when asked."));
#else
    return keychainHelpOnDesktop(currentDesktop());
#endif
}

} // namespace ChannelConsole

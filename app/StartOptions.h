// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/preferences/Settings.h"

#include <QString>

#include <optional>

class QCoreApplication;

namespace ChannelConsole {

/// What the command line asks for.
struct StartOptions
{
    QString dataDirectory;
    std::optional<Appearance> appearance; ///< for this run, instead of the setting
    bool reportStart = false; ///< for ./dev bench
};

/// Whether the arguments ask for --help or --version, which must work without a display. To be asked before
/// there is an application object, because the choice between QCoreApplication and QApplication depends on
/// it.
[[nodiscard]] bool asksForTextOnly(int argc, char **argv);

/// Reads the command line. Does not return for --help, --version and what it does not understand.
[[nodiscard]] StartOptions startOptions(const QCoreApplication &application);

} // namespace ChannelConsole

// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QByteArray>
#include <QByteArrayList>
#include <QString>

namespace ChannelConsole {

// Pieces of a command for any POSIX shell, made of text that came from outside: nothing in it can end a
// quotation, and no control character but a newline is in it, so that pasting it runs this one command and
// nothing else.

/// Whether the bytes can stand in a command as they are: UTF-8 without control characters.
[[nodiscard]] bool isShellText(const QByteArray &bytes);
/// One word that stands for these bytes (a NUL cannot be in one and is left out).
[[nodiscard]] QByteArray shellWord(const QByteArray &bytes);
/// AUTHORIZATION for Authorization: a name a shell accepts for whatever came.
[[nodiscard]] QByteArray shellVariable(const QString &name);
/// The word with `"$variable"` in place of each run of the dots that stand for a secret.
[[nodiscard]] QByteArray shellWordWithVariable(const QString &text, const QByteArray &variable);

/// A header as curl's `-H` takes it; dots become the variable.
[[nodiscard]] QByteArray curlHeader(const QString &name, const QString &value, const QByteArray &variable);
/// Whether curl sets it by itself, or it belongs to the connection.
[[nodiscard]] bool isCurlsOwnHeader(const QString &name);
/// The parts, one a line, and the body behind them; it is piped where it cannot be an argument.
[[nodiscard]] QByteArray curlWithBody(QByteArrayList parts, const QByteArray &body);

} // namespace ChannelConsole

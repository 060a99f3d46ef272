// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/message/ScriptWire.h"

#include <QJSEngine>
#include <QObject>

class QFile;

namespace ChannelConsole {

/// Runs one script. All it finds besides the language are `print` and `context`: the engine has no
/// extensions, so there is no console, no Qt, no import, and nothing that could reach a file, the network or
/// a process.
class ScriptHost final : public QObject
{
    Q_OBJECT
public:
    /// `output` must be open and outlive this.
    explicit ScriptHost(QFile *output, QObject *parent = nullptr);

    void run(const ScriptRequest &request);

    /// For the script's print; ends the process when there is too much of it.
    Q_INVOKABLE void print(const QString &text);

private:
    void install(const QString &context);
    void tellException(const QJSValue &thrown, const QStringList &stack);
    void write(const ScriptEvent &event);
    [[nodiscard]] QString asText(const QJSValue &value);

    QFile *m_output;
    QJSEngine m_engine;
    QJSValue m_stringify; ///< taken before the script can put something else in its place
    qsizetype m_printed = 0; ///< bytes
};

} // namespace ChannelConsole

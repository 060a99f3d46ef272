// SPDX-License-Identifier: Apache-2.0
#include "app/script/ScriptHost.h"

#include <QCoreApplication>
#include <QFile>
#include <QRegularExpression>

#include <cstdlib>

namespace ChannelConsole {

using namespace Qt::StringLiterals;

namespace {

const QString kScriptName = u"script"_s;

/// The engine hands a method only to what has the object; the script gets a function that keeps it to itself.
/// What is printed is what String() makes of each argument, as in other engines with a print.
const QString kPrint
    = u"(function (host, String) {"
      "'use strict';"
      "return function print() {"
      "  var text = '';"
      "  for (var i = 0; i < arguments.length; ++i) text += (i ? ' ' : '') + String(arguments[i]);"
      "  host.print(text);"
      "};"
      "})"_s;

} // namespace

ScriptHost::ScriptHost(QFile *output, QObject *parent)
    : QObject(parent)
    , m_output(output)
{
    QJSEngine::setObjectOwnership(this, QJSEngine::CppOwnership);
}

void ScriptHost::run(const ScriptRequest &request)
{
    install(request.context);
    write({.kind = ScriptEvent::Kind::Started});
    QStringList stack;
    const QJSValue result = m_engine.evaluate(request.script, kScriptName, 1, &stack);
    // A value can be thrown that is no Error: the stack tells.
    if (result.isError() || !stack.isEmpty())
        tellException(result, stack);
    else
        QCoreApplication::sendPostedEvents(); // what waits for a promise runs after the script, as everywhere
    write({.kind = ScriptEvent::Kind::Ended});
}

void ScriptHost::print(const QString &text)
{
    // Long ones are not converted only to be counted.
    m_printed += ScriptLimits::kPrintBytes
        + (text.size() > ScriptLimits::kOutputBytes ? text.size() : text.toUtf8().size());
    if (m_printed > ScriptLimits::kOutputBytes)
        std::_Exit(int(ScriptExit::OutputTooLong));
    write({.kind = ScriptEvent::Kind::Printed, .text = text});
}

void ScriptHost::install(const QString &context)
{
    QJSValue global = m_engine.globalObject();
    const QJSValue json = global.property(u"JSON"_s);
    m_stringify = json.property(u"stringify"_s);
    const QJSValue value = json.property(u"parse"_s).call({context});
    if (value.isError())
        std::_Exit(int(ScriptExit::BadRequest));
    global.setProperty(u"context"_s, value);
    global.setProperty(u"print"_s,
        m_engine.evaluate(kPrint).call({m_engine.newQObject(this), global.property(u"String"_s)}));
}

void ScriptHost::tellException(const QJSValue &thrown, const QStringList &stack)
{
    ScriptEvent event{.kind = ScriptEvent::Kind::Threw};
    // "function:line:column:file", innermost first; the column is -1 while running.
    static const QRegularExpression kPlace(u":(-?\\d+):(-?\\d+):[^:]*:?"_s + kScriptName + u"$"_s);
    for (const QString &entry : stack) {
        const QRegularExpressionMatch place = kPlace.match(entry);
        if (!place.hasMatch())
            continue;
        event.line = qMax(0, place.captured(1).toInt());
        event.column = qMax(0, place.captured(2).toInt());
        break;
    }
    if (thrown.isError()) {
        event.errorName = thrown.property(u"name"_s).toString();
        event.text = thrown.property(u"message"_s).toString();
        if (event.line == 0)
            event.line = qMax(0, thrown.property(u"lineNumber"_s).toInt());
    } else {
        event.text = asText(thrown);
    }
    // What is thrown counts as little as what is printed may.
    event.text.truncate(ScriptLimits::kOutputBytes / 8);
    event.errorName.truncate(ScriptLimits::kPrintBytes * 8);
    write(event);
}

QString ScriptHost::asText(const QJSValue &value)
{
    if (value.isObject()) {
        const QJSValue json = m_stringify.call({value});
        if (json.isString())
            return json.toString();
    }
    return value.toString();
}

void ScriptHost::write(const ScriptEvent &event)
{
    const QByteArray bytes = encoded(event);
    // Nobody listens any longer.
    if (m_output->write(bytes) != bytes.size() || !m_output->flush())
        std::_Exit(int(ScriptExit::Ended));
}

} // namespace ChannelConsole

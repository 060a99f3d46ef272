// SPDX-License-Identifier: Apache-2.0
#include "ui/testsend/script/ScriptViewModel.h"

#include "core/Continuation.h"
#include "core/message/ScriptFeatures.h"
#include "core/message/ScriptRunner.h"

namespace ChannelConsole {

using namespace Qt::StringLiterals;

namespace {

/// The guide, "Messaging Templates" of GupShup, with its blank lines left out.
const QString kGuideSample = uR"(var msg = {
"type": "document",
"message_text":"This is document caption",
"caption":"This document talks about Gupshup features",
"filename": "Developer.pdf",
"document": {"url":"http://enterprise.smsgupshup.com/help/in/EnterpriseAPIDocument.pdf"}
};
print(JSON.stringify(msg))
)"_s;

} // namespace

ScriptViewModel::ScriptViewModel(const Services &services, QObject *parent)
    : QObject(parent)
    , m_services(services)
{
}

ScriptViewModel::Session &ScriptViewModel::session()
{
    auto found = m_sessions.find(m_assistantId);
    if (found == m_sessions.end())
        found = m_sessions.insert(m_assistantId, {.script = {}, .context = sampleContext()});
    return *found;
}

const ScriptViewModel::Session &ScriptViewModel::session() const
{
    static const Session kUntouched{.script = {}, .context = sampleContext()};
    const auto found = m_sessions.constFind(m_assistantId);
    return found == m_sessions.cend() ? kUntouched : *found;
}

void ScriptViewModel::showAssistant(const QUuid &assistantId)
{
    if (assistantId == m_assistantId)
        return;
    cancel();
    m_assistantId = assistantId;
    emit textsChanged();
    emit changed();
}

QString ScriptViewModel::script() const
{
    return session().script;
}

QString ScriptViewModel::context() const
{
    return session().context;
}

void ScriptViewModel::setScript(const QString &script)
{
    if (script == session().script)
        return;
    session().script = script;
    session().scriptStale = true;
    emit changed();
}

void ScriptViewModel::setContext(const QString &context)
{
    if (context == session().context)
        return;
    session().context = context;
    session().contextStale = true;
    emit changed();
}

QString ScriptViewModel::guideSample()
{
    return kGuideSample;
}

bool ScriptViewModel::mayRun() const
{
    return !m_running && !session().script.trimmed().isEmpty();
}

void ScriptViewModel::run()
{
    if (!mayRun())
        return;
    Session &now = session();
    now.contextTried = true;
    if (contextFault(now.context)) {
        emit changed();
        return;
    }
    now.scriptStale = false;
    now.contextStale = false;
    m_running = true;
    const int token = ++m_newest;
    continued(m_services.scripts->run({.script = now.script, .context = now.context}), this,
        [this, token, id = m_assistantId](const ScriptOutcome &outcome) {
            if (token != m_newest)
                return;
            m_running = false;
            take(id, outcome);
            emit changed();
        });
    emit changed();
}

void ScriptViewModel::cancel()
{
    if (m_running)
        m_services.scripts->cancel();
}

void ScriptViewModel::take(const QUuid &assistantId, const ScriptOutcome &outcome)
{
    const auto found = m_sessions.find(assistantId);
    if (found == m_sessions.end())
        return;
    found->outcome = outcome;
    found->reading.reset();
    found->requests.clear();
    found->warnings = silentDifferences(found->script);
    if (outcome.end != ScriptOutcome::End::Finished)
        return;
    found->reading = readPrinted(outcome.printed);
    if (found->reading->content)
        found->requests = requestPreviews(*found->reading->content);
}

std::optional<ScriptFault> ScriptViewModel::scriptFault() const
{
    const Session &now = session();
    return now.outcome && !now.scriptStale ? now.outcome->fault : std::nullopt;
}

QString ScriptViewModel::scriptFaultText() const
{
    const std::optional<ScriptFault> fault = scriptFault();
    if (!fault)
        return {};
    const QString what = fault->name.isEmpty() ? tr("The script threw: %1").arg(fault->text)
                                               : QString(fault->name + u": "_s + fault->text);
    const QString where = fault->line > 0 ? tr("Line %1: %2").arg(QString::number(fault->line), what) : what;
    const QString hint = featureHint(session().script, *fault);
    return hint.isEmpty() ? where : QString(where + u'\n' + hint);
}

std::optional<ScriptFault> ScriptViewModel::contextFaultNow() const
{
    return session().contextTried ? contextFault(session().context) : std::nullopt;
}

std::optional<ScriptOutcome> ScriptViewModel::outcome() const
{
    return session().outcome;
}

std::optional<ScriptReading> ScriptViewModel::reading() const
{
    return session().reading;
}

QStringList ScriptViewModel::warnings() const
{
    return session().warnings;
}

bool ScriptViewModel::isStale() const
{
    return session().outcome && (m_running || session().scriptStale || session().contextStale);
}

QList<RequestPreview> ScriptViewModel::requests() const
{
    return session().requests;
}

std::optional<ComposeDraft> ScriptViewModel::draft() const
{
    const std::optional<ScriptReading> &reading = session().reading;
    if (!reading || !reading->content)
        return std::nullopt;
    return ComposeDraft{.businessNumber = {}, .userNumber = {}, .content = *reading->content};
}

} // namespace ChannelConsole

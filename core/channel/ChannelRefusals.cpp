// SPDX-License-Identifier: Apache-2.0
#include "core/channel/ChannelRefusals.h"

#include <QCoreApplication>

namespace ChannelConsole {

namespace {

QString translated(const char *text)
{
    return QCoreApplication::translate("AssistantStore", text);
}

Problem refused(const QString &text, const QString &remedy)
{
    return {.kind = ProblemKind::Refused, .side = Side::ThisComputer, .text = text, .remedy = remedy};
}

} // namespace

Problem noSuchAssistant()
{
    return refused(translated(QT_TRANSLATE_NOOP("AssistantStore", "This assistant does not exist any more.")),
        translated(QT_TRANSLATE_NOOP("AssistantStore", "Choose another assistant, or add it again.")));
}

Problem noSuchApp()
{
    return refused(translated(QT_TRANSLATE_NOOP("AssistantStore", "This app does not exist any more.")),
        translated(QT_TRANSLATE_NOOP("AssistantStore", "Choose another app, or create one.")));
}

Problem appNeedsSecret(const QString &appName)
{
    return refused(
        translated(QT_TRANSLATE_NOOP("AssistantStore", "“%1” cannot do without its client secret."))
            .arg(appName),
        translated(QT_TRANSLATE_NOOP("AssistantStore", "Enter another one, or delete the app.")));
}

Problem notAddable()
{
    return refused(
        translated(QT_TRANSLATE_NOOP("AssistantStore", "This assistant cannot be added as it is.")),
        translated(QT_TRANSLATE_NOOP("AssistantStore", "Add a new assistant and enter its values.")));
}

Problem sandboxMarkFixed()
{
    return refused(translated(QT_TRANSLATE_NOOP(
                       "AssistantStore", "An assistant cannot be moved into or out of the sandbox.")),
        translated(QT_TRANSLATE_NOOP("AssistantStore", "Add another assistant instead.")));
}

Problem changedMeanwhile()
{
    return refused(translated(QT_TRANSLATE_NOOP(
                       "AssistantStore", "The stored credentials are not the ones this form was made from.")),
        translated(QT_TRANSLATE_NOOP(
            "AssistantStore", "Enter the credentials again, or revert the form, and save.")));
}

Problem appInUse(const QString &appName, const QString &assistantName)
{
    return refused(
        translated(QT_TRANSLATE_NOOP("AssistantStore", "The app “%1” is associated with the assistant “%2”."))
            .arg(appName, assistantName),
        translated(QT_TRANSLATE_NOOP("AssistantStore",
            "Choose another app there, or switch Associate an App off, and save. Then remove it.")));
}

} // namespace ChannelConsole

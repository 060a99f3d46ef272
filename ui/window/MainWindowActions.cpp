// SPDX-License-Identifier: Apache-2.0
#include "ui/window/MainWindowActions.h"

#include "ui/widgets/Icons.h"

#include <QAction>
#include <QCoreApplication>
#include <QMenu>
#include <QMenuBar>

namespace ChannelConsole {

using namespace Qt::StringLiterals;

namespace {

QString tr(const char *text)
{
    return QCoreApplication::translate("MainWindow", text);
}

QAction *action(
    QObject *owner, const QString &objectName, const QString &text, const QKeySequence &shortcut = {})
{
    auto *action = new QAction(text, owner);
    action->setObjectName(objectName);
    action->setShortcut(shortcut);
    // macOS guesses a role from words in the text otherwise.
    action->setMenuRole(QAction::NoRole);
    return action;
}

} // namespace

MainWindowActions MainWindowActions::create(const QList<PageFactory> &factories, QObject *owner)
{
    MainWindowActions actions;
    actions.addAssistant = action(owner, u"actionAddAssistant"_s, tr("&Add an assistant"), QKeySequence::New);
    actions.trySandbox = action(owner, u"actionTrySandbox"_s, tr("&Try it with the sandbox"));
    actions.save = action(owner, u"actionSave"_s, tr("&Save"), QKeySequence::Save);
    // Windows has no standard key for it.
    actions.preferences
        = action(owner, u"actionPreferences"_s, tr("&Preferences"), QKeySequence(u"Ctrl+,"_s));
    actions.preferences->setMenuRole(QAction::PreferencesRole);
    actions.quit = action(owner, u"actionQuit"_s, tr("&Quit"), QKeySequence(u"Ctrl+Q"_s));
    actions.quit->setMenuRole(QAction::QuitRole);

    actions.renameAssistant = action(owner, u"actionRenameAssistant"_s, tr("&Rename"), QKeySequence(u"F2"_s));
    actions.editAssistant = action(owner, u"actionEditAssistant"_s, tr("Assistant &settings"));
    actions.duplicateAssistant
        = action(owner, u"actionDuplicateAssistant"_s, tr("D&uplicate without secrets"));
    actions.deleteAssistant = action(owner, u"actionDeleteAssistant"_s, tr("&Delete"));
    actions.editAssistant->setIcon(icon(u"settings"_s));
    actions.renameAssistant->setIcon(icon(u"edit"_s));
    actions.duplicateAssistant->setIcon(icon(u"copy"_s));
    actions.deleteAssistant->setIcon(icon(u"delete"_s));

    for (const PageFactory &factory : factories) {
        const auto number = actions.pages.size() + 1;
        QAction *page = action(
            owner, u"actionPage%1"_s.arg(number), factory.title, QKeySequence(u"Ctrl+%1"_s.arg(number)));
        page->setData(QVariant::fromValue(factory.id));
        actions.pages.append(page);
    }
    actions.find = action(owner, u"actionFind"_s, tr("&Find"), QKeySequence::Find);
    actions.instructions = action(owner, u"actionInstructions"_s, tr("&Instructions"), QKeySequence(u"F1"_s));
    actions.about = action(owner, u"actionAbout"_s, tr("&About Channel Console"));
    actions.about->setMenuRole(QAction::AboutRole);
    return actions;
}

void MainWindowActions::fill(QMenuBar *bar) const
{
    QMenu *file = bar->addMenu(tr("&File"));
    file->addActions({addAssistant, trySandbox});
    file->addSeparator();
    file->addAction(save);
    file->addSeparator();
    file->addAction(preferences);
    file->addSeparator();
    file->addAction(quit);

    QMenu *assistant = bar->addMenu(tr("&Assistant"));
    assistant->addActions({renameAssistant, editAssistant, duplicateAssistant});
    assistant->addSeparator();
    assistant->addAction(deleteAssistant);

    QMenu *view = bar->addMenu(tr("&View"));
    view->addActions(pages);
    view->addSeparator();
    view->addAction(find);

    QMenu *help = bar->addMenu(tr("&Help"));
    help->addAction(instructions);
    help->addSeparator();
    help->addAction(about);
}

} // namespace ChannelConsole

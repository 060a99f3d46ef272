// SPDX-License-Identifier: Apache-2.0
// MainWindow: going from one assistant to another, and what is asked before something typed would be lost.
#include "core/channel/AssistantStore.h"
#include "ui/assistants/AssistantForm.h"
#include "ui/assistants/AssistantSidebar.h"
#include "ui/assistants/SandboxStarter.h"
#include "ui/assistants/WelcomePane.h"
#include "ui/preferences/Settings.h"
#include "ui/widgets/Banner.h"
#include "ui/widgets/Question.h"
#include "ui/widgets/TabOrder.h"
#include "ui/window/ChannelView.h"
#include "ui/window/MainWindow.h"

#include <QAction>
#include <QCloseEvent>
#include <QLocale>
#include <QPushButton>
#include <QSplitter>
#include <QStackedWidget>

#include <utility>

namespace ChannelConsole {

using namespace Qt::StringLiterals;

void MainWindow::showAssistant(const QUuid &id)
{
    if (id.isNull()) {
        m_content->setCurrentWidget(m_welcome);
    } else {
        m_channel->showAssistant(id);
        m_content->setCurrentWidget(m_channel);
    }
    m_sidebar->setCurrent(id);
    updateSidebar();
    updateActions();
    updateTitle();
}

void MainWindow::showMessageLog(const QUuid &assistantId)
{
    show();
    raise();
    activateWindow();
    if (!m_splitter || !m_services.assistants->assistant(assistantId) || m_content->currentWidget() == m_form)
        return;
    showAssistant(assistantId);
    m_channel->showPage(PageId::MessageLog);
}

void MainWindow::chooseAssistant(const QUuid &id)
{
    if (m_content->currentWidget() != m_form) {
        showAssistant(id);
        return;
    }
    // The highlight moves with the answer, not before. Later: the list has not finished with the click yet.
    QMetaObject::invokeMethod(
        this, [this] { m_sidebar->setCurrent(highlighted()); }, Qt::QueuedConnection);
    askBeforeLosingForm([this, id](bool proceed) {
        if (proceed)
            showAssistant(id);
    });
}

void MainWindow::showForm(std::function<void()> start)
{
    if (!m_splitter)
        return;
    askBeforeLosingForm([this, start = std::move(start)](bool proceed) {
        if (!proceed)
            return;
        m_content->setCurrentWidget(m_form);
        start();
        m_sidebar->setCurrent(highlighted());
        updateActions();
        updateTitle();
    });
}

void MainWindow::addAssistant()
{
    showForm([this] { m_form->startNew(); });
}

void MainWindow::editAssistant()
{
    showForm([this] {
        if (const std::optional<Assistant> assistant
            = m_services.assistants->assistant(m_channel->assistantId()))
            m_form->startEditing(*assistant);
    });
}

void MainWindow::leaveForm()
{
    const QUuid shown = m_channel->assistantId();
    showAssistant(m_services.assistants->assistant(shown) ? shown : QUuid());
}

QUuid MainWindow::highlighted() const
{
    return m_content->currentWidget() == m_form ? m_form->assistantId() : m_channel->assistantId();
}

void MainWindow::startSandbox()
{
    m_banner->clear();
    m_sandboxStarter->start();
}

void MainWindow::showSandboxProblem(const Problem &problem, bool keepUntilQuitHelps)
{
    m_banner->showProblem(problem);
    QPushButton *retry = m_banner->addButton(tr("Try again"));
    retry->setObjectName(u"sandboxRetry"_s);
    connect(retry, &QPushButton::clicked, this, &MainWindow::startSandbox);
    if (keepUntilQuitHelps) {
        QPushButton *keep = m_banner->addButton(tr("Keep until I quit"));
        keep->setObjectName(u"sandboxKeepUntilQuit"_s);
        keep->setToolTip(tr("Keeps the sandbox's credentials in memory only. They have to be entered again "
                            "at the next start."));
        connect(keep, &QPushButton::clicked, this, [this] {
            m_banner->clear();
            m_sandboxStarter->start(SecretPlace::UntilQuit);
        });
    }
}

void MainWindow::followAssistants()
{
    // The one shown may be gone, and with it the form about it.
    const QUuid shown = m_channel->assistantId();
    if (!shown.isNull() && !m_services.assistants->assistant(shown)) {
        m_form->discardChanges();
        showAssistant(m_sidebar->current());
        return;
    }
    updateSidebar();
    updateTitle();
}

void MainWindow::updateSidebar()
{
    // While the sandbox is being made its assistant is there already, but may be taken back.
    const bool starting = m_sandboxStarter->isRunning() && m_content->currentWidget() == m_welcome;
    m_sidebar->setVisible(!starting && !m_services.assistants->assistants().isEmpty());
}

void MainWindow::updateActions()
{
    const bool ready = m_splitter != nullptr;
    const bool channel = ready && m_content->currentWidget() == m_channel;
    const bool form = ready && m_content->currentWidget() == m_form;
    m_actions.addAssistant->setEnabled(ready);
    m_actions.trySandbox->setEnabled(ready && !m_sandboxStarter->isRunning());
    m_actions.save->setEnabled(channel || form);
    m_actions.find->setEnabled(channel);
    m_actions.instructions->setEnabled(channel);
    for (QAction *action : m_actions.ofAssistant())
        action->setEnabled(channel);
    for (QAction *action : m_actions.pages)
        action->setEnabled(channel);
}

void MainWindow::updateTitle()
{
    // The name alone: a window's title can be read by every program on the desktop (promise 1).
    const std::optional<Assistant> assistant = m_splitter && m_content->currentWidget() == m_channel
        ? m_services.assistants->assistant(m_channel->assistantId())
        : std::nullopt;
    setWindowTitle(assistant
            ? tr("%1[*] – Channel Console").arg(QString(assistant->name).replace(u"[*]"_s, u"[*][*]"_s))
            : tr("[*]Channel Console"));
    if (!m_splitter) {
        setWindowModified(false);
        return;
    }
    // Of what is shown; the others have their mark in the sidebar.
    setWindowModified(m_content->currentWidget() == m_form
            ? m_form->hasUnsavedChanges()
            : m_channel->hasUnsavedChanges(m_channel->assistantId()));
    QSet<QUuid> unsaved;
    for (const Assistant &each : m_services.assistants->assistants()) {
        if (hasUnsavedChanges(each.id))
            unsaved.insert(each.id);
    }
    m_sidebar->setUnsaved(unsaved);
}

void MainWindow::saveCurrent()
{
    const auto done = [](bool) {};
    if (m_content->currentWidget() == m_form)
        m_form->save(done);
    else
        m_channel->currentPage()->save(done);
}

void MainWindow::restore()
{
    m_splitter->restoreState(m_services.settings->windowState());
    m_channel->showPage(m_services.settings->lastPage());
    const QList<Assistant> all = m_services.assistants->assistants();
    const QUuid last = m_services.settings->lastAssistant();
    if (m_services.assistants->assistant(last))
        showAssistant(last);
    else
        showAssistant(all.isEmpty() ? QUuid() : all.constFirst().id);
}

void MainWindow::remember()
{
    m_services.settings->setWindowGeometry(saveGeometry());
    if (!m_splitter)
        return;
    if (m_sidebar->isVisible())
        m_services.settings->setWindowState(m_splitter->saveState());
    m_services.settings->setLastAssistant(m_channel->assistantId());
    m_services.settings->setLastPage(m_channel->currentPageId());
}

bool MainWindow::hasUnsavedChanges() const
{
    return m_splitter && (m_form->hasUnsavedChanges() || m_channel->hasUnsavedChanges());
}

bool MainWindow::hasUnsavedChanges(const QUuid &assistantId) const
{
    return m_channel->hasUnsavedChanges(assistantId)
        || (m_form->assistantId() == assistantId && m_form->hasUnsavedChanges());
}

QString MainWindow::unsavedNames() const
{
    QStringList names;
    for (const Assistant &each : m_services.assistants->assistants()) {
        if (hasUnsavedChanges(each.id))
            names.append(tr("“%1”").arg(each.name));
    }
    if (m_form->assistantId().isNull() && m_form->hasUnsavedChanges())
        names.append(tr("the new assistant"));
    return QLocale().createSeparatedList(names);
}

void MainWindow::sayWhyOpen()
{
    // The page is what has to be seen now, even if a form that could be saved stood before it.
    if (!m_form->hasUnsavedChanges() && m_content->currentWidget() != m_channel)
        showAssistant(m_channel->assistantId());
    m_banner->showMessage(Banner::Kind::Warning,
        tr("The window was not closed: %1 could not be saved.").arg(unsavedNames()),
        tr("What needs your attention is marked below."));
    m_saysWhyOpen = true;
}

void MainWindow::forgetWhyOpen()
{
    if (std::exchange(m_saysWhyOpen, false))
        m_banner->clear();
}

bool MainWindow::focusNextPrevChild(bool next)
{
    return followLayout(this, next);
}

void MainWindow::askBeforeLosingForm(std::function<void(bool proceed)> decided)
{
    if (!m_form->hasUnsavedChanges()) {
        decided(true);
        return;
    }
    const Question question{.title = tr("Unsaved changes"),
        .text = tr("Save what you entered about the assistant?"),
        .detail = tr("It would be lost otherwise.")};
    askUnsaved(this, question, this, [this, decided = std::move(decided)](UnsavedAnswer answer) {
        switch (answer) {
        case UnsavedAnswer::Save:
            m_form->save(decided);
            return;
        case UnsavedAnswer::Discard:
            m_form->discardChanges();
            decided(true);
            return;
        case UnsavedAnswer::Cancel:
            decided(false);
            return;
        }
    });
}

void MainWindow::saveEverything(std::function<void(bool saved)> done)
{
    if (!m_form->hasUnsavedChanges()) {
        m_channel->saveAll(std::move(done));
        return;
    }
    m_form->save([this, done = std::move(done)](bool saved) {
        if (saved)
            m_channel->saveAll(done);
        else
            done(false);
    });
}

void MainWindow::closeEvent(QCloseEvent *event)
{
    if (m_closeAgreed || !hasUnsavedChanges()) {
        remember();
        event->accept();
        return;
    }
    event->ignore();
    if (m_asking)
        return;
    forgetWhyOpen();
    m_asking = true;
    const Question question{.title = tr("Unsaved changes"),
        .text = tr("Save your changes to %1 before closing?").arg(unsavedNames()),
        .detail = tr("What you do not save is lost.")};
    askUnsaved(this, question, this, [this](UnsavedAnswer answer) {
        m_asking = false;
        const auto closeIf = [this](bool agreed) {
            if (!agreed) {
                sayWhyOpen();
                return;
            }
            m_closeAgreed = true;
            close();
        };
        if (answer == UnsavedAnswer::Save)
            saveEverything(closeIf);
        else if (answer == UnsavedAnswer::Discard)
            closeIf(true);
    });
}

} // namespace ChannelConsole

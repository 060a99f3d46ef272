// SPDX-License-Identifier: Apache-2.0
// The part of TemplatesPage that enters, changes, removes, imports and exports.
#include "ui/templates/TemplateEditor.h"
#include "ui/templates/TemplatesPage.h"
#include "ui/templates/TemplatesViewModel.h"
#include "ui/widgets/Banner.h"
#include "ui/widgets/Question.h"

#include <QFileDialog>

namespace ChannelConsole {

using namespace Qt::StringLiterals;

namespace {

constexpr int kProblemsShown = 8;

QFileDialog *fileDialog(QWidget *parent, const QString &title)
{
    auto *dialog
        = new QFileDialog(parent, title, QString(), TemplatesPage::tr("Templates (*.json);;All files (*)"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    return dialog;
}

} // namespace

void TemplatesPage::openEditor(const std::optional<TemplateRecord> &before, const TemplateRecord &record)
{
    m_outcome->clear();
    m_drafts.insert(m_model->assistantId(), {.before = before, .record = record});
    m_editor->edit(record, !before);
    showState();
    m_editor->focusFirst();
}

void TemplatesPage::closeEditor()
{
    m_drafts.remove(m_model->assistantId());
    emit unsavedChangesChanged();
    showState();
}

void TemplatesPage::save(std::function<void(bool saved)> done)
{
    const QUuid assistantId = m_model->assistantId();
    const auto found = m_drafts.constFind(assistantId);
    if (found == m_drafts.cend()) {
        done(true);
        return;
    }
    const TemplateRecord record = m_editor->record();
    if (m_editor->showErrors()) {
        done(false);
        return;
    }
    const auto stored
        = [this, assistantId, record, done = std::move(done)](const std::optional<Problem> &problem) {
              if (problem) {
                  m_editor->showProblem(problem);
                  done(false);
                  return;
              }
              m_drafts.remove(assistantId);
              emit unsavedChangesChanged();
              m_chosen = record;
              showState();
              done(true);
          };
    if (found->before)
        m_model->replace(*found->before, record, stored);
    else
        m_model->add(record, stored);
}

void TemplatesPage::discardChanges()
{
    m_drafts.clear();
    emit unsavedChangesChanged();
    showState();
}

void TemplatesPage::remove()
{
    const auto record = selected();
    if (!record)
        return;
    askToConfirm(this,
        {.title = tr("Remove the template"),
            .text = tr("Remove %1 (%2) from this list?").arg(record->name, record->language),
            .detail = tr("Nothing changes at the partner.")},
        tr("Remove"), this, [this, record = *record](bool confirmed) {
            if (confirmed)
                m_model->remove(record, [this](const auto &problem) { showOutcome(problem); });
        });
}

void TemplatesPage::chooseImport()
{
    QFileDialog *dialog = fileDialog(window(), tr("Import templates"));
    dialog->setFileMode(QFileDialog::ExistingFile);
    connect(dialog, &QFileDialog::fileSelected, this, [this](const QString &fileName) {
        m_model->importFile(fileName, [this](const Result<TemplateCatalogue::Import> &imported) {
            if (imported)
                showImported(imported.value().added, imported.value().problems);
            else
                showOutcome(imported.error());
        });
    });
    dialog->open();
}

void TemplatesPage::chooseExport()
{
    QFileDialog *dialog = fileDialog(window(), tr("Export templates"));
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    dialog->setDefaultSuffix(u"json"_s);
    connect(dialog, &QFileDialog::fileSelected, this, [this](const QString &fileName) {
        m_model->exportFile(fileName, [this, fileName](const std::optional<Problem> &problem) {
            if (problem)
                showOutcome(problem);
            else
                m_outcome->showMessage(
                    Banner::Kind::Success, tr("The templates were written to %1.").arg(fileName));
        });
    });
    dialog->open();
}

void TemplatesPage::showImported(int added, const QStringList &problems)
{
    QStringList shown = problems.first(std::min<qsizetype>(kProblemsShown, problems.size()));
    if (problems.size() > shown.size())
        shown.append(tr("… and %1 more.").arg(problems.size() - shown.size()));
    m_outcome->showMessage(problems.isEmpty() ? Banner::Kind::Success : Banner::Kind::Warning,
        tr("Templates added: %1").arg(added), shown.join(u'\n'));
}

void TemplatesPage::showOutcome(const std::optional<Problem> &problem)
{
    if (problem)
        m_outcome->showProblem(*problem);
    else
        m_outcome->clear();
}

} // namespace ChannelConsole

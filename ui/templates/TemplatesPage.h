// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/message/TemplateRecord.h"
#include "ui/Services.h"
#include "ui/window/Page.h"

#include <QHash>

#include <optional>

class QPushButton;
class QScrollArea;
class QSplitter;
class QStackedWidget;
class QTableView;

namespace ChannelConsole {

class Banner;
class EmptyState;
class TemplateDetailView;
class TemplateEditor;
class TemplateFilterModel;
class TemplateListModel;
class TemplatesBar;
class TemplatesViewModel;
struct Problem;

/// The library of templates of a channel: as the partner lists them, and those entered here.
class TemplatesPage final : public Page
{
    Q_OBJECT
public:
    explicit TemplatesPage(const Services &services, QWidget *parent = nullptr);

    void showAssistant(const QUuid &assistantId) override;
    [[nodiscard]] bool hasUnsavedChanges() const override;
    [[nodiscard]] bool hasUnsavedChanges(const QUuid &assistantId) const override
    {
        return m_drafts.value(assistantId).changed;
    }
    void save(std::function<void(bool saved)> done) override;
    void discardChanges() override;
    void focusSearch() override;

protected:
    void resizeEvent(QResizeEvent *event) override;

private:
    /// What is being typed for an assistant.
    struct Draft
    {
        std::optional<TemplateRecord> before; ///< empty: a new one
        TemplateRecord record;
        bool changed = false; ///< by the user
    };

    QWidget *buildLibrary();
    void buildTable();
    void sizeColumns(bool roomy);
    void showState();
    void showBanner();
    void showNothing();
    void applyFilter();
    [[nodiscard]] std::optional<TemplateRecord> selected() const;
    void showSelected();
    void keepSelection();

    void openEditor(const std::optional<TemplateRecord> &before, const TemplateRecord &record);
    void closeEditor();
    void remove();
    void chooseImport();
    void chooseExport();
    void showImported(int added, const QStringList &problems);
    void showOutcome(const std::optional<Problem> &problem);

    TemplatesViewModel *m_model;
    TemplateListModel *m_list;
    TemplateFilterModel *m_filtered;
    QStackedWidget *m_stack;
    EmptyState *m_noPartner;
    TemplateEditor *m_editor;
    TemplatesBar *m_bar;
    Banner *m_problem;
    Banner *m_outcome;
    QStackedWidget *m_lower;
    QSplitter *m_splitter;
    QTableView *m_table;
    TemplateDetailView *m_detail;
    EmptyState *m_empty;
    QScrollArea *m_emptyPlace;
    EmptyState *m_noMatch;
    QPushButton *m_emptyAction;
    std::optional<TemplateRecord> m_chosen;
    QHash<QUuid, Draft> m_drafts; ///< by assistant: whose editor is open
};

} // namespace ChannelConsole

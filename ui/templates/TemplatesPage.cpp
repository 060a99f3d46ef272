// SPDX-License-Identifier: Apache-2.0
#include "ui/templates/TemplatesPage.h"

#include "core/channel/AssistantStore.h"
#include "core/message/TemplateFilling.h"
#include "ui/templates/TemplateDetailView.h"
#include "ui/templates/TemplateEditor.h"
#include "ui/templates/TemplateFilterModel.h"
#include "ui/templates/TemplateListModel.h"
#include "ui/templates/TemplatesBar.h"
#include "ui/templates/TemplatesViewModel.h"
#include "ui/widgets/Banner.h"
#include "ui/widgets/EmptyState.h"
#include "ui/widgets/Room.h"
#include "ui/widgets/Spacing.h"

#include <QHeaderView>
#include <QPushButton>
#include <QResizeEvent>
#include <QScrollArea>
#include <QSplitter>
#include <QStackedWidget>
#include <QTableView>
#include <QVBoxLayout>

#include <algorithm>

namespace ChannelConsole {

using namespace Qt::StringLiterals;

namespace {

constexpr int kAllColumns
    = 120; // average characters; narrower, the table keeps to what tells templates apart

} // namespace

TemplatesPage::TemplatesPage(const Services &services, QWidget *parent)
    : Page(parent)
    , m_model(new TemplatesViewModel(services.assistants, services.templates, this))
    , m_list(new TemplateListModel(this))
    , m_filtered(new TemplateFilterModel(this))
    , m_stack(new QStackedWidget(this))
    , m_noPartner(new EmptyState(u"settings"_s, tr("No messaging partner yet"),
          tr("Templates belong to an account at a messaging partner. Choose one on the Configurations page, "
             "enter its values and save."),
          this))
    , m_editor(new TemplateEditor(this))
{
    setObjectName(u"templatesPage"_s);
    setAccessibleName(tr("Templates"));
    m_filtered->setSourceModel(m_list);
    connect(m_noPartner->addButton(tr("Go to Configurations"), true), &QPushButton::clicked, this,
        [this] { emit pageRequested(PageId::Configuration); });
    m_stack->addWidget(buildLibrary());
    m_stack->addWidget(m_noPartner);
    m_stack->addWidget(m_editor);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins({});
    layout->addWidget(m_stack);

    connect(m_model, &TemplatesViewModel::channelChanged, this, &TemplatesPage::showState);
    connect(m_model, &TemplatesViewModel::changed, this, &TemplatesPage::showState);
    connect(m_editor, &TemplateEditor::cancelRequested, this, &TemplatesPage::closeEditor);
    connect(m_editor, &TemplateEditor::saveRequested, this, [this] { save([](bool) {}); });
    connect(m_editor, &TemplateEditor::changed, this, [this] {
        Draft &draft = m_drafts[m_model->assistantId()];
        draft.record = m_editor->record();
        draft.changed = true;
        emit unsavedChangesChanged();
    });
}

QWidget *TemplatesPage::buildLibrary()
{
    auto *library = new QWidget(this);
    m_bar = new TemplatesBar(m_model, library);
    m_problem = new Banner(library);
    m_problem->setObjectName(u"templatesProblem"_s);
    m_outcome = new Banner(library);
    m_outcome->setObjectName(u"templatesOutcome"_s);
    m_lower = new QStackedWidget(library);
    m_splitter = new QSplitter(Qt::Horizontal, m_lower);
    m_splitter->setObjectName(u"templatesSplitter"_s);
    m_table = new QTableView(m_splitter);
    m_detail = new TemplateDetailView(m_splitter);
    m_empty = new EmptyState(u"log"_s, {}, {}, m_lower);
    m_emptyAction = m_empty->addButton(tr("Sync"), true);
    m_emptyAction->setObjectName(u"emptyTemplatesAction"_s);
    m_noMatch = new EmptyState(u"search"_s, tr("No template matches"),
        tr("No template of this channel fits the search and the filters."), m_lower);
    buildTable();
    m_splitter->addWidget(m_table);
    m_splitter->addWidget(m_detail);
    m_splitter->setChildrenCollapsible(false);
    m_splitter->setStretchFactor(0, 3);
    m_splitter->setStretchFactor(1, 2);
    m_lower->addWidget(m_splitter);
    // In a small window, or with large letters, there is less room than the words need.
    m_emptyPlace = new QScrollArea(m_lower);
    m_emptyPlace->setObjectName(u"emptyTemplates"_s);
    m_emptyPlace->setFrameShape(QFrame::NoFrame);
    m_emptyPlace->setWidgetResizable(true);
    m_emptyPlace->setFocusPolicy(Qt::NoFocus);
    m_emptyPlace->setWidget(m_empty);
    m_lower->addWidget(m_emptyPlace);
    m_lower->addWidget(m_noMatch);
    auto *layout = new QVBoxLayout(library);
    layout->setContentsMargins(Spacing::kLarge, Spacing::kMedium, Spacing::kLarge, Spacing::kMedium);
    layout->setSpacing(Spacing::kSmall);
    layout->addWidget(m_bar);
    layout->addWidget(m_problem);
    layout->addWidget(m_outcome);
    layout->addWidget(m_lower, 1);

    connect(m_bar, &TemplatesBar::filterChanged, this, &TemplatesPage::applyFilter);
    connect(m_bar, &TemplatesBar::addRequested, this, [this] { openEditor({}, {.local = true}); });
    connect(m_bar, &TemplatesBar::importRequested, this, &TemplatesPage::chooseImport);
    connect(m_bar, &TemplatesBar::exportRequested, this, &TemplatesPage::chooseExport);
    connect(m_noMatch->addButton(tr("Clear filters"), false), &QPushButton::clicked, m_bar,
        &TemplatesBar::clearFilter);
    connect(m_emptyAction, &QPushButton::clicked, this, [this] {
        if (m_model->partnerLists())
            m_model->sync();
        else
            openEditor({}, {.local = true});
    });
    connect(m_detail, &TemplateDetailView::sendRequested, this, [this] {
        if (const auto record = selected())
            emit composeRequested(
                {.businessNumber = m_model->sender(), .userNumber = {}, .content = contentFor(*record)});
    });
    connect(m_detail, &TemplateDetailView::editRequested, this, [this] {
        if (const auto record = selected())
            openEditor(record, *record);
    });
    connect(m_detail, &TemplateDetailView::removeRequested, this, &TemplatesPage::remove);
    return library;
}

void TemplatesPage::buildTable()
{
    m_table->setModel(m_filtered);
    m_table->setObjectName(u"templatesTable"_s);
    m_table->setAccessibleName(tr("Templates"));
    m_table->setSelectionBehavior(QAbstractItemView::SelectRows);
    m_table->setSelectionMode(QAbstractItemView::SingleSelection);
    m_table->setEditTriggers(QAbstractItemView::NoEditTriggers);
    m_table->setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
    m_table->setTextElideMode(Qt::ElideRight);
    m_table->setWordWrap(false);
    m_table->setShowGrid(false);
    m_table->setAlternatingRowColors(true);
    m_table->setTabKeyNavigation(false);
    m_table->setSortingEnabled(true);
    m_table->sortByColumn(static_cast<int>(TemplateColumn::Name), Qt::AscendingOrder);
    m_table->verticalHeader()->hide();
    m_table->verticalHeader()->setSectionResizeMode(QHeaderView::Fixed);
    m_table->verticalHeader()->setDefaultSectionSize(fontMetrics().height() + Spacing::kSmall);
    QHeaderView *header = m_table->horizontalHeader();
    header->setHighlightSections(false);
    sizeColumns(true);
    header->setSectionResizeMode(static_cast<int>(TemplateColumn::Name), QHeaderView::Stretch);
    connect(m_table->selectionModel(), &QItemSelectionModel::currentRowChanged, this,
        [this](const QModelIndex &current) {
            if (current.isValid()) {
                m_chosen = m_filtered->record(current.row());
                showSelected();
            }
        });
}

void TemplatesPage::resizeEvent(QResizeEvent *event)
{
    Page::resizeEvent(event);
    const bool roomy = fitsCharacters(this, kAllColumns);
    if (roomy == m_table->isColumnHidden(static_cast<int>(TemplateColumn::Category)))
        sizeColumns(roomy);
}

/// Where it is narrow, the name gets what there is: the detail says the category, too.
void TemplatesPage::sizeColumns(bool roomy)
{
    const auto set = [this](TemplateColumn column, const QString &sample, int room) {
        m_table->horizontalHeader()->resizeSection(
            static_cast<int>(column), m_table->fontMetrics().horizontalAdvance(sample) + room);
    };
    m_table->setColumnHidden(static_cast<int>(TemplateColumn::Category), !roomy);
    set(TemplateColumn::Category, templateCategoryText(u"AUTHENTICATION"_s), Spacing::kLarge);
    set(TemplateColumn::Language, tr("Language"), roomy ? 2 * Spacing::kLarge : Spacing::kMedium);
    set(TemplateColumn::Status, roomy ? tr("No longer listed") : tr("Approved"), 2 * Spacing::kLarge);
}

void TemplatesPage::showAssistant(const QUuid &assistantId)
{
    if (assistantId == m_model->assistantId())
        return;
    m_chosen.reset();
    m_outcome->clear();
    m_model->showAssistant(assistantId);
    if (const auto found = m_drafts.constFind(assistantId); found != m_drafts.cend())
        m_editor->edit(found->record, !found->before);
    showState();
}

bool TemplatesPage::hasUnsavedChanges() const
{
    return std::any_of(m_drafts.cbegin(), m_drafts.cend(), [](const Draft &draft) { return draft.changed; });
}

void TemplatesPage::focusSearch()
{
    if (m_stack->currentIndex() == 0)
        m_bar->focusSearch();
}

void TemplatesPage::showState()
{
    if (!m_model->partner())
        m_stack->setCurrentWidget(m_noPartner);
    else if (m_drafts.contains(m_model->assistantId()))
        m_stack->setCurrentWidget(m_editor);
    else
        m_stack->setCurrentIndex(0);
    m_list->setRecords(m_model->records());
    applyFilter();
    showBanner();
}

void TemplatesPage::showBanner()
{
    m_problem->clear();
    if (!m_model->partner() || m_model->isSyncing())
        return;
    if (const auto problem = m_model->problem()) {
        m_problem->showProblem(*problem);
        if (problem->kind == ProblemKind::MissingSecret || problem->kind == ProblemKind::SecretForOtherOrigin
            || problem->kind == ProblemKind::InvalidInput)
            connect(m_problem->addButton(tr("Go to Configurations")), &QPushButton::clicked, this,
                [this] { emit pageRequested(PageId::Configuration); });
    } else if (m_model->isStale()) {
        m_problem->showMessage(Banner::Kind::Warning, tr("This list is more than a week old."),
            tr("Templates may have been paused, changed or removed meanwhile. Sync to see them as they "
               "are."));
    }
}

void TemplatesPage::applyFilter()
{
    m_filtered->setFilter(m_bar->filter());
    QWidget *shown = m_splitter;
    if (m_list->rowCount() == 0 && !m_model->isLoading()) {
        showNothing();
        shown = m_emptyPlace;
    } else if (m_filtered->rowCount() == 0 && !m_filtered->filter().isEmpty()) {
        shown = m_noMatch;
    }
    m_lower->setCurrentWidget(shown);
    keepSelection();
}

void TemplatesPage::showNothing()
{
    const Partner *partner = m_model->partner();
    const QString name = partner ? partner->name() : QString();
    const bool lists = m_model->partnerLists();
    if (!lists)
        m_empty->setText(tr("No template has been entered yet"),
            tr("%1 Then a message can be made with one, with its placeholders asked for and checked.")
                .arg(m_model->listingNote()));
    else if (!m_model->wasSynced())
        m_empty->setText(tr("The templates have not been read yet"),
            tr("Read them from %1 to see which ones are approved, what they need, and why one cannot be "
               "sent. Nothing is changed there.")
                .arg(name));
    else
        m_empty->setText(tr("%1 lists no template").arg(name),
            tr("Register one in the partner's portal, then sync again."));
    m_emptyAction->setText(lists ? tr("Sync") : tr("Add a template"));
    m_emptyAction->setAccessibleName(m_emptyAction->text());
    giveRoom(m_emptyAction);
    m_emptyAction->setVisible(!m_model->isSyncing());
}

std::optional<TemplateRecord> TemplatesPage::selected() const
{
    return m_chosen;
}

void TemplatesPage::keepSelection()
{
    if (m_filtered->rowCount() == 0) {
        m_detail->hide();
        return;
    }
    const int kept = m_chosen ? m_filtered->rowOf(*m_chosen) : -1;
    m_table->setCurrentIndex(m_filtered->index(std::max(0, kept), 0));
    m_chosen = m_filtered->record(std::max(0, kept));
    showSelected();
}

void TemplatesPage::showSelected()
{
    m_detail->showRecord(*m_chosen);
    m_detail->show();
}

} // namespace ChannelConsole

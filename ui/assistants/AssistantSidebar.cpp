// SPDX-License-Identifier: Apache-2.0
#include "ui/assistants/AssistantSidebar.h"

#include "ui/assistants/AssistantDelegate.h"
#include "ui/assistants/AssistantListModel.h"
#include "ui/widgets/Icons.h"
#include "ui/widgets/PlainLabel.h"
#include "ui/widgets/Spacing.h"

#include <QListView>
#include <QPushButton>
#include <QScopedValueRollback>
#include <QVBoxLayout>

namespace ChannelConsole {

using namespace Qt::StringLiterals;

AssistantSidebar::AssistantSidebar(AssistantStore *store, QWidget *parent)
    : QWidget(parent)
    , m_model(new AssistantListModel(store, this))
    , m_list(new QListView(this))
{
    // One surface from top to bottom.
    setAutoFillBackground(true);
    setBackgroundRole(QPalette::Base);
    auto *heading = new PlainLabel(PlainLabel::Tone::Heading, tr("Assistants"), this);
    heading->setBuddy(m_list);
    heading->setContentsMargins(12, 0, 12, 0);

    m_list->setObjectName(u"assistants"_s);
    m_list->setAccessibleName(tr("Assistants"));
    m_list->setModel(m_model);
    m_list->setItemDelegate(new AssistantDelegate(m_list));
    m_list->setFrameShape(QFrame::NoFrame);
    m_list->setEditTriggers(QAbstractItemView::NoEditTriggers);
    m_list->setSelectionMode(QAbstractItemView::SingleSelection);
    m_list->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_list->setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
    m_list->setContextMenuPolicy(Qt::ActionsContextMenu);

    auto *add = new QPushButton(ChannelConsole::icon(u"add"_s), tr("Add an assistant"), this);
    add->setObjectName(u"addAssistant"_s);
    add->setAccessibleName(add->text());
    add->setAutoDefault(false);

    auto *foot = new QVBoxLayout;
    foot->setContentsMargins(12, 0, 12, 0);
    foot->addWidget(add);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, Spacing::kMedium, 0, 12);
    column->setSpacing(Spacing::kSmall);
    column->addWidget(heading);
    column->addWidget(m_list, 1);
    column->addLayout(foot);

    connect(add, &QPushButton::clicked, this, &AssistantSidebar::addRequested);
    // Not the current index: with nothing selected the list makes its first row current when it gets the
    // focus.
    connect(m_list->selectionModel(), &QItemSelectionModel::selectionChanged, this,
        &AssistantSidebar::followSelection);
}

QUuid AssistantSidebar::current() const
{
    return m_model->idAt(m_list->selectionModel()->selectedIndexes().value(0));
}

void AssistantSidebar::setCurrent(const QUuid &id)
{
    const QScopedValueRollback<bool> quiet(m_quiet, true);
    m_list->setCurrentIndex(m_model->indexOf(id));
    if (id.isNull())
        m_list->clearSelection();
}

void AssistantSidebar::setUnsaved(const QSet<QUuid> &ids)
{
    m_model->setUnsaved(ids);
}

void AssistantSidebar::setItemActions(const QList<QAction *> &actions)
{
    m_list->addActions(actions);
}

void AssistantSidebar::focusList()
{
    m_list->setFocus(Qt::ShortcutFocusReason);
}

void AssistantSidebar::followSelection()
{
    // Without a selection nothing was chosen; when the last assistant goes, the store says so.
    if (const QUuid chosen = current(); !m_quiet && !chosen.isNull())
        emit currentChanged(chosen);
}

} // namespace ChannelConsole

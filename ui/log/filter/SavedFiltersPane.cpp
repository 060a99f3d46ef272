// SPDX-License-Identifier: Apache-2.0
#include "ui/log/filter/SavedFiltersPane.h"

#include "ui/log/filter/SavedFilterList.h"
#include "ui/widgets/Icons.h"
#include "ui/widgets/PlainLabel.h"
#include "ui/widgets/Room.h"
#include "ui/widgets/Spacing.h"

#include <QHBoxLayout>
#include <QLineEdit>
#include <QListWidget>
#include <QPushButton>
#include <QSignalBlocker>
#include <QToolButton>
#include <QVBoxLayout>

namespace ChannelConsole {

using namespace Qt::StringLiterals;

namespace {

constexpr int kNameColumns = 40; // average characters
constexpr int kLines = 4; // of the list; more scroll
constexpr int kLongestName = 100; // characters

} // namespace

SavedFiltersPane::SavedFiltersPane(SavedFilterList *list, QWidget *parent)
    : QWidget(parent)
    , m_list(list)
    , m_said(new PlainLabel(PlainLabel::Tone::Secondary, {}, this))
{
    setObjectName(u"savedFiltersPane"_s);
    setAccessibleName(tr("Saved filters"));
    m_said->setObjectName(u"savedFiltersSaid"_s);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins({});
    column->setSpacing(Spacing::kSmall);
    column->addWidget(buildSave());
    column->addWidget(m_said);
    column->addWidget(buildList());
    // Later: a name is being edited in the list when it changes.
    connect(list, &SavedFilterList::changed, this, &SavedFiltersPane::fill, Qt::QueuedConnection);
    fill();
    hide();
}

QWidget *SavedFiltersPane::buildSave()
{
    auto *line = new QWidget(this);
    auto *caption = new QLabel(tr("Save this filter as"), line);
    caption->setTextFormat(Qt::PlainText);
    m_name = new QLineEdit(line);
    m_name->setObjectName(u"filterName"_s);
    m_name->setAccessibleName(caption->text());
    m_name->setMaxLength(kLongestName);
    m_name->setMaximumWidth(fontMetrics().averageCharWidth() * kNameColumns);
    caption->setBuddy(m_name);
    m_save = new QPushButton(tr("Save filter"), line);
    nameAction(m_save, u"saveFilter"_s);
    auto *close = new QToolButton(line);
    close->setObjectName(u"closeSavedFilters"_s);
    close->setAccessibleName(tr("Close saved filters"));
    close->setToolTip(tr("Close saved filters (Esc)"));
    close->setIcon(icon(u"close"_s));
    close->setAutoRaise(true);
    close->setFocusPolicy(Qt::StrongFocus);
    auto *row = new QHBoxLayout(line);
    row->setContentsMargins({});
    row->setSpacing(Spacing::kSmall);
    row->addWidget(caption);
    row->addWidget(m_name, 1);
    row->addWidget(m_save);
    row->addStretch(1);
    row->addWidget(close);
    connect(m_name, &QLineEdit::textChanged, this, &SavedFiltersPane::refresh);
    connect(m_name, &QLineEdit::returnPressed, this, &SavedFiltersPane::save);
    connect(m_save, &QPushButton::clicked, this, &SavedFiltersPane::save);
    connect(close, &QToolButton::clicked, this, &SavedFiltersPane::closeRequested);
    return line;
}

QWidget *SavedFiltersPane::buildList()
{
    m_saved = new QWidget(this);
    m_names = new QListWidget(m_saved);
    m_names->setObjectName(u"savedFilterNames"_s);
    m_names->setAccessibleName(tr("Your filters"));
    m_names->setEditTriggers(QAbstractItemView::EditKeyPressed | QAbstractItemView::DoubleClicked);
    m_names->setMaximumWidth(fontMetrics().averageCharWidth() * kNameColumns);
    m_names->setFixedHeight((fontMetrics().height() + Spacing::kTight) * kLines + Spacing::kSmall);
    m_rename = new QPushButton(tr("Rename filter"), m_saved);
    m_delete = new QPushButton(tr("Delete filter"), m_saved);
    m_undo = new QPushButton(tr("Undo deletion"), m_saved);
    nameAction(m_rename, u"renameFilter"_s);
    nameAction(m_delete, u"deleteFilter"_s);
    nameAction(m_undo, u"undoFilterDeletion"_s);
    auto *buttons = new QVBoxLayout;
    buttons->setSpacing(Spacing::kTight);
    for (QPushButton *button : {m_rename, m_delete, m_undo})
        buttons->addWidget(button);
    buttons->addStretch(1);
    auto *row = new QHBoxLayout(m_saved);
    row->setContentsMargins({});
    row->setSpacing(Spacing::kSmall);
    row->addWidget(m_names, 1);
    row->addLayout(buttons);
    row->addStretch(1);
    connect(m_names, &QListWidget::currentItemChanged, this, &SavedFiltersPane::refresh);
    connect(m_names, &QListWidget::itemChanged, this, &SavedFiltersPane::rename);
    connect(m_rename, &QPushButton::clicked, this, [this] { m_names->editItem(m_names->currentItem()); });
    connect(m_delete, &QPushButton::clicked, this, &SavedFiltersPane::remove);
    connect(m_undo, &QPushButton::clicked, m_list, [this] {
        if (m_list->undoRemoval())
            m_said->clear();
        m_undo->hide();
    });
    m_undo->hide();
    return m_saved;
}

void SavedFiltersPane::open()
{
    m_said->clear();
    m_undo->hide();
    refresh();
    show();
    m_name->setFocus(Qt::OtherFocusReason);
    m_name->selectAll();
}

void SavedFiltersPane::fill()
{
    const QSignalBlocker quiet(m_names);
    const int current = m_names->currentRow();
    m_names->clear();
    for (const SavedFilter &filter : m_list->saved().filters()) {
        auto *item = new QListWidgetItem(filter.name, m_names);
        item->setData(Qt::UserRole, filter.name);
        item->setFlags(item->flags() | Qt::ItemIsEditable);
    }
    m_names->setCurrentRow(std::clamp(current, 0, std::max(0, m_names->count() - 1)));
    refresh();
}

QString SavedFiltersPane::chosenName() const
{
    const QListWidgetItem *item = m_names->currentItem();
    return item ? item->data(Qt::UserRole).toString() : QString();
}

void SavedFiltersPane::refresh()
{
    const QString name = m_name->text().trimmed();
    m_save->setEnabled(!name.isEmpty());
    if (!name.isEmpty()) {
        const SavedFilter *same = m_list->saved().find(name);
        m_said->setText(same ? tr("“%1” is there already and is replaced.").arg(same->name) : QString());
    }
    m_said->setVisible(!m_said->text().isEmpty());
    const bool chosen = !chosenName().isEmpty();
    m_rename->setEnabled(chosen);
    m_delete->setEnabled(chosen);
    m_saved->setVisible(m_names->count() > 0 || !m_undo->isHidden());
}

void SavedFiltersPane::save()
{
    const QString name = m_name->text().trimmed();
    if (!m_list->save(name, m_choice))
        return;
    m_undo->hide();
    m_name->clear();
    m_said->setText(tr("“%1” is saved.").arg(name));
    m_said->show();
}

void SavedFiltersPane::rename(QListWidgetItem *item)
{
    const QString name = item->data(Qt::UserRole).toString();
    const QString newName = item->text().trimmed();
    const bool renamed = m_list->rename(name, newName);
    m_said->setText(renamed     ? QString()
            : newName.isEmpty() ? tr("A filter needs a name.")
                                : tr("There is another filter of the name “%1”.").arg(newName));
    m_said->setVisible(!renamed);
    const QSignalBlocker quiet(m_names);
    if (renamed)
        item->setData(Qt::UserRole, newName);
    else // the old name again
        QMetaObject::invokeMethod(this, &SavedFiltersPane::fill, Qt::QueuedConnection);
}

void SavedFiltersPane::remove()
{
    const QString name = chosenName();
    m_undo->show();
    if (!m_list->remove(name))
        return;
    m_said->setText(tr("“%1” is deleted.").arg(name));
    m_said->show();
}

} // namespace ChannelConsole

// SPDX-License-Identifier: Apache-2.0
#include "ui/templates/TemplatesBar.h"

#include "core/channel/PhoneNumber.h"
#include "core/message/TemplateStanding.h"
#include "ui/templates/TemplateListModel.h"
#include "ui/templates/TemplatesViewModel.h"
#include "ui/widgets/PlainLabel.h"
#include "ui/widgets/Room.h"
#include "ui/widgets/Spacing.h"

#include <QComboBox>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QProgressBar>
#include <QPushButton>
#include <QResizeEvent>
#include <QSignalBlocker>
#include <QVBoxLayout>

namespace ChannelConsole {

using namespace Qt::StringLiterals;

namespace {

constexpr int kOneLine = 100; // average characters; narrower, the filters stand below the search

/// A field with its label in front.
QLabel *addField(QHBoxLayout *row, const QString &label, const QString &objectName, QWidget *field)
{
    auto *caption = new QLabel(label, field->parentWidget());
    caption->setTextFormat(Qt::PlainText);
    caption->setBuddy(field);
    field->setAccessibleName(label);
    field->setObjectName(objectName);
    row->addWidget(caption);
    row->addWidget(field);
    return caption;
}

QPushButton *addButton(QHBoxLayout *row, const QString &text, const QString &objectName, QWidget *parent)
{
    auto *button = new QPushButton(text, parent);
    nameAction(button, objectName);
    row->addWidget(button);
    return button;
}

/// Offers "All" and these, and keeps what was chosen, also if there is none of it any more.
void offer(QComboBox *box, QStringList values)
{
    const QSignalBlocker quiet(box);
    const QString chosen = box->currentData().toString();
    if (!chosen.isEmpty())
        values.append(chosen);
    values.removeDuplicates();
    values.removeAll(QString());
    std::sort(values.begin(), values.end(),
        [](const QString &a, const QString &b) { return a.localeAwareCompare(b) < 0; });
    box->clear();
    box->addItem(TemplatesBar::tr("All"), QString());
    for (const QString &value : std::as_const(values))
        box->addItem(value, value);
    box->setCurrentIndex(std::max(0, box->findData(chosen)));
}

} // namespace

TemplatesBar::TemplatesBar(TemplatesViewModel *model, QWidget *parent)
    : QWidget(parent)
    , m_model(model)
{
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins({});
    layout->setSpacing(Spacing::kSmall);
    layout->addWidget(buildHead());
    layout->addWidget(m_synced);
    layout->addWidget(buildFilters());
    connect(m_model, &TemplatesViewModel::channelChanged, this, &TemplatesBar::showChannel);
    connect(m_model, &TemplatesViewModel::changed, this, &TemplatesBar::showState);
    showChannel();
    showState();
}

QWidget *TemplatesBar::buildHead()
{
    auto *head = new QWidget(this);
    auto *row = new QHBoxLayout(head);
    row->setContentsMargins({});
    row->setSpacing(Spacing::kSmall);
    m_sender = new QComboBox(head);
    m_senderLabel = addField(row, tr("Sender"), u"templateSender"_s, m_sender);
    m_synced = new PlainLabel(PlainLabel::Tone::Secondary, {}, head);
    m_synced->setObjectName(u"templatesSynced"_s);
    row->addStretch(1);
    m_busy = new QProgressBar(head);
    makeBusyBar(m_busy, u"templatesProgress"_s); // how many there are, the partner tells with the last page
    m_busy->setMaximumWidth(Spacing::kLarge * 4);
    row->addWidget(m_busy);
    m_cancel = addButton(row, tr("Cancel"), u"cancelSync"_s, head);
    m_sync = addButton(row, tr("Sync"), u"syncTemplates"_s, head);
    makePrimary(m_sync);
    giveRoom(m_sync);
    row->addSpacing(Spacing::kSmall);
    m_add = addButton(row, tr("Add…"), u"addTemplate"_s, head);
    m_import = addButton(row, tr("Import…"), u"importTemplates"_s, head);
    m_export = addButton(row, tr("Export…"), u"exportTemplates"_s, head);

    connect(m_sender, &QComboBox::activated, this,
        [this] { m_model->setSender(m_sender->currentData().toString()); });
    connect(m_sync, &QPushButton::clicked, m_model, &TemplatesViewModel::sync);
    connect(m_cancel, &QPushButton::clicked, m_model, &TemplatesViewModel::cancelSync);
    connect(m_add, &QPushButton::clicked, this, &TemplatesBar::addRequested);
    connect(m_import, &QPushButton::clicked, this, &TemplatesBar::importRequested);
    connect(m_export, &QPushButton::clicked, this, &TemplatesBar::exportRequested);
    return head;
}

QWidget *TemplatesBar::buildFilters()
{
    auto *filters = new QWidget(this);
    m_filters = new QBoxLayout(QBoxLayout::LeftToRight, filters);
    m_filters->setContentsMargins({});
    m_filters->setSpacing(Spacing::kMedium);
    auto *searchRow = new QHBoxLayout;
    auto *row = new QHBoxLayout;
    for (QHBoxLayout *part : {searchRow, row})
        part->setSpacing(Spacing::kSmall);
    m_filters->addLayout(searchRow, 1);
    m_filters->addLayout(row);
    m_search = new QLineEdit(filters);
    m_search->setPlaceholderText(tr("Part of the name or of a text"));
    m_search->setClearButtonEnabled(true);
    m_search->setToolTip(tr("Finds a part of the name, the texts or the id (Ctrl+F)"));
    addField(searchRow, tr("Search"), u"templateSearch"_s, m_search);
    searchRow->setStretchFactor(m_search, 1);
    const auto box = [&](const QString &label, const QString &objectName) {
        auto *made = new QComboBox(filters);
        made->setSizeAdjustPolicy(QComboBox::AdjustToContents);
        if (row->count() > 0)
            row->addSpacing(Spacing::kSmall);
        addField(row, label, objectName, made);
        connect(made, &QComboBox::currentIndexChanged, this, &TemplatesBar::filterChanged);
        return made;
    };
    m_status = box(tr("Status"), u"templateStatusFilter"_s);
    m_category = box(tr("Category"), u"templateCategoryFilter"_s);
    m_language = box(tr("Language"), u"templateLanguageFilter"_s);
    row->addStretch(1);
    connect(m_search, &QLineEdit::textChanged, this, &TemplatesBar::filterChanged);
    return filters;
}

void TemplatesBar::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    m_filters->setDirection(
        fitsCharacters(this, kOneLine) ? QBoxLayout::LeftToRight : QBoxLayout::TopToBottom);
}

TemplateFilter TemplatesBar::filter() const
{
    return {.text = m_search->text().trimmed(),
        .status = m_status->currentData().toString(),
        .category = m_category->currentData().toString(),
        .language = m_language->currentData().toString()};
}

void TemplatesBar::clearFilter()
{
    m_search->clear();
    for (QComboBox *box : {m_status, m_category, m_language})
        box->setCurrentIndex(0);
}

void TemplatesBar::focusSearch()
{
    m_search->setFocus(Qt::ShortcutFocusReason);
    m_search->selectAll();
}

void TemplatesBar::showChannel()
{
    m_sender->clear();
    for (const QStringList senders = m_model->senders(); const QString &sender : senders)
        m_sender->addItem(displayNumber(sender), sender);
    m_sender->setCurrentIndex(m_sender->findData(m_model->sender()));
    const bool perSender = m_sender->count() > 0;
    m_sender->setVisible(perSender);
    m_senderLabel->setVisible(perSender);
    m_sync->setVisible(m_model->partnerLists());
}

void TemplatesBar::showState()
{
    const bool busy = m_model->isSyncing();
    const bool lists = m_model->partnerLists();
    if (busy)
        m_synced->setText(m_model->syncedSoFar() == 0 ? tr("Reading…")
                                                      : tr("Reading… %1 so far").arg(m_model->syncedSoFar()));
    else if (lists)
        m_synced->setText(m_model->syncedText());
    else // the empty page says it itself
        m_synced->setText(m_model->records().isEmpty() ? QString() : m_model->listingNote());
    m_synced->setVisible(!m_synced->text().isEmpty());
    m_busy->setVisible(busy);
    m_cancel->setVisible(busy);
    m_sync->setVisible(lists && !busy);
    m_export->setEnabled(!m_model->records().isEmpty());
    offerFilters();
}

void TemplatesBar::offerFilters()
{
    QStringList statuses;
    QStringList categories;
    QStringList languages;
    for (const QList<TemplateRecord> records = m_model->records(); const TemplateRecord &record : records) {
        statuses.append(templateStatusText(record));
        categories.append(templateCategoryText(record.category));
        languages.append(record.language);
    }
    offer(m_status, statuses);
    offer(m_category, categories);
    offer(m_language, languages);
}

} // namespace ChannelConsole

// SPDX-License-Identifier: Apache-2.0
#include "ui/testsend/NumberSuggestionsView.h"

#include "ui/log/LogText.h"
#include "ui/widgets/Spacing.h"

#include <QHeaderView>
#include <QLabel>
#include <QTreeWidget>
#include <QVBoxLayout>

namespace ChannelConsole {

namespace {

constexpr int kNumberColumn = 0;
constexpr int kNoteColumn = 1;
constexpr int kRowsShown = 8;

} // namespace

NumberSuggestionsView::NumberSuggestionsView(QWidget *parent)
    : QWidget(parent)
    , m_title(new QLabel(this))
    , m_list(new QTreeWidget(this))
{
    m_title->setTextFormat(Qt::PlainText);
    m_title->setWordWrap(true);
    m_title->setBuddy(m_list);

    m_list->setObjectName(QStringLiteral("numberSuggestions"));
    m_list->setColumnCount(2);
    m_list->setRootIsDecorated(false);
    m_list->setUniformRowHeights(true);
    m_list->setAlternatingRowColors(true);
    m_list->setAllColumnsShowFocus(true);
    m_list->setTabKeyNavigation(false);
    m_list->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_list->header()->setSectionsMovable(false);

    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins({});
    layout->addWidget(m_title);
    layout->addWidget(m_list);

    const auto take
        = [this](QTreeWidgetItem *item) { emit chosen(item->data(kNumberColumn, Qt::UserRole).toString()); };
    connect(m_list, &QTreeWidget::itemClicked, this, take);
    connect(m_list, &QTreeWidget::itemActivated, this, take);
    hide();
}

void NumberSuggestionsView::setSuggestions(const QList<NumberSuggestion> &suggestions, bool sandbox)
{
    m_title->setText(
        sandbox ? tr("Numbers of the sandbox, and what they provoke") : tr("Numbers written to lately"));
    m_list->setAccessibleName(m_title->text());
    m_list->setHeaderLabels({tr("User number"), sandbox ? tr("What happens") : tr("Last message")});
    m_list->clear();
    for (const NumberSuggestion &suggestion : suggestions) {
        auto *item = new QTreeWidgetItem(m_list, {numberText(suggestion.number), suggestion.note});
        item->setData(kNumberColumn, Qt::UserRole, suggestion.number);
        item->setSizeHint(kNumberColumn, QSize(0, m_list->fontMetrics().height() + Spacing::kSmall));
        item->setToolTip(kNoteColumn, suggestion.note.toHtmlEscaped());
        item->setFlags(Qt::ItemIsSelectable | Qt::ItemIsEnabled | Qt::ItemNeverHasChildren);
    }
    const int numberWidth = m_list->fontMetrics().horizontalAdvance(QStringLiteral("+000 0000 0000 0000"));
    m_list->header()->resizeSection(kNumberColumn, numberWidth);
    m_list->header()->setSectionResizeMode(kNoteColumn, QHeaderView::Stretch);
    // As high as what it holds, so that the numbers are all in sight and nothing is empty below them.
    const int rows = qMin(kRowsShown, static_cast<int>(suggestions.size()));
    const int rowHeight = m_list->sizeHintForRow(0);
    m_list->setFixedHeight(
        m_list->header()->sizeHint().height() + rows * rowHeight + 2 * m_list->frameWidth());
    setVisible(!suggestions.isEmpty());
}

} // namespace ChannelConsole

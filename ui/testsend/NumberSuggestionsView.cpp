// SPDX-License-Identifier: Apache-2.0
#include "ui/testsend/NumberSuggestionsView.h"

#include "ui/log/LogText.h"
#include "ui/widgets/PlainToolTip.h"
#include "ui/widgets/Spacing.h"

#include <QHeaderView>
#include <QLabel>
#include <QLineEdit>
#include <QStyle>
#include <QTreeWidget>
#include <QVBoxLayout>

namespace ChannelConsole {

namespace {

constexpr int kNumberColumn = 0;
constexpr int kNoteColumn = 1;
constexpr int kRowsShown = 10; ///< the usual numbers of a sandbox, and the two groups below them

} // namespace

NumberSuggestionsView::NumberSuggestionsView(QWidget *parent)
    : QWidget(parent)
    , m_title(new QLabel(this))
    , m_search(new QLineEdit(this))
    , m_list(new QTreeWidget(this))
{
    m_title->setTextFormat(Qt::PlainText);
    m_title->setWordWrap(true);
    m_title->setBuddy(m_list);

    m_search->setObjectName(QStringLiteral("numberSearch"));
    m_search->setPlaceholderText(tr("Code or meaning"));
    m_search->setAccessibleName(tr("Find an error"));
    m_search->setToolTip(tr("Finds the number that provokes a documented error, by its code or its meaning"));
    m_search->setClearButtonEnabled(true);
    connect(m_search, &QLineEdit::textChanged, this, &NumberSuggestionsView::applySearch);

    m_list->setObjectName(QStringLiteral("numberSuggestions"));
    m_list->setColumnCount(2);
    m_list->setWordWrap(true); // a meaning may take two lines
    m_list->setIndentation(Spacing::kMedium);
    m_list->setAlternatingRowColors(true);
    m_list->setAllColumnsShowFocus(true);
    m_list->setExpandsOnDoubleClick(false); // one click does
    m_list->setTabKeyNavigation(false);
    m_list->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_list->header()->setSectionsMovable(false);

    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins({});
    layout->addWidget(m_title);
    layout->addWidget(m_search);
    layout->addWidget(m_list);

    connect(m_list->header(), &QHeaderView::sectionResized, this, [this](int column) {
        if (column == kNoteColumn)
            fitRows();
    });
    const auto take = [this](QTreeWidgetItem *item) {
        if (const QString number = item->data(kNumberColumn, Qt::UserRole).toString(); !number.isEmpty())
            emit chosen(number);
    };
    connect(m_list, &QTreeWidget::itemActivated, this, take);
    connect(m_list, &QTreeWidget::itemClicked, this, [take](QTreeWidgetItem *item) {
        // A group opens and closes wherever it is clicked.
        if (item->childCount() > 0)
            item->setExpanded(!item->isExpanded());
        take(item);
    });
    hide();
}

void NumberSuggestionsView::setSuggestions(const QList<NumberSuggestion> &suggestions, bool sandbox)
{
    m_title->setText(
        sandbox ? tr("Numbers of the sandbox, and what they provoke") : tr("Numbers written to lately"));
    m_list->setAccessibleName(m_title->text());
    m_list->setHeaderLabels({tr("User number"), sandbox ? tr("What happens") : tr("Last message")});
    m_list->clear();
    bool grouped = false;
    for (const NumberSuggestion &suggestion : suggestions) {
        auto *item = new QTreeWidgetItem({numberText(suggestion.number), suggestion.note});
        item->setData(kNumberColumn, Qt::UserRole, suggestion.number);
        item->setToolTip(kNoteColumn, plainToolTip(suggestion.note));
        item->setFlags(Qt::ItemIsSelectable | Qt::ItemIsEnabled | Qt::ItemNeverHasChildren);
        grouped = grouped || !suggestion.group.isEmpty();
        if (suggestion.group.isEmpty())
            m_list->addTopLevelItem(item);
        else
            groupItem(suggestion.group)->addChild(item);
    }
    m_list->setRootIsDecorated(grouped);
    m_search->setVisible(grouped);
    // No wider than it has to be: the meaning needs the room. With groups, room for the sign before one, and
    // for its numbers one step further in.
    int number = m_list->fontMetrics().horizontalAdvance(m_list->headerItem()->text(kNumberColumn));
    for (const NumberSuggestion &suggestion : suggestions)
        number = qMax(number, m_list->fontMetrics().horizontalAdvance(numberText(suggestion.number)));
    m_list->header()->resizeSection(
        kNumberColumn, number + Spacing::kMedium + (grouped ? 2 * m_list->indentation() : 0));
    m_list->header()->setSectionResizeMode(kNoteColumn, QHeaderView::Stretch);
    fitRows();
    applySearch();
    setVisible(!suggestions.isEmpty());
}

QTreeWidgetItem *NumberSuggestionsView::groupItem(const QString &title)
{
    for (int row = m_list->topLevelItemCount() - 1; row >= 0; --row) {
        QTreeWidgetItem *item = m_list->topLevelItem(row);
        if (item->text(kNumberColumn) == title)
            return item;
    }
    auto *item = new QTreeWidgetItem(m_list, {title});
    item->setFirstColumnSpanned(true);
    item->setFlags(Qt::ItemIsSelectable | Qt::ItemIsEnabled);
    QFont bold = m_list->font();
    bold.setBold(true);
    item->setFont(kNumberColumn, bold);
    return item;
}

void NumberSuggestionsView::applySearch()
{
    const QString wanted = m_search->text().trimmed();
    const auto matches = [&wanted](const QTreeWidgetItem *item) {
        return wanted.isEmpty() || item->text(kNoteColumn).contains(wanted, Qt::CaseInsensitive)
            || item->data(kNumberColumn, Qt::UserRole).toString().contains(wanted);
    };
    for (int row = 0; row < m_list->topLevelItemCount(); ++row) {
        QTreeWidgetItem *top = m_list->topLevelItem(row);
        int shown = 0;
        for (int child = 0; child < top->childCount(); ++child) {
            const bool match = matches(top->child(child));
            top->child(child)->setHidden(!match);
            shown += match ? 1 : 0;
        }
        const bool isGroup = top->childCount() > 0;
        top->setHidden(isGroup ? shown == 0 : !matches(top));
        // What was found is seen at once; without a search the groups are closed.
        if (isGroup)
            top->setExpanded(!wanted.isEmpty());
    }
}

void NumberSuggestionsView::fitRows()
{
    const QFontMetrics metrics = m_list->fontMetrics();
    const int margin = m_list->style()->pixelMetric(QStyle::PM_FocusFrameHMargin, nullptr, m_list) + 1;
    const int room = m_list->header()->sectionSize(kNoteColumn) - 2 * margin;
    const auto fit = [&metrics, room](QTreeWidgetItem *item) {
        const int lines = metrics.horizontalAdvance(item->text(kNoteColumn)) > room ? 2 : 1;
        const QSize hint(0, metrics.height() + (lines - 1) * metrics.lineSpacing() + Spacing::kSmall);
        if (item->sizeHint(kNumberColumn) != hint)
            item->setSizeHint(kNumberColumn, hint);
        return hint.height();
    };
    // As high as what it holds, so that the numbers are all in sight and nothing is empty below them.
    int height = m_list->header()->sizeHint().height() + 2 * m_list->frameWidth();
    for (int row = 0; row < m_list->topLevelItemCount(); ++row) {
        QTreeWidgetItem *top = m_list->topLevelItem(row);
        const int needed = fit(top);
        height += row < kRowsShown ? needed : 0;
        for (int child = 0; child < top->childCount(); ++child)
            fit(top->child(child));
    }
    m_list->setFixedHeight(height);
}

} // namespace ChannelConsole

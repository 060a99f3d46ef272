// SPDX-License-Identifier: Apache-2.0
#include "ui/log/LogText.h"
#include "ui/webhook/CallsModel.h"
#include "ui/webhook/CallsPane.h"
#include "ui/widgets/Spacing.h"

#include <QHeaderView>
#include <QTableView>

namespace ChannelConsole {

using namespace Qt::StringLiterals;

void CallsPane::setColumnWidths()
{
    QHeaderView *header = m_table->horizontalHeader();
    header->setHighlightSections(false);
    const auto set = [this, header](CallColumn column, const QString &sample) {
        header->resizeSection(
            static_cast<int>(column), m_table->fontMetrics().horizontalAdvance(sample) + Spacing::kLarge);
    };
    set(CallColumn::Time, logTimeText(QDateTime(QDate(2000, 12, 28), QTime(23, 58, 58))));
    set(CallColumn::Source, u"127.0.0.100"_s);
    set(CallColumn::Verdict, tr("Authorization incorrect") + u"00"_s);
    set(CallColumn::Status, tr("Status"));
    set(CallColumn::Duration, tr("Duration"));
    // What it was and what was said to it are read first; who called is mostly the same tunnel.
    header->moveSection(header->visualIndex(static_cast<int>(CallColumn::Source)), kCallColumnCount - 1);
}

/// Whatever room the others leave, but never so little that rows look alike.
void CallsPane::fitCallColumn()
{
    static constexpr int kFewestCharacters = 32;
    const int column = static_cast<int>(CallColumn::Call);
    QHeaderView *header = m_table->horizontalHeader();
    const int others = header->length() - header->sectionSize(column);
    header->resizeSection(column,
        qMax(m_table->viewport()->width() - others,
            m_table->fontMetrics().averageCharWidth() * kFewestCharacters));
}

} // namespace ChannelConsole

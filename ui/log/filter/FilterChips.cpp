// SPDX-License-Identifier: Apache-2.0
#include "ui/log/filter/FilterChips.h"

#include "ui/configuration/FlowLayout.h"
#include "ui/widgets/Icons.h"
#include "ui/widgets/PlainLabel.h"
#include "ui/widgets/PlainToolTip.h"
#include "ui/widgets/Room.h"
#include "ui/widgets/Spacing.h"

#include <QFrame>
#include <QHBoxLayout>
#include <QPushButton>
#include <QToolButton>

#include <algorithm>

namespace ChannelConsole {

using namespace Qt::StringLiterals;

namespace {

constexpr int kIconSide = 12;
constexpr int kLongest = 60; // characters of a chip: a value typed at will must not fill the page

} // namespace

FilterChips::FilterChips(QWidget *parent)
    : QWidget(parent)
    , m_host(new QWidget(this))
    , m_flow(new FlowLayout(Spacing::kSmall))
    , m_clear(new QPushButton(tr("Clear filters"), this))
{
    setObjectName(u"filterChips"_s);
    setAccessibleName(tr("Filters"));
    m_host->setLayout(m_flow);
    nameAction(m_clear, u"clearFilters"_s);
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins({});
    row->setSpacing(Spacing::kSmall);
    row->addWidget(m_host, 1);
    row->addWidget(m_clear, 0, Qt::AlignTop);
    connect(m_clear, &QPushButton::clicked, this, &FilterChips::clearRequested);
    hide();
}

void FilterChips::setWords(const QList<FilterWord> &words)
{
    QStringList shown;
    for (const FilterWord &word : words)
        shown.append(word.text);
    if (shown == m_shown)
        return;
    m_shown = shown;
    for (QWidget *chip : std::as_const(m_chips)) {
        m_flow->removeWidget(chip);
        chip->hide();
        chip->deleteLater(); // its own button may be what asked for this
    }
    m_chips.clear();
    for (const FilterWord &word : words) {
        m_chips.append(makeChip(word));
        m_flow->addWidget(m_chips.constLast());
        m_chips.constLast()->show();
    }
    setVisible(!words.isEmpty());
}

QWidget *FilterChips::makeChip(const FilterWord &word)
{
    auto *chip = new QFrame(m_host);
    chip->setObjectName(u"filterChip"_s);
    chip->setFrameShape(QFrame::StyledPanel);
    chip->setBackgroundRole(QPalette::Base);
    chip->setAutoFillBackground(true);
    QString words = word.text.simplified();
    if (words.size() > kLongest)
        words = words.left(kLongest - 1) + u'…';
    auto *text = new PlainLabel(words, chip);
    text->setWordWrap(false);
    auto *button = new QToolButton(chip);
    button->setObjectName(u"removeFilter"_s);
    button->setAccessibleName(tr("Remove the filter %1").arg(words));
    button->setToolTip(plainToolTip(button->accessibleName()));
    button->setAutoRaise(true);
    button->setIcon(icon(u"close"_s));
    button->setIconSize(QSize(kIconSide, kIconSide));
    button->setFocusPolicy(Qt::StrongFocus);
    connect(button, &QToolButton::clicked, this, [this, part = word.part] { remove(part); });
    auto *row = new QHBoxLayout(chip);
    row->setContentsMargins(Spacing::kSmall, 2, 2, 2);
    row->setSpacing(Spacing::kTight);
    row->addWidget(text);
    row->addWidget(button);
    // As high as the button beside them, so that they stand in one line.
    chip->setMinimumHeight(m_clear->sizeHint().height());
    return chip;
}

void FilterChips::remove(FilterPart part)
{
    const QWidget *focus = window()->focusWidget();
    const auto focused = [focus](QWidget *chip) { return chip->isAncestorOf(focus); };
    const auto found = std::find_if(m_chips.cbegin(), m_chips.cend(), focused);
    const qsizetype at = found == m_chips.cend() ? -1 : found - m_chips.cbegin();
    emit removed(part);
    // The next one takes the focus, so that several can go in a row.
    if (at >= 0 && !m_chips.isEmpty())
        m_chips.at(std::min(at, m_chips.size() - 1))->findChild<QToolButton *>()->setFocus();
}

} // namespace ChannelConsole

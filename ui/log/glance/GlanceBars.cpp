// SPDX-License-Identifier: Apache-2.0
#include "ui/log/glance/GlanceBars.h"

#include "ui/widgets/PlainLabel.h"
#include "ui/widgets/Spacing.h"

#include <QEvent>
#include <QVBoxLayout>

namespace ChannelConsole {

namespace {

constexpr int kMostLabelCharacters = 40; // then the label is cut, and whole in the tooltip

} // namespace

GlanceBars::GlanceBars(const QString &title, const QString &name, QWidget *parent)
    : QWidget(parent)
    , m_name(name)
    , m_lines(new QVBoxLayout)
    , m_note(new PlainLabel(PlainLabel::Tone::Secondary, {}, this))
{
    setObjectName(name);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins({});
    column->setSpacing(Spacing::kTight);
    column->addWidget(new PlainLabel(PlainLabel::Tone::Strong, title, this));
    m_lines->setContentsMargins({});
    m_lines->setSpacing(0);
    column->addLayout(m_lines);
    column->addWidget(m_note);
    column->addStretch();
}

void GlanceBars::setBars(const QList<BarValue> &values, const QString &note, const QString &instead)
{
    while (m_bars.size() < values.size()) {
        const int index = static_cast<int>(m_bars.size());
        auto *bar = new GlanceBar(this);
        bar->setObjectName(QStringLiteral("%1.%2").arg(m_name).arg(index));
        connect(bar, &GlanceBar::clicked, this, [this, index] { emit pressed(index); });
        m_lines->addWidget(bar);
        m_bars.append(bar);
    }
    m_shown = static_cast<int>(values.size());
    for (int index = 0; index < m_bars.size(); ++index) {
        if (index < m_shown)
            m_bars.at(index)->setValue(values.at(index));
        m_bars.at(index)->setVisible(index < m_shown);
    }
    const QString words = m_shown > 0 ? note : instead;
    m_note->setText(words);
    m_note->setVisible(!words.isEmpty());
    align();
}

void GlanceBars::align()
{
    int label = 0;
    int number = 0;
    for (int index = 0; index < m_shown; ++index) {
        const BarValue &value = m_bars.at(index)->value();
        label = qMax(label, fontMetrics().horizontalAdvance(value.label));
        number = qMax(number, fontMetrics().horizontalAdvance(value.number));
    }
    label = qMin(label + Spacing::kTight, fontMetrics().averageCharWidth() * kMostLabelCharacters);
    for (int index = 0; index < m_shown; ++index)
        m_bars.at(index)->setColumns(label, number);
}

void GlanceBars::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::FontChange)
        align();
}

} // namespace ChannelConsole

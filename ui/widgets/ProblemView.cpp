// SPDX-License-Identifier: Apache-2.0
#include "ui/widgets/ProblemView.h"

#include "ui/widgets/CopyButton.h"
#include "ui/widgets/Icons.h"
#include "ui/widgets/PlainLabel.h"
#include "ui/widgets/Spacing.h"

#include <QFontDatabase>
#include <QHBoxLayout>
#include <QToolButton>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace ChannelConsole {

ProblemView::ProblemView(QWidget *parent)
    : QWidget(parent)
    , m_text(new PlainLabel(PlainLabel::Tone::Strong, {}, this))
    , m_remedy(new PlainLabel({}, this))
    , m_side(new PlainLabel(PlainLabel::Tone::Secondary, {}, this))
    , m_partnerWords(new PlainLabel({}, this))
    , m_unfold(new QToolButton(this))
    , m_details(new PlainLabel({}, this))
    , m_copy(new CopyButton(
          tr("problem"), [this] { return m_problem ? asText(*m_problem) : QString(); }, this))
{
    auto *mark = new IconLabel(u"error"_s, 20, this);
    mark->setAccessibleName(tr("Problem"));

    m_unfold->setText(tr("Technical details"));
    m_unfold->setAccessibleName(m_unfold->text());
    m_unfold->setObjectName(u"technicalDetails"_s);
    m_unfold->setCheckable(true);
    m_unfold->setAutoRaise(true);
    m_unfold->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    m_unfold->setIcon(ChannelConsole::icon(u"chevron-right"_s));
    m_copy->setObjectName(u"copyProblem"_s);
    m_details->setFont(QFontDatabase::systemFont(QFontDatabase::FixedFont));
    connect(m_unfold, &QToolButton::toggled, this, [this](bool unfolded) {
        m_unfold->setIcon(ChannelConsole::icon(unfolded ? u"chevron-down"_s : u"chevron-right"_s));
        m_details->setVisible(unfolded);
    });

    auto *tools = new QHBoxLayout;
    tools->setSpacing(Spacing::kSmall);
    tools->addWidget(m_copy);
    tools->addWidget(m_unfold);
    tools->addStretch();

    auto *words = new QVBoxLayout;
    words->setSpacing(Spacing::kSmall);
    words->addWidget(m_text);
    words->addWidget(m_remedy);
    words->addWidget(m_side);
    words->addWidget(m_partnerWords);
    words->addLayout(tools);
    words->addWidget(m_details);

    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(12);
    row->addWidget(mark, 0, Qt::AlignTop);
    row->addLayout(words, 1);
    setProblem(std::nullopt);
}

void ProblemView::setProblem(const std::optional<Problem> &problem)
{
    m_problem = problem;
    setVisible(problem.has_value());
    if (!problem)
        return;
    const auto showLine = [](PlainLabel *label, const QString &text) {
        label->setText(text);
        label->setVisible(!text.isEmpty());
    };
    showLine(m_text, problem->text);
    showLine(m_remedy, problem->remedy);
    showLine(m_side, sideText(problem->side));
    showLine(m_partnerWords, partnerWords(*problem));
    m_details->setText(problem->details);
    m_unfold->setVisible(!problem->details.isEmpty());
    m_unfold->setChecked(false);
    m_details->hide();
    setAccessibleName(problem->text);
}

QString ProblemView::sideText(Side side)
{
    return tr("Whose side it is on: %1").arg(sideName(side));
}

QString ProblemView::partnerWords(const Problem &problem)
{
    if (problem.partnerCode.isEmpty() && problem.partnerText.isEmpty())
        return {};
    if (problem.partnerCode.isEmpty())
        return tr("The partner's own words: %1").arg(problem.partnerText);
    if (problem.partnerText.isEmpty())
        return tr("The partner's own code: %1").arg(problem.partnerCode);
    return tr("The partner's own words: %1").arg(problem.partnerCode + u" – "_s + problem.partnerText);
}

QString ProblemView::asText(const Problem &problem)
{
    QStringList lines{
        problem.text, problem.remedy, sideText(problem.side), partnerWords(problem), problem.details};
    lines.removeAll(QString());
    return lines.join(u'\n');
}

} // namespace ChannelConsole

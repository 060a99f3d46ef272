// SPDX-License-Identifier: Apache-2.0
#include "ui/webhook/FindingsView.h"

#include "ui/widgets/Icons.h"
#include "ui/widgets/PlainLabel.h"
#include "ui/widgets/Spacing.h"

#include <QHBoxLayout>
#include <QVBoxLayout>

namespace ChannelConsole {

using namespace Qt::StringLiterals;

namespace {

struct Look
{
    QString icon;
    QString word;
};

Look lookOf(TokenFinding::Severity severity)
{
    switch (severity) {
    case TokenFinding::Severity::Error:
        return {u"error"_s, FindingsView::tr("Error")};
    case TokenFinding::Severity::Warning:
        return {u"warning"_s, FindingsView::tr("Warning")};
    case TokenFinding::Severity::Note:
        return {u"information"_s, FindingsView::tr("Note")};
    case TokenFinding::Severity::Fine:
        return {u"success"_s, FindingsView::tr("Fine")};
    }
    Q_UNREACHABLE();
}

} // namespace

FindingsView::FindingsView(QWidget *parent)
    : QWidget(parent)
    , m_lines(new QVBoxLayout(this))
{
    m_lines->setContentsMargins({});
    m_lines->setSpacing(Spacing::kSmall);
    hide();
}

void FindingsView::setFindings(const TokenFindings &findings)
{
    if (m_shown == findings)
        return;
    m_shown = findings;
    while (QLayoutItem *item = m_lines->takeAt(0)) {
        item->widget()->deleteLater();
        delete item;
    }
    for (const TokenFinding &finding : findings)
        m_lines->addWidget(lineFor(finding));
    setVisible(!findings.isEmpty());
}

QWidget *FindingsView::lineFor(const TokenFinding &finding)
{
    const Look look = lookOf(finding.severity);
    auto *line = new QWidget(this);
    auto *mark = new IconLabel(look.icon, 16, line);
    mark->setAccessibleName(look.word);
    auto *words = new QVBoxLayout;
    words->setSpacing(0);
    const bool isGrave = finding.severity <= TokenFinding::Severity::Warning;
    auto *text
        = new PlainLabel(isGrave ? PlainLabel::Tone::Strong : PlainLabel::Tone::Normal, finding.text, line);
    text->setAccessibleName(u"%1: %2"_s.arg(look.word, finding.text));
    words->addWidget(text);
    if (!finding.remedy.isEmpty())
        words->addWidget(new PlainLabel(PlainLabel::Tone::Secondary, finding.remedy, line));
    auto *row = new QHBoxLayout(line);
    row->setContentsMargins({});
    row->setSpacing(Spacing::kSmall);
    row->addWidget(mark, 0, Qt::AlignTop);
    row->addLayout(words, 1);
    return line;
}

} // namespace ChannelConsole

// SPDX-License-Identifier: Apache-2.0
#include "ui/log/keeping/KeepingProgressView.h"

#include "ui/log/keeping/KeepingText.h"
#include "ui/widgets/PlainLabel.h"
#include "ui/widgets/Room.h"
#include "ui/widgets/Spacing.h"

#include <QHBoxLayout>
#include <QProgressBar>
#include <QPushButton>
#include <QVBoxLayout>

#include <utility>

namespace ChannelConsole {

using namespace Qt::StringLiterals;

namespace {

/// QProgressBar counts with int; parts in a thousand do for what is seen.
constexpr int kParts = 1000;

} // namespace

KeepingProgressView::KeepingProgressView(QWidget *parent)
    : QWidget(parent)
    , m_words(new PlainLabel({}, this))
    , m_bar(new QProgressBar(this))
    , m_stop(new QPushButton(tr("Stop"), this))
{
    m_words->setObjectName(u"keepingProgressWords"_s);
    makeBusyBar(m_bar, u"keepingProgress"_s);
    nameAction(m_stop, u"stopDeleting"_s);
    m_stop->setToolTip(tr("What is deleted by then stays deleted."));
    auto *line = new QHBoxLayout;
    line->setSpacing(Spacing::kMedium);
    line->addWidget(m_bar, 1);
    line->addWidget(m_stop);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins({});
    column->setSpacing(Spacing::kTight);
    column->addWidget(m_words);
    column->addLayout(line);
    connect(m_stop, &QPushButton::clicked, this, [this] {
        m_stop->setEnabled(false);
        emit stopRequested();
    });
    hide();
}

void KeepingProgressView::setProgress(const KeepingProgress &progress)
{
    using Step = KeepingProgress::Step;
    if (std::exchange(m_step, progress.step) == Step::Idle || progress.step == Step::Rewriting)
        m_stop->setEnabled(progress.step != Step::Rewriting);
    setVisible(progress.step != Step::Idle);
    m_words->setText(progressText(progress));
    if (progress.total == 0) {
        m_bar->setRange(0, 0);
        return;
    }
    m_bar->setRange(0, kParts);
    m_bar->setValue(int(qMin(progress.done, progress.total) * kParts / progress.total));
}

} // namespace ChannelConsole

// SPDX-License-Identifier: Apache-2.0
#include "ui/window/StartPane.h"

#include "ui/widgets/ColumnScroll.h"
#include "ui/widgets/PlainLabel.h"
#include "ui/widgets/ProblemView.h"
#include "ui/widgets/Room.h"
#include "ui/widgets/Spacing.h"

#include <QHBoxLayout>
#include <QProgressBar>
#include <QPushButton>
#include <QTimer>
#include <QVBoxLayout>

#include <chrono>

namespace ChannelConsole {

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

// Opening usually takes some milliseconds: words that flash by would only worry.
constexpr auto kPatience = 300ms;

} // namespace

StartPane::StartPane(QWidget *parent)
    : QWidget(parent)
    , m_title(new PlainLabel(PlainLabel::Tone::Title, {}, this))
    , m_explanation(new PlainLabel(PlainLabel::Tone::Secondary, {}, this))
    , m_progress(new QProgressBar(this))
    , m_problem(new ProblemView(this))
    , m_quit(new QPushButton(tr("Quit"), this))
    , m_retry(new QPushButton(tr("Try again"), this))
    , m_patience(new QTimer(this))
{
    m_progress->setObjectName(u"opening"_s);
    m_progress->setRange(0, 0);
    m_progress->setTextVisible(false);
    m_progress->setAccessibleName(tr("Opening"));
    m_explanation->setObjectName(u"openingExplanation"_s);
    m_problem->setObjectName(u"storeProblem"_s);
    m_quit->setObjectName(u"quit"_s);
    m_quit->setAccessibleName(m_quit->text());
    m_retry->setObjectName(u"retry"_s);
    m_retry->setAccessibleName(m_retry->text());
    makePrimary(m_retry);

    auto *buttons = new QHBoxLayout;
    buttons->setSpacing(Spacing::kSmall);
    buttons->addWidget(m_retry);
    buttons->addWidget(m_quit);
    buttons->addStretch();

    auto *scroll = new ColumnScroll(this);
    scroll->addWidget(m_title);
    scroll->addWidget(m_progress);
    scroll->addWidget(m_explanation);
    scroll->addWidget(m_problem);
    scroll->addSpacing(Spacing::kSmall);
    scroll->addLayout(buttons);
    auto *whole = new QVBoxLayout(this);
    whole->setContentsMargins(0, 0, 0, 0);
    whole->addWidget(scroll);

    m_patience->setSingleShot(true);
    m_patience->setInterval(kPatience);
    connect(m_patience, &QTimer::timeout, this, &StartPane::showWait);
    connect(m_retry, &QPushButton::clicked, this, &StartPane::retryRequested);
    connect(m_quit, &QPushButton::clicked, this, &StartPane::quitRequested);
    showLoading();
}

void StartPane::showLoading()
{
    m_upgrading = false;
    m_title->clear();
    m_explanation->hide();
    m_progress->hide();
    m_problem->setProblem(std::nullopt);
    m_retry->hide();
    m_quit->hide();
    m_patience->start();
}

void StartPane::showUpgrading()
{
    m_upgrading = true;
    if (!m_patience->isActive())
        showWait();
}

void StartPane::showWait()
{
    m_title->setText(m_upgrading ? tr("Preparing your data for this version…") : tr("Opening your data…"));
    m_explanation->setText(tr(
        "This happens once. A copy of your data is made first, then the message log gets what it needs to be "
        "searched. With very many messages it can take a minute. Nothing is lost if you close the window."));
    m_explanation->setVisible(m_upgrading);
    m_progress->show();
}

void StartPane::showProblem(const Problem &problem)
{
    m_patience->stop();
    m_title->setText(tr("Your data cannot be opened"));
    m_explanation->hide();
    m_progress->hide();
    m_problem->setProblem(problem);
    m_retry->show();
    m_quit->show();
    m_retry->setFocus();
}

} // namespace ChannelConsole

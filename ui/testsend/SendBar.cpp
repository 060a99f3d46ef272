// SPDX-License-Identifier: Apache-2.0
#include "ui/testsend/SendBar.h"

#include "ui/testsend/TestSendViewModel.h"
#include "ui/widgets/PlainLabel.h"
#include "ui/widgets/Room.h"
#include "ui/widgets/Spacing.h"

#include <QFrame>
#include <QHBoxLayout>
#include <QProgressBar>
#include <QPushButton>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace ChannelConsole {

SendBar::SendBar(TestSendViewModel *model, QWidget *parent)
    : QWidget(parent)
    , m_model(model)
    , m_send(new QPushButton(tr("Send"), this))
    , m_cancel(new QPushButton(tr("Cancel"), this))
    , m_busy(new QProgressBar(this))
    , m_words(new PlainLabel({}, this))
{
    build();
    connect(m_send, &QPushButton::clicked, this, &SendBar::sendRequested);
    connect(m_cancel, &QPushButton::clicked, m_model, &TestSendViewModel::cancel);
    connect(m_model, &TestSendViewModel::stateChanged, this, &SendBar::showState);
    showState();
}

void SendBar::build()
{
    m_send->setObjectName(u"send"_s);
    m_send->setAccessibleName(m_send->text());
    m_send->setToolTip(tr("Send (Ctrl+Enter)"));
    makePrimary(m_send);
    m_cancel->setObjectName(u"cancelSend"_s);
    m_cancel->setAccessibleName(m_cancel->text());
    m_cancel->setAutoDefault(false);
    giveRoom(m_send);
    giveRoom(m_cancel);
    makeBusyBar(m_busy, u"sendProgress"_s);
    m_words->setObjectName(u"sendStage"_s);

    auto *line = new QFrame(this);
    line->setFrameShape(QFrame::HLine);
    line->setFrameShadow(QFrame::Plain);
    line->setForegroundRole(QPalette::Mid);
    auto *buttons = new QHBoxLayout;
    buttons->setSpacing(Spacing::kSmall);
    buttons->addWidget(m_send);
    buttons->addWidget(m_cancel);
    buttons->addWidget(m_words, 1);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(Spacing::kLarge, 0, Spacing::kLarge, Spacing::kMedium);
    layout->setSpacing(Spacing::kSmall);
    layout->addWidget(line);
    layout->addLayout(buttons);
    layout->addWidget(m_busy);
}

void SendBar::setOutcome(const QString &sentence)
{
    m_outcome = sentence;
    showWords();
}

void SendBar::setTabAfter(QWidget *input)
{
    setTabOrder(input, m_send);
    setTabOrder(m_send, m_cancel);
}

bool SendBar::isUnderWay() const
{
    using Phase = TestSendViewModel::Phase;
    const Phase phase = m_model->phase();
    return phase == Phase::Checking || phase == Phase::Asking || phase == Phase::Running;
}

void SendBar::showState()
{
    using Phase = TestSendViewModel::Phase;
    const Phase phase = m_model->phase();
    m_send->setEnabled(!isUnderWay());
    // The button with the focus must not vanish under the keyboard: hand it on first.
    const bool cancelHadFocus = m_cancel->hasFocus();
    m_cancel->setVisible(phase == Phase::Checking || phase == Phase::Running);
    m_cancel->setEnabled(!m_model->isCancelling());
    if (cancelHadFocus && !m_cancel->isVisible())
        m_send->setFocus(Qt::OtherFocusReason);
    m_busy->setVisible(isUnderWay());
    showWords();
}

void SendBar::showWords()
{
    m_words->setText(isUnderWay() ? progressText() : m_outcome);
}

QString SendBar::progressText() const
{
    using Phase = TestSendViewModel::Phase;
    if (m_model->isCancelling())
        return tr("Cancelling…");
    if (m_model->phase() != Phase::Running)
        return m_model->phase() == Phase::Checking ? tr("Looking for this number in the log…") : QString();
    switch (m_model->stage()) {
    case SendStage::ReadingSecrets:
        return m_model->isKeychainWaiting()
            ? tr("Waiting for the keychain. It may be asking you to unlock it: look for its window.")
            : tr("Reading the credentials from the keychain…");
    case SendStage::WritingLog:
        return tr("Writing to the message log…");
    case SendStage::Connecting:
        return tr("Connecting to %1…").arg(m_model->partnerName());
    case SendStage::Sending:
        return tr("Sending…");
    case SendStage::Waiting:
        return tr("Sent. Waiting for %1's answer…").arg(m_model->partnerName());
    case SendStage::Finished:
        return {};
    }
    Q_UNREACHABLE();
}

} // namespace ChannelConsole

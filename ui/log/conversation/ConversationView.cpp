// SPDX-License-Identifier: Apache-2.0
#include "ui/log/conversation/ConversationView.h"

#include "ui/log/LogText.h"
#include "ui/log/conversation/ConversationList.h"
#include "ui/log/conversation/ConversationModel.h"
#include "ui/testsend/ReplyWindowModel.h"
#include "ui/testsend/ReplyWindowView.h"
#include "ui/widgets/Banner.h"
#include "ui/widgets/Icons.h"
#include "ui/widgets/PlainLabel.h"
#include "ui/widgets/Room.h"
#include "ui/widgets/Spacing.h"

#include <QHBoxLayout>
#include <QLocale>
#include <QPushButton>
#include <QStackedWidget>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace ChannelConsole {

ConversationView::ConversationView(MessageLog *log, const Clock *clock, QWidget *parent)
    : QWidget(parent)
    , m_model(new ConversationModel(log, clock, this))
    , m_window(new ReplyWindowModel(log, clock, this))
    , m_title(new PlainLabel(PlainLabel::Tone::Strong, {}, this))
    , m_newest(new QPushButton(this))
    , m_problem(new Banner(this))
    , m_stack(new QStackedWidget(this))
    , m_list(new ConversationList(m_model, m_stack))
    , m_empty(new PlainLabel(PlainLabel::Tone::Secondary, {}, m_stack))
{
    setObjectName(u"conversation"_s);
    setAccessibleName(tr("Conversation"));
    m_title->setObjectName(u"conversationTitle"_s);
    m_newest->setIcon(icon(u"chevron-down"_s));
    m_newest->setAutoDefault(false);
    nameAction(m_newest, u"conversationNewest"_s);
    m_empty->setObjectName(u"conversationEmpty"_s);
    m_empty->setAlignment(Qt::AlignCenter);
    m_empty->setMargin(Spacing::kLarge);
    m_stack->addWidget(m_list);
    m_stack->addWidget(m_empty);

    auto *head = new QHBoxLayout;
    head->setSpacing(Spacing::kSmall);
    head->addWidget(m_title, 1);
    head->addWidget(m_newest);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins({});
    layout->setSpacing(Spacing::kSmall);
    layout->addLayout(head);
    layout->addWidget(m_problem);
    layout->addWidget(m_stack, 1);
    layout->addWidget(new ReplyWindowView(m_window, this));
    setFocusProxy(m_list);

    connect(m_newest, &QPushButton::clicked, this, [this] {
        m_model->showNewest();
        m_list->setFocus(Qt::OtherFocusReason);
    });
    connect(m_list, &ConversationList::messageActivated, this, &ConversationView::messageActivated);
    connect(m_list, &ConversationList::currentMessageChanged, this, [this](qint64 logId) {
        if (logId != 0)
            emit currentMessageChanged(logId);
    });
    connect(m_list, &ConversationList::atEndChanged, this, &ConversationView::refreshUnseen);
    connect(m_model, &ConversationModel::unseenChanged, this, &ConversationView::refreshUnseen);
    connect(m_model, &ConversationModel::stateChanged, this, &ConversationView::refreshState);
    connect(m_model, &ConversationModel::changed, this, &ConversationView::refreshState);
    connect(m_window, &ReplyWindowModel::changed, m_model, &ConversationModel::refreshLines);
    refreshState();
    refreshUnseen();
}

ConversationView::~ConversationView() = default;

void ConversationView::showPair(const QUuid &assistantId, const QString &businessNumber,
    const QString &userNumber, qint64 selectMessageLogId)
{
    m_title->setText(tr("%1 with %2").arg(numberText(businessNumber), numberText(userNumber)));
    m_window->show(assistantId, businessNumber, userNumber);
    m_model->show({.assistantId = assistantId, .businessNumber = businessNumber, .userNumber = userNumber},
        selectMessageLogId);
}

qint64 ConversationView::currentMessage() const
{
    return m_list->currentIndex().data(ConversationLogIdRole).toLongLong();
}

void ConversationView::refreshState()
{
    if (const auto &problem = m_model->problem()) {
        m_problem->showProblem(*problem);
        connect(
            m_problem->addButton(tr("Try again")), &QPushButton::clicked, m_model, &ConversationModel::retry);
    } else {
        m_problem->clear();
    }
    const bool nothing = m_model->rowCount() == 0;
    m_empty->setText(m_model->state() == ConversationModel::State::Ready
            ? tr("These two numbers have not written to each other as far as this log goes.")
            : QString());
    m_stack->setCurrentWidget(nothing ? static_cast<QWidget *>(m_empty) : m_list);
}

void ConversationView::refreshUnseen()
{
    const int unseen = m_model->unseen() + m_list->unseen();
    const QString text = unseen == 0 ? tr("Newest") : tr("%1 new").arg(QLocale().toString(unseen));
    m_newest->setText(text);
    m_newest->setAccessibleName(text);
    m_newest->setToolTip(tr("Go to the newest message (End)"));
    // Stays where it is, so that nothing moves when the end is reached.
    m_newest->setEnabled(!m_list->isAtEnd());
}

} // namespace ChannelConsole

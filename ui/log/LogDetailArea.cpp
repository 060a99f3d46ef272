// SPDX-License-Identifier: Apache-2.0
#include "ui/log/LogDetailArea.h"

#include "core/message/MediaFetch.h"
#include "ui/log/LogDetailModel.h"
#include "ui/log/LogDetailView.h"
#include "ui/log/SendAgainBar.h"

#include <QVBoxLayout>

namespace ChannelConsole {

LogDetailArea::LogDetailArea(const Services &services, QWidget *parent)
    : QWidget(parent)
    , m_model(new LogDetailModel(services.log, this))
    , m_again(new SendAgainBar(services, this))
    , m_view(new LogDetailView(services.clock,
          new MediaFetch(services.assistants, services.vault, services.http, services.sandbox, this), m_again,
          this))
{
    setObjectName(QStringLiteral("logDetailArea"));
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins({});
    column->addWidget(m_view);
    setFocusProxy(m_view);
    connect(m_view, &LogDetailView::closeRequested, this, &LogDetailArea::closeRequested);
    connect(m_view, &LogDetailView::callRequested, this, &LogDetailArea::callRequested);
    connect(m_view, &LogDetailView::messageRequested, this, &LogDetailArea::messageRequested);
    connect(m_again, &SendAgainBar::composeRequested, this, &LogDetailArea::composeRequested);
    connect(m_again, &SendAgainBar::sent, this, &LogDetailArea::sent);
    connect(m_model, &LogDetailModel::changed, this, &LogDetailArea::refresh);
    hide();
}

void LogDetailArea::setAssistant(const QUuid &assistantId)
{
    m_again->setAssistant(assistantId);
}

void LogDetailArea::showMessage(qint64 id, bool focus)
{
    m_focus = focus && (isHidden() || id != m_model->id());
    if (id != m_model->id())
        m_model->show(id);
    else if (focus && !isHidden())
        m_view->setFocus(Qt::OtherFocusReason);
}

void LogDetailArea::closeMessage()
{
    const QWidget *focus = window()->focusWidget();
    const bool hadFocus = focus && isAncestorOf(focus);
    m_focus = false;
    hide();
    m_model->clear();
    emit closed(hadFocus);
}

qint64 LogDetailArea::messageId() const
{
    return m_model->id();
}

std::optional<LogEntry> LogDetailArea::message() const
{
    const auto &detail = m_model->detail();
    return detail ? std::optional(detail->entry) : std::nullopt;
}

void LogDetailArea::refresh()
{
    if (const auto &detail = m_model->detail())
        m_view->showDetail(*detail, m_assistantNames.value(detail->entry.assistantId));
    else if (const auto &problem = m_model->problem())
        m_view->showProblem(*problem);
    else
        return;
    show();
    if (std::exchange(m_focus, false))
        m_view->setFocus(Qt::OtherFocusReason);
    emit shown();
}

} // namespace ChannelConsole

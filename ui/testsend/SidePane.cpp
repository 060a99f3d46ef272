// SPDX-License-Identifier: Apache-2.0
#include "ui/testsend/SidePane.h"

#include "ui/log/WirePane.h"
#include "ui/testsend/NumberSuggestionsView.h"
#include "ui/testsend/PhonePreview.h"
#include "ui/widgets/Spacing.h"
#include "ui/widgets/TabTones.h"

#include <QStackedWidget>
#include <QTabBar>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace ChannelConsole {

namespace {

constexpr int kNumbersTab = 0;
constexpr int kPreviewTab = 1;
constexpr int kPreviewLines = 14;
constexpr int kRequestLines = 9;

} // namespace

SidePane::SidePane(QWidget *parent)
    : QWidget(parent)
    , m_tabs(new QTabBar(this))
    , m_stack(new QStackedWidget(this))
    , m_numbers(new NumberSuggestionsView(m_stack))
    , m_phone(new PhonePreview(m_stack))
    , m_request(new WirePane(tr("Request"), {}, this))
{
    m_tabs->setObjectName(u"composerViews"_s);
    m_tabs->setAccessibleName(tr("Beside the message"));
    m_tabs->setDocumentMode(true);
    m_tabs->setDrawBase(false);
    m_tabs->setExpanding(false);
    m_tabs->addTab(tr("Numbers"));
    m_tabs->addTab(tr("Preview"));
    m_tabs->setCurrentIndex(kPreviewTab);
    toneTabs(m_tabs);
    m_request->setObjectName(u"requestPreview"_s);
    m_request->offerCurl();

    auto *numbers = new QWidget(m_stack);
    auto *list = new QVBoxLayout(numbers);
    list->setContentsMargins(0, 0, 0, 0);
    list->addWidget(m_numbers);
    list->addStretch(1);
    m_stack->addWidget(numbers);
    m_stack->addWidget(m_phone);
    m_stack->setMinimumHeight(fontMetrics().lineSpacing() * kPreviewLines);
    m_request->setMinimumHeight(fontMetrics().lineSpacing() * kRequestLines);

    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(Spacing::kSmall);
    column->addWidget(m_tabs);
    column->addWidget(m_stack, 3);
    column->addSpacing(Spacing::kSmall);
    column->addWidget(m_request, 2);

    connect(m_tabs, &QTabBar::currentChanged, m_stack, &QStackedWidget::setCurrentIndex);
    connect(m_numbers, &NumberSuggestionsView::chosen, this, &SidePane::numberChosen);
    m_stack->setCurrentIndex(kPreviewTab);
}

void SidePane::setSuggestions(const QList<NumberSuggestion> &suggestions, bool sandbox)
{
    m_numbers->setSuggestions(suggestions, sandbox);
    if (m_hasNumbers == !suggestions.isEmpty())
        return;
    m_hasNumbers = !suggestions.isEmpty();
    m_tabs->setTabVisible(kNumbersTab, m_hasNumbers);
    showCurrent();
}

void SidePane::setHasNumber(bool hasNumber)
{
    if (hasNumber == m_hasNumber)
        return;
    m_hasNumber = hasNumber;
    showCurrent();
}

void SidePane::showCurrent()
{
    m_tabs->setCurrentIndex(m_hasNumbers && !m_hasNumber ? kNumbersTab : kPreviewTab);
}

void SidePane::setContent(const MessageContent &content)
{
    m_phone->setContent(content);
}

void SidePane::setRequest(const QString &request, const QString &whyNone)
{
    m_request->setText(request);
    m_request->setPlaceholder(whyNone);
}

} // namespace ChannelConsole

// SPDX-License-Identifier: Apache-2.0
#include "ui/window/ChannelView.h"

#include "core/channel/AssistantStore.h"
#include "ui/widgets/Icons.h"
#include "ui/widgets/Spacing.h"
#include "ui/widgets/TabTones.h"
#include "ui/window/ChannelHeader.h"

#include <QHBoxLayout>
#include <QTabBar>
#include <QTabWidget>
#include <QVBoxLayout>

#include <algorithm>

namespace ChannelConsole {

using namespace Qt::StringLiterals;

namespace {

/// Stands in a tab until its page is asked for, and around it afterwards.
QWidget *emptyTab(QWidget *parent)
{
    auto *tab = new QWidget(parent);
    auto *layout = new QVBoxLayout(tab);
    layout->setContentsMargins(0, 0, 0, 0);
    return tab;
}

} // namespace

ChannelView::ChannelView(const Services &services, QList<PageFactory> factories, QWidget *parent)
    : QWidget(parent)
    , m_services(services)
    , m_factories(std::move(factories))
    , m_header(new ChannelHeader(services, this))
    , m_tabs(new QTabWidget(this))
{
    m_tabs->setObjectName(u"pages"_s);
    m_tabs->setAccessibleName(tr("Pages"));
    m_tabs->tabBar()->setAccessibleName(tr("Pages"));
    m_tabs->tabBar()->setObjectName(u"pageTabs"_s);
    m_tabs->setDocumentMode(true);
    // The first tab begins where the texts above and below it do.
    auto *margin = new QWidget(m_tabs);
    auto *room = new QHBoxLayout(margin);
    room->setContentsMargins(Spacing::kLarge, 0, 0, 0);
    m_tabs->setCornerWidget(margin, Qt::TopLeftCorner);
    for (const PageFactory &factory : m_factories)
        m_tabs->addTab(emptyTab(m_tabs), factory.title);
    toneTabs(m_tabs->tabBar());

    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(m_header);
    column->addWidget(m_tabs, 1);

    connect(m_tabs, &QTabWidget::currentChanged, this, [this] {
        buildCurrent();
        emit pageChanged(currentPageId());
    });
}

void ChannelView::showAssistant(const QUuid &id)
{
    m_assistantId = id;
    m_header->showAssistant(id);
    for (int tab = 0; tab < m_tabs->count(); ++tab) {
        if (Page *page = pageAt(tab))
            page->showAssistant(id);
    }
    buildCurrent();
    emit assistantChanged(id);
    markUnsaved();
}

void ChannelView::showPage(PageId id)
{
    m_tabs->setCurrentIndex(tabOf(id));
}

PageId ChannelView::currentPageId() const
{
    return m_factories.at(m_tabs->currentIndex()).id;
}

Page *ChannelView::currentPage() const
{
    return pageAt(m_tabs->currentIndex());
}

Page *ChannelView::pageAt(int tab) const
{
    return m_tabs->widget(tab)->findChild<Page *>(QString(), Qt::FindDirectChildrenOnly);
}

int ChannelView::tabOf(PageId id) const
{
    const auto found = std::find_if(m_factories.cbegin(), m_factories.cend(),
        [id](const PageFactory &factory) { return factory.id == id; });
    return static_cast<int>(found - m_factories.cbegin());
}

void ChannelView::buildCurrent()
{
    // Before an assistant is known there is nothing for a page to show.
    if (m_assistantId.isNull() || currentPage())
        return;
    QWidget *tab = m_tabs->currentWidget();
    Page *page = m_factories.at(m_tabs->currentIndex()).make(m_services, tab);
    tab->layout()->addWidget(page);
    connect(page, &Page::unsavedChangesChanged, this, &ChannelView::markUnsaved);
    connect(page, &Page::pageRequested, this, [this](PageId id, qint64 logId) {
        showPage(id);
        if (logId != 0 && currentPage())
            currentPage()->showEntry(logId);
    });
    connect(page, &Page::composeRequested, this, [this](const ComposeDraft &draft) {
        showPage(PageId::TestSend);
        if (currentPage())
            currentPage()->compose(draft);
    });
    connect(page, &Page::editAssistantRequested, this, &ChannelView::editAssistantRequested);
    page->showAssistant(m_assistantId);
}

bool ChannelView::hasUnsavedChanges() const
{
    for (int tab = 0; tab < m_tabs->count(); ++tab) {
        if (const Page *page = pageAt(tab); page && page->hasUnsavedChanges())
            return true;
    }
    return false;
}

bool ChannelView::hasUnsavedChanges(const QUuid &assistantId) const
{
    for (int tab = 0; tab < m_tabs->count(); ++tab) {
        if (const Page *page = pageAt(tab); page && page->hasUnsavedChanges(assistantId))
            return true;
    }
    return false;
}

void ChannelView::markUnsaved()
{
    for (int tab = 0; tab < m_tabs->count(); ++tab) {
        const Page *page = pageAt(tab);
        const bool unsaved = page && page->hasUnsavedChanges(m_assistantId);
        m_tabs->setTabIcon(tab, unsaved ? icon(u"edit"_s) : QIcon());
        m_tabs->setTabToolTip(tab, unsaved ? tr("Unsaved changes") : QString());
    }
    emit unsavedChangesChanged();
}

QUuid ChannelView::nextWithUnsavedChanges(const Page *page) const
{
    if (page->hasUnsavedChanges(m_assistantId))
        return m_assistantId;
    for (const Assistant &assistant : m_services.assistants->assistants()) {
        if (page->hasUnsavedChanges(assistant.id))
            return assistant.id;
    }
    return {};
}

void ChannelView::saveAll(std::function<void(bool saved)> done)
{
    for (int tab = 0; tab < m_tabs->count(); ++tab) {
        Page *page = pageAt(tab);
        if (!page || !page->hasUnsavedChanges())
            continue;
        if (const QUuid id = nextWithUnsavedChanges(page); !id.isNull() && id != m_assistantId)
            showAssistant(id);
        m_tabs->setCurrentIndex(tab);
        const QUuid saving = m_assistantId;
        page->save([this, page, saving, done = std::move(done)](bool saved) {
            // Saved and still changed can only be another assistant's turn; anything else would go round for
            // ever.
            if (saved && !page->hasUnsavedChanges(saving))
                saveAll(done);
            else
                done(false);
        });
        return;
    }
    done(true);
}

void ChannelView::discardAll()
{
    for (int tab = 0; tab < m_tabs->count(); ++tab) {
        if (Page *page = pageAt(tab))
            page->discardChanges();
    }
}

} // namespace ChannelConsole

// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/Services.h"
#include "ui/window/PageFactories.h"

#include <QUuid>
#include <QWidget>

#include <functional>

class QTabWidget;

namespace ChannelConsole {

class ChannelHeader;

/// One assistant's channel: the header and the pages in their tabs. A page is built when it is first shown
/// and lives on from then, so that what was typed survives switching away.
class ChannelView final : public QWidget
{
    Q_OBJECT
public:
    ChannelView(const Services &services, QList<PageFactory> factories, QWidget *parent = nullptr);

    void showAssistant(const QUuid &id);
    [[nodiscard]] QUuid assistantId() const { return m_assistantId; }
    void showPage(PageId id);
    [[nodiscard]] PageId currentPageId() const;
    [[nodiscard]] Page *currentPage() const; ///< null before an assistant is shown

    [[nodiscard]] bool hasUnsavedChanges() const; ///< of any assistant
    [[nodiscard]] bool hasUnsavedChanges(const QUuid &assistantId) const;
    /// Saves every page, each assistant with unsaved changes in turn, showing the one that cannot be saved.
    /// Calls back once.
    void saveAll(std::function<void(bool saved)> done);
    void discardAll();

signals:
    void pageChanged(ChannelConsole::PageId id);
    void assistantChanged(const QUuid &id); ///< also when saveAll() goes to the next one
    void unsavedChangesChanged();
    void editAssistantRequested();

private:
    void buildCurrent();
    [[nodiscard]] Page *pageAt(int tab) const; ///< null if it was not built yet
    [[nodiscard]] int tabOf(PageId id) const;
    void markUnsaved();
    [[nodiscard]] QUuid nextWithUnsavedChanges(const Page *page) const;

    Services m_services;
    QList<PageFactory> m_factories;
    QUuid m_assistantId;
    ChannelHeader *m_header;
    QTabWidget *m_tabs;
};

} // namespace ChannelConsole

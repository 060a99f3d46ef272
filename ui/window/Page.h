// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/testsend/ComposeDraft.h"

#include <QUuid>
#include <QWidget>

#include <functional>
#include <utility>

namespace ChannelConsole {

/// The pages of an assistant, in the order of their tabs and of Ctrl+1, Ctrl+2, …
enum class PageId {
    Instructions,
    Configuration,
    TestSend,
    Templates,
    Webhook,
    MessageLog,
};

/// One tab of the window. Built when first shown; told which assistant it is about.
class Page : public QWidget
{
    Q_OBJECT
public:
    using QWidget::QWidget;

    /// Shows another assistant. What was typed for the one before is kept and comes back with it.
    virtual void showAssistant(const QUuid &assistantId) = 0;

    /// Whether closing now would lose something, for any assistant; its name for the question.
    [[nodiscard]] virtual bool hasUnsavedChanges() const { return false; }
    [[nodiscard]] virtual bool hasUnsavedChanges(const QUuid &assistantId) const
    {
        Q_UNUSED(assistantId)
        return false;
    }
    /// Ctrl+S, or "Save" in the question before closing. Calls back once; false if it could not be saved (the
    /// page says why).
    virtual void save(std::function<void(bool saved)> done) { std::exchange(done, {})(true); }
    virtual void discardChanges() {}
    /// Brings one thing into view, by its id: the log a message (LogEntry::id), the webhook a call
    /// (WebhookCall::id). Other pages have none.
    virtual void showEntry(qint64 id) { Q_UNUSED(id) }
    /// Takes a message over to be looked at, changed and sent; only Test Send can.
    virtual void compose(const ComposeDraft &draft) { Q_UNUSED(draft) }
    /// Ctrl+F.
    virtual void focusSearch() {}

signals:
    void unsavedChangesChanged();
    /// `id`: what is to be shown there, as for showEntry(); 0 for nothing in particular.
    void pageRequested(ChannelConsole::PageId page, qint64 id = 0);
    void composeRequested(const ChannelConsole::ComposeDraft &draft); ///< on the Test Send page
    void editAssistantRequested(); ///< something is missing that belongs to the assistant itself
};

} // namespace ChannelConsole

// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/message/ContentFinding.h"
#include "core/message/MessageContent.h"
#include "core/message/MessageLimits.h"

#include <QWidget>

namespace ChannelConsole {

/// The inputs for one type of message. Shows a content and tells it as it is typed; knows neither partner nor
/// send.
class ContentForm : public QWidget
{
    Q_OBJECT
public:
    using QWidget::QWidget;

    /// Shows a content of this form's own type without emitting changed().
    virtual void setContent(const MessageContent &content) = 0;
    [[nodiscard]] virtual MessageContent content() const = 0;
    /// Puts each finding at the input it is about; those before them are taken away. What belongs to no input
    /// of this form is left to the page: it is returned.
    [[nodiscard]] virtual QList<ContentFinding> showFindings(const QList<ContentFinding> &findings) = 0;
    /// Puts the focus on the input of a finding; on the first one where there is none of that name.
    virtual void focusField(const QString &field) = 0;
    /// What the counters beside the inputs count up to.
    virtual void setLimits(const MessageLimits &limits) { Q_UNUSED(limits) }
    /// Whether nothing was typed yet into the input of a finding: what is said about it can wait until the
    /// first try to send.
    [[nodiscard]] virtual bool isStillEmpty(const QString &field) const
    {
        Q_UNUSED(field)
        return false;
    }
    /// Whether an input holds what cannot be read, and so is not in content(). The form says so at the input.
    [[nodiscard]] virtual bool hasUnreadable() const { return false; }
    virtual void focusUnreadable() {}
    /// What is wrong with it, in the form's own words; empty if everything can be read.
    [[nodiscard]] virtual QString unreadableText() const { return {}; }

signals:
    void changed(); ///< by the user
};

} // namespace ChannelConsole

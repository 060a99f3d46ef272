// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/log/keeping/KeepingTypes.h"
#include "ui/Services.h"

#include <QTimer>
#include <QUuid>
#include <QWidget>

class QPushButton;
class QSpinBox;

namespace ChannelConsole {

class Banner;
class FormColumn;
class KeepingProgressView;
class PlainLabel;

/// How much of an assistant's log is kept, and deleting the rest: at once, or by itself from now on. Says
/// before what would go.
class RetentionPane final : public QWidget
{
    Q_OBJECT
public:
    explicit RetentionPane(const Services &services, QWidget *parent = nullptr);

    void setAssistant(const QUuid &assistantId);
    /// Shows what is kept, instead of what was typed and not saved.
    void load();

private:
    void change();
    void showDays();
    void look();
    void refresh();
    void showProgress();
    void ask(bool keepFromNowOn);
    void save();
    void purge(const RetentionRule &rule);
    void tell(const PurgeOutcome &outcome);
    [[nodiscard]] RetentionRule typed() const;
    [[nodiscard]] QString previewText() const;

    Services m_services;
    QUuid m_assistantId;
    quint64 m_generation = 0; ///< answers to older questions are dropped
    RetentionRule m_stored;
    std::optional<PurgePreview> m_preview;
    QTimer m_lookSoon;
    FormColumn *m_form;
    QSpinBox *m_days;
    QSpinBox *m_rows;
    PlainLabel *m_now; ///< what is the rule now
    PlainLabel *m_wouldGo;
    QPushButton *m_save;
    QPushButton *m_delete;
    Banner *m_confirmation;
    KeepingProgressView *m_progress;
    Banner *m_banner;
};

} // namespace ChannelConsole

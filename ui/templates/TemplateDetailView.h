// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/message/TemplateRecord.h"

#include <QWidget>

class QPushButton;
class QVBoxLayout;

namespace ChannelConsole {

class PlainLabel;
class TemplatePreview;
class WirePane;

/// One template: what it looks like, what is wrong with it, what is known of it, and what can be done.
class TemplateDetailView final : public QWidget
{
    Q_OBJECT
public:
    explicit TemplateDetailView(QWidget *parent = nullptr);

    void showRecord(const TemplateRecord &record);

signals:
    void sendRequested();
    void editRequested();
    void removeRequested();

private:
    void showConcerns(const QStringList &concerns);
    void showFacts(const TemplateRecord &record);
    void showSend(const TemplateRecord &record);

    PlainLabel *m_title;
    PlainLabel *m_facts;
    QWidget *m_concerns;
    QVBoxLayout *m_concernLines;
    TemplatePreview *m_preview;
    QPushButton *m_send;
    PlainLabel *m_sendNote; ///< why it is not advised
    QPushButton *m_edit;
    QPushButton *m_remove;
    WirePane *m_original;
};

} // namespace ChannelConsole

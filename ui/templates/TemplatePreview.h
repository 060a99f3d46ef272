// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/message/TemplateRecord.h"

#include <QWidget>

class QVBoxLayout;

namespace ChannelConsole {

class IconLabel;
class PlainLabel;

/// A template as it was registered, roughly as a phone shows it: header, text with its placeholders, footer
/// and buttons in a bubble of the palette's colours.
class TemplatePreview final : public QWidget
{
    Q_OBJECT
public:
    explicit TemplatePreview(QWidget *parent = nullptr);

    void setRecord(const TemplateRecord &record);

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    void setButtons(const QList<TemplateButton> &buttons);

    PlainLabel *m_header;
    PlainLabel *m_body;
    PlainLabel *m_footer;
    QWidget *m_buttons;
    QVBoxLayout *m_buttonLines;
};

} // namespace ChannelConsole

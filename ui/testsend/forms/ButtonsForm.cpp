// SPDX-License-Identifier: Apache-2.0
#include "ui/testsend/forms/ButtonsForm.h"

#include "ui/testsend/forms/GroupList.h"
#include "ui/testsend/forms/HeaderFields.h"

using namespace Qt::StringLiterals;

namespace ChannelConsole {

ButtonsForm::ButtonsForm(QWidget *parent)
    : GroupForm(parent)
{
    HeaderFields::add(fields(), HeaderFields::Offer::TextAndMedia);
    fields()->addText(u"body"_s, tr("Text"), 3, {.limit = &MessageLimits::body});
    fields()->addLine(u"footer"_s, tr("Footer"), {.limit = &MessageLimits::footer});
    m_buttons = new GroupList({.one = tr("Button %1"),
                                  .add = tr("Add a button"),
                                  .remove = tr("Remove button %1"),
                                  .moveUp = tr("Move button %1 up")},
        {.least = 1, .most = &MessageLimits::buttons}, [](FieldGroup *button) {
            button->addLine(u"title"_s, tr("Title"), {.limit = &MessageLimits::buttonTitle});
            button->addLine(u"id"_s, tr("ID"),
                {.limit = &MessageLimits::buttonId, .placeholder = tr("comes back when it is tapped")});
        });
    fields()->addList(u"buttons"_s, m_buttons);
}

MessageContent ButtonsForm::content() const
{
    ButtonsContent content{.header = HeaderFields::read(fields()),
        .body = fields()->value(u"body"_s),
        .footer = fields()->value(u"footer"_s)};
    for (const FieldGroup *button : m_buttons->groups())
        content.buttons += {.id = button->value(u"id"_s), .title = button->value(u"title"_s)};
    return content;
}

void ButtonsForm::fill(const MessageContent &content)
{
    const auto &buttons = std::get<ButtonsContent>(content);
    HeaderFields::fill(fields(), buttons.header);
    fields()->setValue(u"body"_s, buttons.body);
    fields()->setValue(u"footer"_s, buttons.footer);
    m_buttons->fill(buttons.buttons, [](FieldGroup *group, const ReplyButton &button) {
        group->setValue(u"id"_s, button.id);
        group->setValue(u"title"_s, button.title);
    });
}

void ButtonsForm::follow()
{
    HeaderFields::follow(fields());
}

} // namespace ChannelConsole

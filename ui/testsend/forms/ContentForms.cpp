// SPDX-License-Identifier: Apache-2.0
#include "ui/testsend/forms/ContentForms.h"

#include "ui/testsend/forms/ButtonsForm.h"
#include "ui/testsend/forms/ContactsForm.h"
#include "ui/testsend/forms/ListForm.h"
#include "ui/testsend/forms/LocationForm.h"
#include "ui/testsend/forms/MediaForm.h"
#include "ui/testsend/forms/OrderDetailsForm.h"
#include "ui/testsend/forms/OrderStatusForm.h"
#include "ui/testsend/forms/RawForm.h"
#include "ui/testsend/forms/TextForm.h"
#include "ui/testsend/forms/UrlButtonForm.h"

namespace ChannelConsole {

GroupForm *makeContentForm(MessageType type, QWidget *parent)
{
    switch (type) {
    case MessageType::Text:
        return new TextForm(parent);
    case MessageType::Image:
    case MessageType::Video:
    case MessageType::Audio:
    case MessageType::Document:
    case MessageType::Sticker:
        return new MediaForm(std::get<MediaContent>(emptyContent(type)).kind, parent);
    case MessageType::Location:
        return new LocationForm(parent);
    case MessageType::Contacts:
        return new ContactsForm(parent);
    case MessageType::Buttons:
        return new ButtonsForm(parent);
    case MessageType::List:
        return new ListForm(parent);
    case MessageType::UrlButton:
        return new UrlButtonForm(parent);
    case MessageType::Template:
        return nullptr;
    case MessageType::OrderDetails:
        return new OrderDetailsForm(parent);
    case MessageType::OrderStatus:
        return new OrderStatusForm(parent);
    case MessageType::Raw:
        return new RawForm(parent);
    }
    Q_UNREACHABLE();
}

} // namespace ChannelConsole

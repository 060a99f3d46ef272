// SPDX-License-Identifier: Apache-2.0
#include "ui/testsend/forms/UrlButtonForm.h"

#include "ui/testsend/forms/FieldGroup.h"
#include "ui/testsend/forms/HeaderFields.h"

using namespace Qt::StringLiterals;

namespace ChannelConsole {

UrlButtonForm::UrlButtonForm(QWidget *parent)
    : GroupForm(parent)
{
    HeaderFields::add(fields(), HeaderFields::Offer::TextAndMedia);
    fields()->addText(u"body"_s, tr("Text"), 3, {.limit = &MessageLimits::body});
    fields()->addLine(u"footer"_s, tr("Footer"), {.limit = &MessageLimits::footer});
    fields()->addLine(u"displayText"_s, tr("Button title"), {.limit = &MessageLimits::buttonTitle});
    fields()->addLine(
        u"url"_s, tr("URL"), {.help = tr("The page that the button opens."), .placeholder = u"https://"_s});
}

MessageContent UrlButtonForm::content() const
{
    return UrlButtonContent{.header = HeaderFields::read(fields()),
        .body = fields()->value(u"body"_s),
        .footer = fields()->value(u"footer"_s),
        .displayText = fields()->value(u"displayText"_s),
        .url = fields()->value(u"url"_s)};
}

void UrlButtonForm::fill(const MessageContent &content)
{
    const auto &button = std::get<UrlButtonContent>(content);
    HeaderFields::fill(fields(), button.header);
    fields()->setValue(u"body"_s, button.body);
    fields()->setValue(u"footer"_s, button.footer);
    fields()->setValue(u"displayText"_s, button.displayText);
    fields()->setValue(u"url"_s, button.url);
}

void UrlButtonForm::follow()
{
    HeaderFields::follow(fields());
}

} // namespace ChannelConsole

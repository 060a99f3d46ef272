// SPDX-License-Identifier: Apache-2.0
#include "ui/testsend/forms/TextForm.h"

#include "ui/testsend/forms/FieldGroup.h"

using namespace Qt::StringLiterals;

namespace ChannelConsole {

TextForm::TextForm(QWidget *parent)
    : GroupForm(parent)
{
    fields()->addText(u"text"_s, tr("Text"), 5, {.limit = &MessageLimits::text});
    fields()->addCheck(u"previewUrl"_s, tr("Show the page behind the first link"));
}

MessageContent TextForm::content() const
{
    return TextContent{
        .text = fields()->value(u"text"_s), .previewUrl = !fields()->value(u"previewUrl"_s).isEmpty()};
}

void TextForm::fill(const MessageContent &content)
{
    const auto &text = std::get<TextContent>(content);
    fields()->setValue(u"text"_s, text.text);
    fields()->setValue(u"previewUrl"_s, text.previewUrl ? u"1"_s : QString());
}

void TextForm::setKeywordLength(int characters)
{
    fields()->setExtraLength(u"text"_s, characters);
}

} // namespace ChannelConsole

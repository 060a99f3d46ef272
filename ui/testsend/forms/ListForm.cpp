// SPDX-License-Identifier: Apache-2.0
#include "ui/testsend/forms/ListForm.h"

#include "ui/testsend/forms/GroupList.h"
#include "ui/testsend/forms/HeaderFields.h"

using namespace Qt::StringLiterals;

namespace ChannelConsole {

namespace {

void buildRow(FieldGroup *row)
{
    row->addLine(u"title"_s, ListForm::tr("Title"), {.limit = &MessageLimits::rowTitle});
    row->addLine(u"description"_s, ListForm::tr("Description"), {.limit = &MessageLimits::rowDescription});
    row->addLine(u"id"_s, ListForm::tr("ID"),
        {.limit = &MessageLimits::rowId, .placeholder = ListForm::tr("comes back when it is chosen")});
}

void buildSection(FieldGroup *section)
{
    section->addLine(u"title"_s, ListForm::tr("Section title"), {.limit = &MessageLimits::sectionTitle});
    section->addList(u"rows"_s,
        new GroupList({.one = ListForm::tr("Row %1"),
                          .add = ListForm::tr("Add a row"),
                          .remove = ListForm::tr("Remove row %1"),
                          .moveUp = ListForm::tr("Move row %1 up")},
            {.least = 1, .most = &MessageLimits::listRows}, buildRow));
}

} // namespace

ListForm::ListForm(QWidget *parent)
    : GroupForm(parent)
{
    HeaderFields::add(fields(), HeaderFields::Offer::TextOnly);
    fields()->addText(u"body"_s, tr("Text"), 3, {.limit = &MessageLimits::body});
    fields()->addLine(u"footer"_s, tr("Footer"), {.limit = &MessageLimits::footer});
    fields()->addLine(u"buttonTitle"_s, tr("Button title"), {.limit = &MessageLimits::listButtonTitle});
    m_sections = new GroupList({.one = tr("Section %1"),
                                   .add = tr("Add a section"),
                                   .remove = tr("Remove section %1"),
                                   .moveUp = tr("Move section %1 up")},
        {.least = 1, .most = &MessageLimits::listSections}, buildSection);
    fields()->addList(u"sections"_s, m_sections);
}

MessageContent ListForm::content() const
{
    ListContent content{.header = HeaderFields::read(fields()),
        .body = fields()->value(u"body"_s),
        .footer = fields()->value(u"footer"_s),
        .buttonTitle = fields()->value(u"buttonTitle"_s)};
    for (const FieldGroup *group : m_sections->groups()) {
        ListSection section{.title = group->value(u"title"_s)};
        for (const FieldGroup *row : group->list(u"rows"_s)->groups())
            section.rows += {.id = row->value(u"id"_s),
                .title = row->value(u"title"_s),
                .description = row->value(u"description"_s)};
        content.sections += section;
    }
    return content;
}

void ListForm::fill(const MessageContent &content)
{
    const auto &list = std::get<ListContent>(content);
    HeaderFields::fill(fields(), list.header);
    fields()->setValue(u"body"_s, list.body);
    fields()->setValue(u"footer"_s, list.footer);
    fields()->setValue(u"buttonTitle"_s, list.buttonTitle);
    m_sections->fill(list.sections, [](FieldGroup *group, const ListSection &section) {
        group->setValue(u"title"_s, section.title);
        group->list(u"rows"_s)->fill(section.rows, [](FieldGroup *row, const ListRow &each) {
            row->setValue(u"id"_s, each.id);
            row->setValue(u"title"_s, each.title);
            row->setValue(u"description"_s, each.description);
        });
    });
}

void ListForm::follow()
{
    HeaderFields::follow(fields());
}

} // namespace ChannelConsole

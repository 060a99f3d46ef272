// SPDX-License-Identifier: Apache-2.0
#include "ui/testsend/forms/ContactsForm.h"

#include "ui/testsend/forms/GroupList.h"

using namespace Qt::StringLiterals;

namespace ChannelConsole {

namespace {

QString tr(const char *text)
{
    return ContactsForm::tr(text);
}

/// An empty choice, then the words (infobip.md §2.2).
QList<FieldGroup::Choice> types(const QStringList &words)
{
    QList<FieldGroup::Choice> choices{{.value = {}, .text = tr("not said")}};
    for (const QString &word : words)
        choices += {.value = word, .text = {}};
    return choices;
}

const QStringList kHomeOrWork{u"HOME"_s, u"WORK"_s};

void buildPhone(FieldGroup *phone)
{
    phone->addLine(u"phone"_s, tr("Phone"));
    phone->addChoice(u"type"_s, tr("Type"), types({u"CELL"_s, u"MAIN"_s, u"IPHONE"_s, u"HOME"_s, u"WORK"_s}));
    phone->addLine(u"waId"_s, tr("WhatsApp ID"), {.placeholder = tr("digits; lets the card offer a chat")});
}

void buildEmail(FieldGroup *email)
{
    email->addLine(u"email"_s, tr("Email"));
    email->addChoice(u"type"_s, tr("Type"), types(kHomeOrWork));
}

void buildUrl(FieldGroup *url)
{
    url->addLine(u"url"_s, tr("URL"), {.placeholder = u"https://"_s});
    url->addChoice(u"type"_s, tr("Type"), types(kHomeOrWork));
}

void buildAddress(FieldGroup *address)
{
    address->addLine(u"street"_s, tr("Street"));
    address->addLine(u"city"_s, tr("City"));
    address->addLine(u"state"_s, tr("State"));
    address->addLine(u"zip"_s, tr("ZIP"));
    address->addLine(u"country"_s, tr("Country"));
    address->addLine(u"countryCode"_s, tr("Country code"), {.placeholder = u"GB"_s});
    address->addChoice(u"type"_s, tr("Type"), types(kHomeOrWork));
}

void buildCard(FieldGroup *card)
{
    card->addLine(u"formattedName"_s, tr("Displayed name"));
    card->addLine(u"firstName"_s, tr("First name"));
    card->addLine(u"lastName"_s, tr("Last name"));
    card->addLine(u"middleName"_s, tr("Middle name"));
    card->addLine(u"namePrefix"_s, tr("Prefix"));
    card->addLine(u"nameSuffix"_s, tr("Suffix"));
    card->addLine(u"birthday"_s, tr("Birthday"), {.placeholder = tr("1990-12-31")});
    card->setCheck(u"birthday"_s, [](const QString &typed) {
        return typed.isEmpty() || QDate::fromString(typed, Qt::ISODate).isValid()
            ? QString()
            : tr("Write it like 1990-12-31.");
    });
    card->addLine(u"company"_s, tr("Company"));
    card->addLine(u"department"_s, tr("Department"));
    card->addLine(u"title"_s, tr("Job title"));
    card->addList(u"phones"_s,
        new GroupList(
            {.one = tr("Phone %1"), .add = tr("Add a phone"), .remove = tr("Remove phone %1"), .moveUp = {}},
            {}, buildPhone));
    card->addList(u"emails"_s,
        new GroupList(
            {.one = tr("Email %1"), .add = tr("Add an email"), .remove = tr("Remove email %1"), .moveUp = {}},
            {}, buildEmail));
    card->addList(u"urls"_s,
        new GroupList(
            {.one = tr("URL %1"), .add = tr("Add a URL"), .remove = tr("Remove URL %1"), .moveUp = {}}, {},
            buildUrl));
    card->addList(u"addresses"_s,
        new GroupList({.one = tr("Address %1"),
                          .add = tr("Add an address"),
                          .remove = tr("Remove address %1"),
                          .moveUp = {}},
            {}, buildAddress));
}

ContactCard readCard(const FieldGroup *card)
{
    ContactCard read{.firstName = card->value(u"firstName"_s),
        .lastName = card->value(u"lastName"_s),
        .middleName = card->value(u"middleName"_s),
        .namePrefix = card->value(u"namePrefix"_s),
        .nameSuffix = card->value(u"nameSuffix"_s),
        .formattedName = card->value(u"formattedName"_s),
        .birthday = QDate::fromString(card->value(u"birthday"_s), Qt::ISODate),
        .company = card->value(u"company"_s),
        .department = card->value(u"department"_s),
        .title = card->value(u"title"_s)};
    for (const FieldGroup *phone : card->list(u"phones"_s)->groups())
        read.phones += {.phone = phone->value(u"phone"_s),
            .type = phone->value(u"type"_s),
            .waId = phone->value(u"waId"_s)};
    for (const FieldGroup *email : card->list(u"emails"_s)->groups())
        read.emails += {.email = email->value(u"email"_s), .type = email->value(u"type"_s)};
    for (const FieldGroup *url : card->list(u"urls"_s)->groups())
        read.urls += {.url = url->value(u"url"_s), .type = url->value(u"type"_s)};
    for (const FieldGroup *address : card->list(u"addresses"_s)->groups())
        read.addresses += {.street = address->value(u"street"_s),
            .city = address->value(u"city"_s),
            .state = address->value(u"state"_s),
            .zip = address->value(u"zip"_s),
            .country = address->value(u"country"_s),
            .countryCode = address->value(u"countryCode"_s),
            .type = address->value(u"type"_s)};
    return read;
}

void fillCard(FieldGroup *group, const ContactCard &card)
{
    group->setValue(u"firstName"_s, card.firstName);
    group->setValue(u"lastName"_s, card.lastName);
    group->setValue(u"middleName"_s, card.middleName);
    group->setValue(u"namePrefix"_s, card.namePrefix);
    group->setValue(u"nameSuffix"_s, card.nameSuffix);
    group->setValue(u"formattedName"_s, card.formattedName);
    group->setValue(u"birthday"_s, card.birthday.toString(Qt::ISODate));
    group->setValue(u"company"_s, card.company);
    group->setValue(u"department"_s, card.department);
    group->setValue(u"title"_s, card.title);
    group->list(u"phones"_s)->fill(card.phones, [](FieldGroup *row, const ContactPhone &phone) {
        row->setValue(u"phone"_s, phone.phone);
        row->setValue(u"type"_s, phone.type);
        row->setValue(u"waId"_s, phone.waId);
    });
    group->list(u"emails"_s)->fill(card.emails, [](FieldGroup *row, const ContactEmail &email) {
        row->setValue(u"email"_s, email.email);
        row->setValue(u"type"_s, email.type);
    });
    group->list(u"urls"_s)->fill(card.urls, [](FieldGroup *row, const ContactUrl &url) {
        row->setValue(u"url"_s, url.url);
        row->setValue(u"type"_s, url.type);
    });
    group->list(u"addresses"_s)->fill(card.addresses, [](FieldGroup *row, const ContactAddress &address) {
        row->setValue(u"street"_s, address.street);
        row->setValue(u"city"_s, address.city);
        row->setValue(u"state"_s, address.state);
        row->setValue(u"zip"_s, address.zip);
        row->setValue(u"country"_s, address.country);
        row->setValue(u"countryCode"_s, address.countryCode);
        row->setValue(u"type"_s, address.type);
    });
}

} // namespace

ContactsForm::ContactsForm(QWidget *parent)
    : GroupForm(parent)
    , m_cards(new GroupList({.one = tr("Contact %1"),
                                .add = tr("Add a contact"),
                                .remove = tr("Remove contact %1"),
                                .moveUp = {}},
          {.least = 1}, buildCard))
{
    fields()->addList(u"contacts"_s, m_cards);
}

MessageContent ContactsForm::content() const
{
    ContactsContent content;
    for (const FieldGroup *card : m_cards->groups())
        content.contacts += readCard(card);
    return content;
}

void ContactsForm::fill(const MessageContent &content)
{
    m_cards->fill(std::get<ContactsContent>(content).contacts, fillCard);
}

} // namespace ChannelConsole

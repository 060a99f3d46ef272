// SPDX-License-Identifier: Apache-2.0
#include "core/message/ContentRulesPrivate.h"

#include <QRegularExpression>

namespace ChannelConsole::ContentRules {

using namespace Qt::StringLiterals;

namespace {

void checkType(const QString &field, const QString &type, const QStringList &known, FindingList &findings)
{
    if (!type.isEmpty() && !known.contains(type))
        findings.warning(field,
            tr("\"%1\" is not one of the kinds that WhatsApp knows: %2.").arg(type, known.join(u", "_s)));
}

const QStringList &places()
{
    static const QStringList all{u"HOME"_s, u"WORK"_s};
    return all;
}

void checkPhones(const QString &card, const QList<ContactPhone> &phones, FindingList &findings)
{
    static const QStringList kinds{u"CELL"_s, u"MAIN"_s, u"IPHONE"_s, u"HOME"_s, u"WORK"_s};
    static const QRegularExpression digits(u"^[0-9]*$"_s);
    for (qsizetype i = 0; i < phones.size(); ++i) {
        const QString path = fieldPath(card + u"/phones"_s, i);
        findings.required(path + u"/phone"_s, tr("The phone number"), phones.at(i).phone);
        checkType(path + u"/type"_s, phones.at(i).type, kinds, findings);
        if (!digits.match(phones.at(i).waId).hasMatch())
            findings.error(path + u"/waId"_s, tr("A WhatsApp ID consists of digits only."));
    }
}

void checkCard(const QString &path, const ContactCard &card, FindingList &findings)
{
    findings.required(path + u"/firstName"_s, tr("The first name"), card.firstName);
    findings.required(path + u"/formattedName"_s, tr("The displayed name"), card.formattedName);
    checkPhones(path, card.phones, findings);
    for (qsizetype i = 0; i < card.emails.size(); ++i) {
        const QString email = fieldPath(path + u"/emails"_s, i);
        findings.required(email + u"/email"_s, tr("The email address"), card.emails.at(i).email);
        checkType(email + u"/type"_s, card.emails.at(i).type, places(), findings);
    }
    for (qsizetype i = 0; i < card.urls.size(); ++i) {
        const QString url = fieldPath(path + u"/urls"_s, i);
        findings.required(url + u"/url"_s, tr("The web address"), card.urls.at(i).url);
        checkType(url + u"/type"_s, card.urls.at(i).type, places(), findings);
    }
    for (qsizetype i = 0; i < card.addresses.size(); ++i)
        checkType(
            fieldPath(path + u"/addresses"_s, i, u"type"_s), card.addresses.at(i).type, places(), findings);
}

} // namespace

void check(const MediaContent &media, const MessageLimits &limits, FindingList &findings)
{
    findings.url(u"url"_s, tr("The media URL"), media.url, limits.url);
    const bool captioned
        = media.kind != MediaContent::Kind::Audio && media.kind != MediaContent::Kind::Sticker;
    if (captioned)
        findings.atMost(u"caption"_s, tr("The caption"), media.caption, limits.caption);
    else if (!media.caption.trimmed().isEmpty())
        findings.warning(u"caption"_s, tr("WhatsApp shows no caption here: it is left out."));
    if (media.kind == MediaContent::Kind::Document)
        findings.atMost(u"fileName"_s, tr("The file name"), media.fileName, limits.fileName);
}

void check(const ContactsContent &cards, const MessageLimits &, FindingList &findings)
{
    if (cards.contacts.isEmpty())
        findings.error(u"contacts"_s, tr("There is no contact to send."));
    for (qsizetype i = 0; i < cards.contacts.size(); ++i)
        checkCard(fieldPath(u"contacts"_s, i), cards.contacts.at(i), findings);
}

} // namespace ChannelConsole::ContentRules

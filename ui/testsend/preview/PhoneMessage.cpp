// SPDX-License-Identifier: Apache-2.0
#include "ui/testsend/preview/PhoneMessage.h"

#include "ui/testsend/forms/FieldValues.h"
#include "ui/testsend/preview/WhatsAppText.h"

#include <QCoreApplication>
#include <QLocale>
#include <QUrl>

using namespace Qt::StringLiterals;

namespace ChannelConsole {

namespace {

using Kind = PhoneBlock::Kind;

QString tr(const char *text)
{
    return QCoreApplication::translate("PhoneMessage", text);
}

/// The last part of an address: what the file is called. Nothing is fetched.
QString nameIn(const QString &url)
{
    const QString name = QUrl(url).fileName();
    return name.isEmpty() ? url : name;
}

QString firstOf(const QString &one, const QString &other)
{
    return one.trimmed().isEmpty() ? other : one;
}

QString joined(const QStringList &parts, const QString &between)
{
    QStringList present = parts;
    present.removeAll(QString());
    return present.join(between);
}

/// What is not filled yet stays visible as its placeholder: on its way out nothing would fill it either.
QString shownTemplate(const QString &registered, QStringList values)
{
    const QStringList names = templatePlaceholders(registered);
    for (qsizetype i = 0; i < qMin(values.size(), names.size()); ++i) {
        if (values.at(i).trimmed().isEmpty())
            values[i] = u"{{"_s + names.at(i) + u"}}"_s;
    }
    return filledTemplate(registered, values);
}

/// Its label is not known here, only what goes into it.
QString buttonText(const TemplateButtonValue &button)
{
    const QString which = tr("Button %1").arg(button.index + 1);
    return button.value.trimmed().isEmpty() ? which : tr("%1: %2").arg(which, button.value);
}

struct Builder
{
    PhoneMessage message;

    /// Leaves out what has nothing to show.
    void add(Kind kind, const QString &text, const QString &icon = {}, const QString &detail = {})
    {
        if (!text.isEmpty() || !detail.isEmpty())
            message.bubble += {.kind = kind, .icon = icon, .text = text, .detail = detail};
    }

    void addFile(
        Kind kind, const QString &icon, const QString &what, const QString &url, const QString &fileName = {})
    {
        message.bubble += {
            .kind = kind, .icon = icon, .text = firstOf(fileName, firstOf(nameIn(url), what)), .detail = {}};
    }

    void addHeader(const InteractiveHeader &header)
    {
        switch (header.kind) {
        case InteractiveHeader::Kind::None:
            return;
        case InteractiveHeader::Kind::Text:
            return add(Kind::Heading, header.text);
        case InteractiveHeader::Kind::Image:
            return addFile(Kind::Picture, u"image"_s, tr("Image"), header.url);
        case InteractiveHeader::Kind::Video:
            return addFile(Kind::Picture, u"video"_s, tr("Video"), header.url);
        case InteractiveHeader::Kind::Document:
            return addFile(Kind::Card, u"document"_s, tr("Document"), header.url, header.fileName);
        }
    }

    /// A text header is the registered one with its value; one without a placeholder takes no value.
    void addTemplateHeader(const TemplateContent &content)
    {
        const TemplateHeaderValue &header = content.header;
        switch (header.kind) {
        case TemplateHeaderValue::Kind::None:
        case TemplateHeaderValue::Kind::Text:
            return add(Kind::Heading,
                content.registeredHeader.isEmpty() ? header.text
                                                   : shownTemplate(content.registeredHeader, {header.text}));
        case TemplateHeaderValue::Kind::Image:
            return addFile(Kind::Picture, u"image"_s, tr("Image"), header.url);
        case TemplateHeaderValue::Kind::Video:
        case TemplateHeaderValue::Kind::Gif:
            return addFile(Kind::Picture, u"video"_s, tr("Video"), header.url);
        case TemplateHeaderValue::Kind::Document:
            return addFile(Kind::Card, u"document"_s, tr("Document"), header.url, header.fileName);
        case TemplateHeaderValue::Kind::Location:
            return addFile(Kind::Picture, u"location"_s, tr("Location"), header.text);
        }
    }

    void operator()(const TextContent &text) { add(Kind::Body, text.text); }

    void operator()(const MediaContent &media)
    {
        if (media.url.isEmpty() && media.caption.isEmpty() && media.fileName.isEmpty())
            return;
        switch (media.kind) {
        case MediaContent::Kind::Image:
            addFile(Kind::Picture, u"image"_s, tr("Image"), media.url);
            break;
        case MediaContent::Kind::Video:
            addFile(Kind::Picture, u"video"_s, tr("Video"), media.url);
            break;
        case MediaContent::Kind::Sticker:
            addFile(Kind::Picture, u"sticker"_s, tr("Sticker"), media.url);
            break;
        case MediaContent::Kind::Audio:
            addFile(Kind::Card, u"audio"_s, tr("Audio"), media.url);
            break;
        case MediaContent::Kind::Document:
            addFile(Kind::Card, u"document"_s, tr("Document"), media.url, media.fileName);
            break;
        }
        add(Kind::Body, media.caption);
    }

    void operator()(const LocationContent &location)
    {
        if (!location.latitude && !location.longitude && location.name.isEmpty()
            && location.address.isEmpty())
            return;
        const QString at = location.latitude && location.longitude
            ? QString(degreesToText(location.latitude) + u", "_s + degreesToText(location.longitude))
            : tr("Location");
        add(Kind::Picture, at, u"location"_s);
        add(Kind::Heading, location.name);
        add(Kind::Note, location.address);
    }

    void operator()(const ContactsContent &cards)
    {
        for (const ContactCard &card : cards.contacts) {
            const QString name = firstOf(card.formattedName, joined({card.firstName, card.lastName}, u" "_s));
            const QString phone = card.phones.isEmpty() ? QString() : card.phones.constFirst().phone;
            if (name.isEmpty() && phone.isEmpty())
                continue;
            add(Kind::Card, name, u"contact"_s, joined({phone, card.company}, u" · "_s));
            const bool chats = std::any_of(card.phones.cbegin(), card.phones.cend(),
                [](const ContactPhone &each) { return !each.waId.isEmpty(); });
            if (chats)
                add(Kind::Button, tr("Message"));
        }
    }

    void operator()(const ButtonsContent &content)
    {
        addHeader(content.header);
        add(Kind::Body, content.body);
        add(Kind::Note, content.footer);
        for (const ReplyButton &button : content.buttons)
            add(Kind::Button, button.title, u"reply"_s);
    }

    void operator()(const ListContent &content)
    {
        addHeader(content.header);
        add(Kind::Body, content.body);
        add(Kind::Note, content.footer);
        add(Kind::Button, content.buttonTitle, u"log"_s);
        for (const ListSection &section : content.sections) {
            if (!section.title.isEmpty())
                message.sheet += {.kind = Kind::SheetTitle, .icon = {}, .text = section.title, .detail = {}};
            for (const ListRow &row : section.rows) {
                if (!row.title.isEmpty() || !row.description.isEmpty())
                    message.sheet
                        += {.kind = Kind::SheetRow, .icon = {}, .text = row.title, .detail = row.description};
            }
        }
    }

    void operator()(const UrlButtonContent &content)
    {
        addHeader(content.header);
        add(Kind::Body, content.body);
        add(Kind::Note, content.footer);
        add(Kind::Button, content.displayText, u"link"_s);
    }

    void operator()(const TemplateContent &content)
    {
        addTemplateHeader(content);
        // Without the registered text only the name is known, and the values that go into it.
        add(Kind::Body,
            content.registeredBody.isEmpty() ? contentText(content)
                                             : shownTemplate(content.registeredBody, content.bodyValues));
        if (content.registeredBody.isEmpty()) {
            for (const QString &value : content.bodyValues)
                add(Kind::Note, value);
        }
        add(Kind::Note, content.registeredFooter);
        for (const TemplateButtonValue &button : content.buttons)
            add(Kind::Button, buttonText(button), button.type == "URL"_L1 ? u"link"_s : u"reply"_s);
    }

    void operator()(const OrderDetailsContent &order)
    {
        if (!order.headerImageUrl.isEmpty())
            addFile(Kind::Picture, u"image"_s, tr("Image"), order.headerImageUrl);
        const auto shown = [&order](qint64 amount) { return amountShown(amount, order.currency); };
        for (const OrderItem &item : order.items) {
            if (item.name.isEmpty() && item.amount == 0)
                continue;
            const OrderDetailsContent one{.items = {item}};
            const QString name = item.quantity == 1
                ? item.name
                : tr("%1 × %2").arg(QLocale().toString(item.quantity), item.name);
            add(Kind::Amount, name, {}, shown(orderSubtotal(one).value_or(0)));
        }
        if (order.tax != 0)
            add(Kind::Amount, firstOf(order.taxDescription, tr("Tax")), {}, shown(order.tax));
        if (order.shipping)
            add(Kind::Amount, firstOf(order.shippingDescription, tr("Shipping")), {}, shown(*order.shipping));
        if (order.discount)
            add(Kind::Amount, firstOf(order.discountDescription, tr("Discount")), {},
                shown(-*order.discount));
        if (const std::optional<qint64> total = orderTotal(order); total && !message.bubble.isEmpty())
            add(Kind::Total, tr("Total"), {}, shown(*total));
        add(Kind::Body, order.body);
        add(Kind::Note, order.footer);
        if (!message.bubble.isEmpty())
            add(Kind::Button, tr("Review and pay"));
    }

    void operator()(const OrderStatusContent &order)
    {
        if (order.status.isEmpty() && order.body.isEmpty() && order.referenceId.isEmpty())
            return;
        add(Kind::Card, firstOf(order.status, tr("Order")), u"document"_s, order.referenceId);
        add(Kind::Body, order.body);
        add(Kind::Note, order.description);
        add(Kind::Note, order.footer);
        add(Kind::Button, tr("Order details"));
    }

    void operator()(const RawContent &raw) { add(Kind::Fixed, QString::fromUtf8(raw.json)); }
};

} // namespace

PhoneMessage phoneMessage(const MessageContent &content)
{
    Builder builder;
    std::visit([&builder](const auto &each) { builder(each); }, content);
    return builder.message;
}

QString phoneText(const PhoneMessage &message)
{
    QStringList lines;
    for (const PhoneBlock &block : message.bubble + message.sheet) {
        const QString text = block.kind == Kind::Body ? whatsAppText(block.text).text : block.text;
        lines += joined({text, block.detail}, u" "_s);
    }
    return lines.join(u'\n');
}

} // namespace ChannelConsole

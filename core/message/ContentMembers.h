// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/message/MessageContent.h"

#include <array>
#include <concepts>
#include <type_traits>
#include <utility>

namespace ChannelConsole {

// The members of each content under the names they are stored by, once for writing and reading alike: `form`
// is called with a name and the member. A name that was written stays; a new member gets a name of its own.

template <typename T, typename Wanted>
concept MaybeConst = std::same_as<std::remove_const_t<T>, Wanted>;

/// The words an enumeration is stored by.
template <typename Kind>
struct StoredWords;

template <>
struct StoredWords<InteractiveHeader::Kind>
{
    using Kind = InteractiveHeader::Kind;
    static constexpr std::array kAll{
        std::pair{Kind::None, "none"},
        std::pair{Kind::Text, "text"},
        std::pair{Kind::Image, "image"},
        std::pair{Kind::Video, "video"},
        std::pair{Kind::Document, "document"},
    };
};

template <>
struct StoredWords<TemplateHeaderValue::Kind>
{
    using Kind = TemplateHeaderValue::Kind;
    static constexpr std::array kAll{
        std::pair{Kind::None, "none"},
        std::pair{Kind::Text, "text"},
        std::pair{Kind::Image, "image"},
        std::pair{Kind::Video, "video"},
        std::pair{Kind::Gif, "gif"},
        std::pair{Kind::Document, "document"},
        std::pair{Kind::Location, "location"},
    };
};

void members(auto &form, MaybeConst<TextContent> auto &text)
{
    form("text", text.text);
    form("previewUrl", text.previewUrl);
}

/// Its kind is the message's type.
void members(auto &form, MaybeConst<MediaContent> auto &media)
{
    form("url", media.url);
    form("caption", media.caption);
    form("fileName", media.fileName);
}

void members(auto &form, MaybeConst<LocationContent> auto &location)
{
    form("latitude", location.latitude);
    form("longitude", location.longitude);
    form("name", location.name);
    form("address", location.address);
}

void members(auto &form, MaybeConst<ContactPhone> auto &phone)
{
    form("phone", phone.phone);
    form("type", phone.type);
    form("waId", phone.waId);
}

void members(auto &form, MaybeConst<ContactEmail> auto &email)
{
    form("email", email.email);
    form("type", email.type);
}

void members(auto &form, MaybeConst<ContactUrl> auto &url)
{
    form("url", url.url);
    form("type", url.type);
}

void members(auto &form, MaybeConst<ContactAddress> auto &address)
{
    form("street", address.street);
    form("city", address.city);
    form("state", address.state);
    form("zip", address.zip);
    form("country", address.country);
    form("countryCode", address.countryCode);
    form("type", address.type);
}

void members(auto &form, MaybeConst<ContactCard> auto &card)
{
    form("firstName", card.firstName);
    form("lastName", card.lastName);
    form("middleName", card.middleName);
    form("namePrefix", card.namePrefix);
    form("nameSuffix", card.nameSuffix);
    form("formattedName", card.formattedName);
    form("birthday", card.birthday);
    form("company", card.company);
    form("department", card.department);
    form("title", card.title);
    form("phones", card.phones);
    form("emails", card.emails);
    form("urls", card.urls);
    form("addresses", card.addresses);
}

void members(auto &form, MaybeConst<ContactsContent> auto &cards)
{
    form("contacts", cards.contacts);
}

void members(auto &form, MaybeConst<InteractiveHeader> auto &header)
{
    form("kind", header.kind);
    form("text", header.text);
    form("url", header.url);
    form("fileName", header.fileName);
}

void members(auto &form, MaybeConst<ReplyButton> auto &button)
{
    form("id", button.id);
    form("title", button.title);
}

void members(auto &form, MaybeConst<ButtonsContent> auto &buttons)
{
    form("header", buttons.header);
    form("body", buttons.body);
    form("footer", buttons.footer);
    form("buttons", buttons.buttons);
}

void members(auto &form, MaybeConst<ListRow> auto &row)
{
    form("id", row.id);
    form("title", row.title);
    form("description", row.description);
}

void members(auto &form, MaybeConst<ListSection> auto &section)
{
    form("title", section.title);
    form("rows", section.rows);
}

void members(auto &form, MaybeConst<ListContent> auto &list)
{
    form("header", list.header);
    form("body", list.body);
    form("footer", list.footer);
    form("buttonTitle", list.buttonTitle);
    form("sections", list.sections);
}

void members(auto &form, MaybeConst<UrlButtonContent> auto &button)
{
    form("header", button.header);
    form("body", button.body);
    form("footer", button.footer);
    form("displayText", button.displayText);
    form("url", button.url);
}

void members(auto &form, MaybeConst<TemplateHeaderValue> auto &header)
{
    form("kind", header.kind);
    form("text", header.text);
    form("url", header.url);
    form("fileName", header.fileName);
    form("latitude", header.latitude);
    form("longitude", header.longitude);
}

void members(auto &form, MaybeConst<TemplateButtonValue> auto &button)
{
    form("index", button.index);
    form("type", button.type);
    form("value", button.value);
}

void members(auto &form, MaybeConst<TemplateContent> auto &content)
{
    form("name", content.name);
    form("language", content.language);
    form("partnerTemplateId", content.partnerTemplateId);
    form("category", content.category);
    form("registeredBody", content.registeredBody);
    form("registeredFooter", content.registeredFooter);
    form("bodyValues", content.bodyValues);
    form("header", content.header);
    form("buttons", content.buttons);
    form("registeredHeader", content.registeredHeader);
    form("hasButtons", content.hasButtons);
}

void members(auto &form, MaybeConst<OrderItem> auto &item)
{
    form("retailerId", item.retailerId);
    form("name", item.name);
    form("amount", item.amount);
    form("saleAmount", item.saleAmount);
    form("quantity", item.quantity);
}

void members(auto &form, MaybeConst<OrderDetailsContent> auto &order)
{
    form("body", order.body);
    form("footer", order.footer);
    form("headerImageUrl", order.headerImageUrl);
    form("referenceId", order.referenceId);
    form("paymentType", order.paymentType);
    form("paymentConfiguration", order.paymentConfiguration);
    form("paymentDetails", order.paymentDetails);
    form("currency", order.currency);
    form("physicalGoods", order.physicalGoods);
    form("catalogId", order.catalogId);
    form("items", order.items);
    form("tax", order.tax);
    form("taxDescription", order.taxDescription);
    form("shipping", order.shipping);
    form("shippingDescription", order.shippingDescription);
    form("discount", order.discount);
    form("discountDescription", order.discountDescription);
    form("discountProgram", order.discountProgram);
    form("expiresAfterSeconds", order.expiresAfterSeconds);
    form("expiryDescription", order.expiryDescription);
}

void members(auto &form, MaybeConst<OrderStatusContent> auto &order)
{
    form("body", order.body);
    form("footer", order.footer);
    form("referenceId", order.referenceId);
    form("paymentType", order.paymentType);
    form("status", order.status);
    form("description", order.description);
}

void members(auto &form, MaybeConst<RawContent> auto &raw)
{
    form("json", raw.json);
}

} // namespace ChannelConsole

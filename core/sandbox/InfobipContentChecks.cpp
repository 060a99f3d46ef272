// SPDX-License-Identifier: Apache-2.0
#include "core/sandbox/InfobipValidation.h"

#include <QSet>

#include <limits>

namespace ChannelConsole {

using namespace Qt::StringLiterals;

namespace {

using Check = void (*)(const Json &, const QString &, InfobipValidation &);

const QStringList kPayments{u"BRAZIL"_s, u"BRAZIL_PIX_DC"_s, u"BRAZIL_LINK"_s, u"BRAZIL_BOLETO"_s,
    u"BRAZIL_PAYMENTS"_s, u"UPI_PAYU"_s, u"PG_PAYU"_s, u"PG_RAZORPAY"_s, u"UPI_INTENT"_s, u"UPI_LINK"_s};

void checkText(const Json &content, const QString &at, InfobipValidation &v)
{
    v.text(content, at, {"text"}, 1, 4096);
}

void checkMedia(const Json &content, const QString &at, InfobipValidation &v)
{
    v.url(content, at, {"mediaUrl"});
    v.text(content, at, {"caption"}, 0, 3000);
    v.text(content, at, {"filename"}, 0, 240);
}

void checkLocation(const Json &content, const QString &at, InfobipValidation &v)
{
    v.number(content, at, {"latitude"}, -90, 90);
    v.number(content, at, {"longitude"}, -180, 180);
    v.text(content, at, {"name"}, 0, 1000);
    v.text(content, at, {"address"}, 0, 1000);
}

void checkContacts(const Json &content, const QString &at, InfobipValidation &v)
{
    static const QStringList places{u"HOME"_s, u"WORK"_s};
    static const QStringList phones{u"CELL"_s, u"MAIN"_s, u"IPHONE"_s, u"HOME"_s, u"WORK"_s};
    v.list(content, at, {"contacts"}, 1, 100, [&v](const Json &card, const QString &where) {
        v.text(card, where, {"name", "firstName"}, 1, 1000);
        v.text(card, where, {"name", "formattedName"}, 1, 1000);
        const auto typed = [&v](const QStringList &kinds) {
            return [&v, kinds](const Json &entry, const QString &place) {
                v.oneOf(entry, place, {"type"}, kinds, false);
            };
        };
        v.list(card, where, {"phones"}, 0, 100, typed(phones));
        v.list(card, where, {"emails"}, 0, 100, typed(places));
        v.list(card, where, {"urls"}, 0, 100, typed(places));
        v.list(card, where, {"addresses"}, 0, 100, typed(places));
    });
}

void checkHeader(const Json &content, const QString &at, InfobipValidation &v)
{
    if (!content.at({"header"}))
        return;
    v.oneOf(content, at, {"header", "type"}, {u"TEXT"_s, u"IMAGE"_s, u"VIDEO"_s, u"DOCUMENT"_s}, true);
    if (content.string({"header", "type"}) == "TEXT"_L1)
        v.text(content, at, {"header", "text"}, 1, 60);
    else
        v.url(content, at, {"header", "mediaUrl"});
    v.text(content, at, {"header", "filename"}, 0, 240);
}

void checkBodyAndFooter(const Json &content, const QString &at, InfobipValidation &v)
{
    v.text(content, at, {"body", "text"}, 1, 1024);
    if (content.at({"footer"}))
        v.text(content, at, {"footer", "text"}, 1, 60);
}

void checkButtons(const Json &content, const QString &at, InfobipValidation &v)
{
    checkBodyAndFooter(content, at, v);
    checkHeader(content, at, v);
    QSet<QString> seen;
    v.list(content, at, {"action", "buttons"}, 1, 3, [&](const Json &button, const QString &where) {
        v.oneOf(button, where, {"type"}, {u"REPLY"_s}, true);
        v.text(button, where, {"id"}, 1, 256);
        v.text(button, where, {"title"}, 1, 20);
        const QString id = button.string({"id"}).value_or(QString());
        if (id != id.trimmed() || seen.contains(id))
            v.fault(where + u".id"_s, u"must be unique and without leading or trailing spaces"_s);
        seen.insert(id);
    });
}

void checkList(const Json &content, const QString &at, InfobipValidation &v)
{
    checkBodyAndFooter(content, at, v);
    if (content.at({"header"})) {
        v.oneOf(content, at, {"header", "type"}, {u"TEXT"_s}, true);
        v.text(content, at, {"header", "text"}, 1, 60);
    }
    v.text(content, at, {"action", "title"}, 1, 20);
    const std::optional<Json> sections = content.at({"action", "sections"});
    const qsizetype least = sections && sections->size() > 1 ? 1 : 0;
    QSet<QString> seen;
    qsizetype rows = 0;
    v.list(content, at, {"action", "sections"}, 1, 10, [&](const Json &section, const QString &where) {
        v.text(section, where, {"title"}, least, 24);
        v.list(section, where, {"rows"}, 1, 10, [&](const Json &row, const QString &place) {
            ++rows;
            v.text(row, place, {"id"}, 1, 200);
            v.text(row, place, {"title"}, 1, 24);
            v.text(row, place, {"description"}, 0, 72);
            const QString id = row.string({"id"}).value_or(QString());
            if (seen.contains(id))
                v.fault(place + u".id"_s, u"must be unique"_s);
            seen.insert(id);
        });
    });
    if (rows > 10)
        v.fault(at + u".action.sections"_s, u"must not have more than 10 rows"_s);
}

void checkUrlButton(const Json &content, const QString &at, InfobipValidation &v)
{
    checkBodyAndFooter(content, at, v);
    checkHeader(content, at, v);
    v.text(content, at, {"action", "displayText"}, 1, 20);
    v.url(content, at, {"action", "url"});
}

qint64 amount(const Json &content, InfobipValidation::Path path)
{
    return content.integer(path).value_or(0);
}

void checkOrder(const Json &content, const QString &at, InfobipValidation &v)
{
    constexpr double most = std::numeric_limits<qint32>::max();
    checkBodyAndFooter(content, at, v);
    v.oneOf(content, at, {"action", "payment", "type"}, kPayments, true);
    v.oneOf(content, at, {"action", "orderCurrency"}, {u"INR"_s, u"BRL"_s}, true);
    v.oneOf(content, at, {"action", "orderType"}, {u"PHYSICAL_GOODS"_s, u"DIGITAL_GOODS"_s}, true);
    v.number(content, at, {"action", "totalAmount", "value"}, 0, most);
    v.number(content, at, {"action", "order", "subtotal", "value"}, 0, most);
    v.number(content, at, {"action", "order", "tax", "value"}, 0, most);
    v.list(content, at, {"action", "order", "items"}, 1, 1000, [&v](const Json &item, const QString &where) {
        v.text(item, where, {"retailerId"}, 1, 1000);
        v.text(item, where, {"name"}, 1, 60);
        v.number(item, where, {"amount", "value"}, 0, std::numeric_limits<qint32>::max());
        v.number(item, where, {"quantity"}, 1, std::numeric_limits<qint32>::max());
    });
    if (content.at({"action", "order", "orderExpiration"})) {
        v.number(content, at, {"action", "order", "orderExpiration", "expirationSeconds"}, 360, 1e15);
        v.text(content, at, {"action", "order", "orderExpiration", "description"}, 0, 120);
    }
    if (amount(content, {"action", "totalAmount", "value"})
        != amount(content, {"action", "order", "subtotal", "value"})
            + amount(content, {"action", "order", "tax", "value"})
            + amount(content, {"action", "order", "shipping", "value"})
            - amount(content, {"action", "order", "discount", "amount", "value"}))
        v.fault(at + u".action.totalAmount.value"_s,
            u"must be equal to subtotal plus tax plus shipping minus discount"_s);
}

void checkOrderStatus(const Json &content, const QString &at, InfobipValidation &v)
{
    v.oneOf(content, at, {"action", "payment", "type"}, kPayments, true);
    v.text(content, at, {"action", "payment", "id"}, 1, 35);
    v.oneOf(content, at, {"action", "status"},
        {u"PENDING"_s, u"PROCESSING"_s, u"PARTIALLY_SHIPPED"_s, u"SHIPPED"_s, u"COMPLETED"_s, u"CANCELED"_s},
        true);
    v.text(content, at, {"action", "description"}, 0, 120);
}

/// Those whose form is not looked at: only Raw can ask for them.
void checkNothing(const Json &, const QString &, InfobipValidation &) {}

const QHash<QString, Check> &operations()
{
    static const QHash<QString, Check> all{{u"text"_s, checkText}, {u"image"_s, checkMedia},
        {u"video"_s, checkMedia}, {u"audio"_s, checkMedia}, {u"document"_s, checkMedia},
        {u"sticker"_s, checkMedia}, {u"location"_s, checkLocation}, {u"contact"_s, checkContacts},
        {u"template"_s, checkInfobipTemplate}, {u"interactive/buttons"_s, checkButtons},
        {u"interactive/list"_s, checkList}, {u"interactive/url-button"_s, checkUrlButton},
        {u"interactive/order-details"_s, checkOrder}, {u"interactive/order-status"_s, checkOrderStatus},
        {u"interactive/location-request"_s, checkNothing}, {u"interactive/product"_s, checkNothing},
        {u"interactive/multi-product"_s, checkNothing}, {u"interactive/flow"_s, checkNothing},
        {u"interactive/media-carousel"_s, checkNothing},
        {u"interactive/call-permission-request"_s, checkNothing},
        {u"interactive/voice-button"_s, checkNothing},
        {u"interactive/in-thread-authentication-request"_s, checkNothing},
        {u"interactive/request-contact-info"_s, checkNothing}};
    return all;
}

bool needsNoContent(const QString &operation)
{
    return operation == "interactive/call-permission-request"_L1
        || operation == "interactive/in-thread-authentication-request"_L1;
}

} // namespace

bool checkInfobipContent(
    const QString &operation, const Json &message, const QString &prefix, InfobipValidation &validation)
{
    const auto found = operations().constFind(operation);
    if (found == operations().cend())
        return false;
    if (needsNoContent(operation))
        return true;
    const Json content = message.at({"content"}).value_or(Json::parse("{}").value());
    const QString at = prefix.isEmpty() ? u"content"_s : prefix + u".content"_s;
    (*found)(content, at, validation);
    return true;
}

} // namespace ChannelConsole

// SPDX-License-Identifier: Apache-2.0
#include "core/partner/WebhookReading.h"

#include "core/partner/WhatsAppCodes.h"

#include <nlohmann/json.hpp>

#include <QCoreApplication>
#include <QCryptographicHash>

#include <algorithm>
#include <array>

namespace ChannelConsole {

using namespace Qt::StringLiterals;

namespace {

constexpr int kMostFolds = 4; // strings in strings in strings: nobody does more than two
constexpr qint64 kFirstMilliseconds = 100'000'000'000; // as seconds, the year 5138; as milliseconds, 1973
constexpr qint64 kLastMilliseconds = 253'402'300'799'999; // the end of the year 9999

QString tr(const char *text)
{
    return QCoreApplication::translate("WebhookReading", text);
}

/// Members that hold what a person wrote.
bool isPersonsOwn(const std::string &name)
{
    static constexpr std::array kNames{
        "text", "body", "caption", "title", "description", "name", "profileName", "address", "fileName"};
    return std::any_of(kNames.begin(), kNames.end(), [&name](const char *own) { return name == own; });
}

nlohmann::json unfoldedValue(const nlohmann::json &value, int folds);

nlohmann::json unfoldedString(const nlohmann::json &value, int folds)
{
    const auto &text = *value.get_ptr<const std::string *>();
    const std::size_t begin = text.find_first_not_of(" \t\r\n");
    if (folds == kMostFolds || begin == std::string::npos || (text[begin] != '{' && text[begin] != '['))
        return value;
    const Result<Json> inner = Json::parse(QByteArray::fromStdString(text));
    return inner ? unfoldedValue(inner.value().raw(), folds + 1) : value;
}

// The recursion is bounded: each level of folding was read with Json's limit of depth.
nlohmann::json unfoldedValue(const nlohmann::json &value, int folds)
{
    if (value.is_string())
        return unfoldedString(value, folds);
    if (value.is_array()) {
        nlohmann::json result = nlohmann::json::array();
        for (const nlohmann::json &element : value)
            result.push_back(unfoldedValue(element, folds));
        return result;
    }
    if (!value.is_object())
        return value;
    nlohmann::json result = nlohmann::json::object();
    for (const auto &member : value.items()) {
        const bool asWritten = member.value().is_string() && isPersonsOwn(member.key());
        result[member.key()] = asWritten ? member.value() : unfoldedValue(member.value(), folds);
    }
    return result;
}

QString contactName(const Json &contact)
{
    // Infobip: formattedName; WhatsApp's own spelling, which GupShup and Karix pass on: formatted_name.
    const std::optional<Json> name = contact.at({"name"});
    if (!name)
        return {};
    if (name->isString())
        return contact.text({"name"}).value_or(QString());
    const QString whole = firstText(*name, {"formattedName", "formatted_name"});
    return whole.isEmpty() ? firstText(*name, {"firstName", "first_name"}) : whole;
}

} // namespace

QString incomingNumber(const QString &written)
{
    const QString text = written.trimmed();
    const bool digits = !text.isEmpty()
        && std::all_of(text.cbegin(), text.cend(), [](QChar c) { return c >= u'0' && c <= u'9'; });
    return digits ? QString(u'+' + text) : text;
}

std::optional<QDateTime> epochTime(const QString &number)
{
    bool isNumber = false;
    qint64 value = number.trimmed().toLongLong(&isNumber);
    if (!isNumber || value <= 0)
        return std::nullopt;
    if (value < kFirstMilliseconds)
        value *= 1000;
    if (value > kLastMilliseconds)
        return std::nullopt;
    return QDateTime::fromMSecsSinceEpoch(value, Qt::UTC);
}

std::optional<QDateTime> isoTime(const QString &text)
{
    const QDateTime time = QDateTime::fromString(text.trimmed(), Qt::ISODateWithMs);
    // Without a zone it would be this computer's time, which the partner cannot mean.
    if (!time.isValid() || time.timeSpec() == Qt::LocalTime)
        return std::nullopt;
    return time.toUTC();
}

Json unfolded(const Json &document)
{
    // Read again, so that taken apart it keeps to the limits of everything else that came from outside.
    const Result<Json> again = Json::parse(
        toJsonText(unfoldedValue(document.raw(), 0)), {.bytes = std::numeric_limits<qsizetype>::max()});
    return again ? again.value() : document;
}

QString hashKey(const QStringList &parts)
{
    QCryptographicHash hash(QCryptographicHash::Sha256);
    for (const QString &part : parts) {
        const QByteArray bytes = part.toUtf8();
        hash.addData(QByteArray(QByteArray::number(bytes.size()) + ':' + bytes));
    }
    return QString::fromLatin1(hash.result().toHex());
}

QString firstText(const Json &object, std::initializer_list<const char *> names)
{
    for (const char *name : names) {
        if (const std::optional<QString> text = object.text({name}); text && !text->isEmpty())
            return *text;
    }
    return {};
}

QString locationText(const Json &location)
{
    QStringList parts;
    for (const char *name : {"name", "address"}) {
        if (const QString text = firstText(location, {name}); !text.isEmpty())
            parts.append(text);
    }
    QString result = parts.join(u", "_s);
    const QString latitude = firstText(location, {"latitude"});
    const QString longitude = firstText(location, {"longitude"});
    if (!latitude.isEmpty() && !longitude.isEmpty())
        result += (result.isEmpty() ? u"%1, %2"_s : u" (%1, %2)"_s).arg(latitude, longitude);
    return result;
}

QString contactsText(const Json &contacts)
{
    QStringList names;
    for (qsizetype i = 0; i < contacts.size(); ++i) {
        const std::optional<Json> contact = contacts.at(i);
        if (const QString name = contact ? contactName(*contact) : QString(); !name.isEmpty())
            names.append(name);
    }
    return names.join(u", "_s);
}

Problem deliveryProblem(const Speaker &speaker, const PartnerSays &says)
{
    Problem problem{.kind = ProblemKind::RejectedByPartner,
        .side = Side::Partner,
        .text = tr("%1 reports that the message was not delivered, for a reason this program does not know.")
                    .arg(speaker.name),
        .remedy = tr("Read the partner's own words, and ask %1's support with the code if they do not help.")
                      .arg(speaker.name),
        .partnerCode = says.code,
        .partnerText = says.text,
        .details = says.details};
    for (const CodeTable &table : {speaker.codes, whatsAppCodes()}) {
        if (const CodeMeaning *meaning = table.find(says.code)) {
            problem.side = meaning->side;
            problem.text = QCoreApplication::translate(table.context, meaning->text);
            problem.remedy = QCoreApplication::translate(table.context, meaning->remedy);
            break;
        }
    }
    return problem;
}

Problem postNotUnderstood(const Speaker &speaker, const QString &details)
{
    return {.kind = ProblemKind::ReplyNotUnderstood,
        .side = Side::Partner,
        .text = tr("This call is in no form that %1 is known to post.").arg(speaker.name),
        .remedy = tr("Look at its body, and check that the callback address was given to %1 and nobody else.")
                      .arg(speaker.name),
        .details = details};
}

QString partNotUnderstood(const Json &part)
{
    constexpr qsizetype kShown = 200;
    QString text = QString::fromUtf8(toJsonText(part.raw()).left(4 * kShown)).left(kShown);
    return tr("A part of the call is of no known form: %1").arg(text);
}

} // namespace ChannelConsole

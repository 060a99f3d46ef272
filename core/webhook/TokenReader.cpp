// SPDX-License-Identifier: Apache-2.0
#include "core/Json.h"
#include "core/webhook/Base64Url.h"
#include "core/webhook/Token.h"
#include "core/webhook/TokenProblem.h"
#include "core/webhook/TokenSignature.h"
#include "core/webhook/TokenTime.h"

#include <QCoreApplication>

namespace ChannelConsole {

using namespace Qt::StringLiterals;

namespace {

constexpr JsonLimits kLimits{.bytes = kMaximumTokenBytes, .depth = kMaximumTokenDepth, .uniqueKeys = true};

QString tr(const char *text)
{
    return QCoreApplication::translate("Token", text);
}

/// An object, strictly: the JSON reader would step over a byte order mark.
Result<Json> readObject(const QByteArray &text, const QString &part)
{
    const Result<Json> json = Json::parse(text, kLimits);
    if (!json || text.startsWith("\xEF\xBB\xBF")) {
        Problem problem = tokenProblem(tr("The token's %1 is not JSON that can be read.").arg(part));
        problem.details = json ? u"a byte order mark"_s : json.error().details;
        return problem;
    }
    if (!json.value().isObject())
        return tokenProblem(tr("The token's %1 is not a JSON object.").arg(part));
    return json;
}

Result<QString> readAlgorithm(const Json &header)
{
    if (!header.at({"alg"}))
        return tokenProblem(tr("The token does not say its algorithm (alg)."));
    const std::optional<QString> algorithm = header.string({"alg"});
    if (!algorithm)
        return tokenProblem(tr("The token's algorithm (alg) is not a text."));
    if (tokenAlgorithms().contains(*algorithm))
        return *algorithm;
    if (algorithm->compare("none"_L1, Qt::CaseInsensitive) == 0)
        return tokenProblem(tr("The token is not signed (alg is “%1”).").arg(*algorithm));
    if (tokenAlgorithms().contains(algorithm->trimmed(), Qt::CaseInsensitive))
        return tokenProblem(tr("The token's algorithm has to be written %1, not “%2”.")
                                .arg(algorithm->trimmed().toUpper(), *algorithm));
    return tokenProblem(
        tr("The token's algorithm “%1” is not one of %2.").arg(*algorithm, tokenAlgorithms().join(u", "_s)));
}

Result<void> checkHeader(const Json &header)
{
    if (const std::optional<Json> type = header.at({"typ"})) {
        // RFC 7515 §4.1.9: a media type, so its case says nothing.
        const std::optional<QString> name = type->string({});
        if (!name)
            return tokenProblem(tr("The token's type (typ) is not a text."));
        if (name->compare("JWT"_L1, Qt::CaseInsensitive) != 0)
            return tokenProblem(tr("The token's type (typ) is “%1”, not JWT.").arg(*name));
    }
    // RFC 7515 §4.1.11: whoever does not understand what crit names has to refuse the token.
    if (header.at({"crit"}))
        return tokenProblem(tr("The token demands an extension (crit) that is not known here."));
    return {};
}

/// Nothing where the claim is missing.
Result<std::optional<qint64>> readTime(const Json &payload, const char *name)
{
    const auto claim = QLatin1StringView(name);
    const std::optional<Json> value = payload.at({name});
    if (!value)
        return std::optional<qint64>();
    const std::optional<qint64> time = value->integer({});
    // 1.0 and 1e3 are whole, too, but readers differ in what they make of them.
    if (!time)
        return tokenProblem(tr("The token's time %1 is not a whole number of seconds.").arg(claim));
    if (*time < 0)
        return tokenProblem(tr("The token's time %1 is negative.").arg(claim));
    if (*time > kLastTokenTime)
        return tokenProblem(
            tr("The token's time %1 is beyond the year 9999; is it in milliseconds? It has to be in seconds.")
                .arg(claim));
    return time;
}

Result<QString> readText(const Json &payload, const char *name)
{
    const std::optional<Json> value = payload.at({name});
    if (!value)
        return QString();
    const std::optional<QString> text = value->string({});
    if (!text)
        return tokenProblem(tr("The token's claim %1 is not a text.").arg(QLatin1StringView(name)));
    if (text->isEmpty())
        return tokenProblem(tr("The token's claim %1 is empty.").arg(QLatin1StringView(name)));
    return *text;
}

Result<void> readClaims(const Json &payload, Token &token)
{
    struct TextClaim
    {
        const char *name;
        QString &text;
    };
    for (const TextClaim &claim : std::initializer_list<TextClaim>{
             {"appId", token.appId}, {"iss", token.issuer}, {"sub", token.subject}, {"jti", token.jti}}) {
        const Result<QString> text = readText(payload, claim.name);
        if (!text)
            return text.error();
        claim.text = text.value();
    }
    struct TimeClaim
    {
        const char *name;
        std::optional<qint64> &time;
    };
    for (const TimeClaim &claim : std::initializer_list<TimeClaim>{
             {"iat", token.issuedAt}, {"nbf", token.notBefore}, {"exp", token.expires}}) {
        const Result<std::optional<qint64>> time = readTime(payload, claim.name);
        if (!time)
            return time.error();
        claim.time = time.value();
    }
    return {};
}

} // namespace

Result<Token> readToken(const QByteArray &compact)
{
    if (compact.isEmpty())
        return tokenProblem(tr("There is no token."));
    if (compact.size() > kMaximumTokenBytes)
        return tokenProblem(tr("The token is longer than %1 bytes.").arg(kMaximumTokenBytes));
    const QList<QByteArray> parts = compact.split('.');
    if (parts.size() == 5)
        return tokenProblem(tr("The token is encrypted (a JWE, five parts); signed ones have three."));
    if (parts.size() != 3)
        return tokenProblem(
            tr("A token has three parts with a dot between them; this has %1.").arg(parts.size()));
    QList<QByteArray> decoded;
    for (const QByteArray &part : parts) {
        const std::optional<QByteArray> bytes = fromBase64Url(part);
        if (!bytes)
            return tokenProblem(
                tr("Part %1 of the token is not base64url: it was cut, or something was added.")
                    .arg(decoded.size() + 1));
        decoded.append(*bytes);
    }

    Token token{.header = decoded.at(0), .payload = decoded.at(1)};
    const Result<Json> header = readObject(token.header, tr("header"));
    if (!header)
        return header.error();
    const Result<QString> algorithm = readAlgorithm(header.value());
    if (!algorithm)
        return algorithm.error();
    token.algorithm = algorithm.value();
    if (const Result<void> checked = checkHeader(header.value()); !checked)
        return checked.error();
    if (decoded.at(2).isEmpty())
        return tokenProblem(tr("The token is not signed: its third part is empty."));
    const Result<Json> payload = readObject(token.payload, tr("payload"));
    if (!payload)
        return payload.error();
    if (const Result<void> read = readClaims(payload.value(), token); !read)
        return read.error();
    return token;
}

Result<QByteArray> tokenOfAuthorization(const QByteArray &authorization)
{
    const QByteArray value = authorization.trimmed();
    const qsizetype space = value.indexOf(' ');
    if (space < 0 || value.left(space).compare("bearer", Qt::CaseInsensitive) != 0)
        return tokenProblem(tr("The Authorization header has to be: bearer <token>."));
    const QByteArray token = value.mid(space + 1).trimmed();
    for (const char byte : token) {
        if (uchar(byte) <= 0x20 || uchar(byte) >= 0x7f || byte == ',')
            return tokenProblem(tr("There is more than a token in the Authorization header."));
    }
    if (token.isEmpty())
        return tokenProblem(tr("There is no token in the Authorization header."));
    return token;
}

} // namespace ChannelConsole

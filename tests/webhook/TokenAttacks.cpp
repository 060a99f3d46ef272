// SPDX-License-Identifier: Apache-2.0
#include "webhook/TokenAttacks.h"

namespace ChannelConsole {

using namespace Qt::StringLiterals;
using namespace TokenWorkshop;

void Attacks::add(const QByteArray &name, const QByteArray &token, const QString &words, const TokenKey &key)
{
    rows.append({.name = name, .token = token, .words = words, .key = key});
}

QByteArray header(const QByteArray &algorithm)
{
    return R"({"alg":")" + algorithm + R"("})";
}

QByteArray goodPayload()
{
    return R"({"appId":")" + kClientId.toUtf8() + R"(","iat":1772366400,"exp":1772367000})";
}

QByteArray goodToken()
{
    return hmacToken(header("HS256"), goodPayload());
}

QByteArray withClaim(const QByteArray &claim)
{
    return hmacToken(header("HS256"), R"({"appId":")" + kClientId.toUtf8() + R"(",)" + claim + "}");
}

QByteArray withHeader(const QByteArray &text)
{
    return hmacToken(text, goodPayload());
}

namespace {

void algorithms(Attacks &attacks)
{
    const QByteArray payload = goodPayload();
    const QByteArray unsignedToken = unsignedText(header("none"), payload);
    attacks.add("none, no signature", unsignedToken + '.', u"not signed"_s);
    attacks.add("none, but signed", withHeader(header("none")), u"not signed"_s);
    attacks.add("nOnE", withHeader(header("nOnE")), u"not signed"_s);
    attacks.add("hs256 in lower case", withHeader(header("hs256")), u"has to be written HS256"_s);
    attacks.add("HS256 and a space", withHeader(header("HS256 ")), u"has to be written HS256"_s);
    attacks.add("HS256 and a zero byte", withHeader(header(R"(HS256\u0000)")), u"not one of"_s);
    attacks.add("HS384", withHeader(header("HS384")), u"not one of"_s);
    attacks.add("ES256", withHeader(header("ES256")), u"not one of"_s);
    attacks.add("PS256", withHeader(header("PS256")), u"not one of"_s);
    attacks.add(
        "another of ours, signed by the app's", withHeader(header("HS512")), u"app's algorithm is HS256"_s);
    attacks.add("another of ours, signed by its own",
        hmacToken(header("HS512"), payload, kSecret, QCryptographicHash::Sha512),
        u"app's algorithm is HS256"_s);
    attacks.add("an RS header for an HS app", withHeader(header("RS256")), u"app's algorithm is HS256"_s);
    attacks.add("alg missing", withHeader("{}"), u"does not say its algorithm"_s);
    attacks.add("alg a number", withHeader(R"({"alg":256})"), u"alg) is not a text"_s);
    attacks.add("alg null", withHeader(R"({"alg":null})"), u"alg) is not a text"_s);
    attacks.add("alg a list", withHeader(R"({"alg":["HS256"]})"), u"alg) is not a text"_s);
    attacks.add("alg twice", withHeader(R"({"alg":"none","alg":"HS256"})"), u"header is not JSON"_s);
    attacks.add("alg twice, once escaped", withHeader(R"({"alg":"HS256","\u0061lg":"none"})"),
        u"header is not JSON"_s);
    attacks.add("typ a number", withHeader(R"({"alg":"HS256","typ":1})"), u"typ) is not a text"_s);
    attacks.add("typ null", withHeader(R"({"alg":"HS256","typ":null})"), u"typ) is not a text"_s);
    attacks.add("typ of something else", withHeader(R"({"alg":"HS256","typ":"JWE"})"), u"not JWT"_s);
    attacks.add("an extension that must be understood",
        withHeader(R"({"alg":"HS256","crit":["b64"],"b64":false})"), u"extension"_s);
    attacks.add("header no object", withHeader(R"(["HS256"])"), u"header is not a JSON object"_s);
    attacks.add("header empty", withHeader(""), u"header is not JSON"_s);
}

void rsa(Attacks &attacks, const RsaPair &pair, const RsaPair &otherPair)
{
    const QByteArray payload = goodPayload();
    const auto rsaRow = [&](const char *name, const QByteArray &token, const QString &words) {
        attacks.add(name, token, words, rsaKey(pair));
    };
    // Key confusion: the public key is no secret, so an HMAC under its text must prove nothing.
    rsaRow("key confusion: HMAC under the public key's text",
        hmacToken(header("HS256"), payload, pair.publicPem), u"app's algorithm is RS256"_s);
    rsaRow("key confusion: the same without the last line break",
        hmacToken(header("HS256"), payload, pair.publicPem.trimmed()), u"app's algorithm is RS256"_s);
    rsaRow("key confusion: an RS256 header over that HMAC",
        hmacToken(header("RS256"), payload, pair.publicPem), u"private key"_s);
    rsaRow("a key the token brings along",
        rsaToken(R"({"alg":"RS256","jwk":{"kty":"RSA","n":"AQAB","e":"AQAB"}})", payload, otherPair),
        u"private key"_s);
    rsaRow(
        "signed with another private key", rsaToken(header("RS256"), payload, otherPair), u"private key"_s);
    rsaRow(
        "signed with another digest", rsaToken(header("RS256"), payload, pair, "SHA512"), u"private key"_s);
    rsaRow("signed with another padding (PSS)",
        rsaToken(header("RS256"), payload, pair, "SHA256", RsaPadding::Pss), u"private key"_s);
    rsaRow("RS512 for an RS256 app", rsaToken(header("RS512"), payload, pair, "SHA512"),
        u"app's algorithm is RS256"_s);
    const QByteArray good = rsaToken(header("RS256"), payload, pair);
    const qsizetype dot = good.lastIndexOf('.');
    const QByteArray signature = QByteArray::fromBase64(good.mid(dot + 1), QByteArray::Base64UrlEncoding);
    rsaRow("signature with a zero byte before it", good.left(dot + 1) + base64Url('\0' + signature),
        u"private key"_s);
    rsaRow("signature with a byte behind it", good.left(dot + 1) + base64Url(signature + '\1'),
        u"private key"_s);
    rsaRow("signature of zeros", good.left(dot + 1) + base64Url(QByteArray(256, '\0')), u"private key"_s);
    TokenKey confused = hmacKey();
    confused.publicKeyPem = pair.publicPem;
    attacks.add("an RS token for an app that was RS before", good, u"app's algorithm is HS256"_s, confused);
}

void form(Attacks &attacks)
{
    const QByteArray good = goodToken();
    const QList<QByteArray> parts = good.split('.');
    attacks.add("nothing", {}, u"no token"_s);
    attacks.add("one part", "abcd", u"this has 1"_s);
    attacks.add("two parts", parts.at(0) + '.' + parts.at(1), u"this has 2"_s);
    attacks.add("four parts", good + ".abcd", u"this has 4"_s);
    attacks.add("a dot too many", good + '.', u"this has 4"_s);
    attacks.add("five parts", good + ".abcd.abcd", u"encrypted"_s);
    attacks.add("no signature", parts.at(0) + '.' + parts.at(1) + '.', u"third part is empty"_s);
    attacks.add("only dots", "..", u"header is not JSON"_s);
    attacks.add("a space before", ' ' + good, u"Part 1"_s);
    attacks.add("a line break behind", good + '\n', u"Part 3"_s);
    attacks.add("trailing garbage", good + "~", u"Part 3"_s);
    attacks.add("a zero byte and garbage", good + QByteArray("\0x", 2), u"Part 3"_s);
    attacks.add("padding", good + "=", u"Part 3"_s);
    attacks.add("base64 of the other alphabet", parts.at(0) + ".ab+/." + parts.at(2), u"Part 2"_s);
    attacks.add("a space inside",
        parts.at(0) + '.' + QByteArray(parts.at(1)).insert(8, ' ') + '.' + parts.at(2), u"Part 2"_s);
    attacks.add("a byte beyond ASCII",
        parts.at(0) + '.' + parts.at(1) + '.' + QByteArray(parts.at(2)).replace(3, 1, "\xc3"), u"Part 3"_s);
    // 32 bytes are 43 characters, of which the last has two bits to spare.
    QByteArray spare = good;
    const QByteArray alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
    spare.back() = alphabet.at(alphabet.indexOf(spare.back()) | 1);
    attacks.add("stray bits in the signature", spare, u"Part 3"_s);
    attacks.add("two characters too many in the signature", good + "AA", u"Part 3"_s);
    attacks.add("the signature cut", good.chopped(3), u"another secret"_s);
    attacks.add(
        "longer than 8 KiB", withClaim(R"("x":")" + QByteArray(8192, 'x') + '"'), u"longer than 8192"_s);
    attacks.add("deeper than 16", withClaim(R"("x":)" + QByteArray(16, '[') + QByteArray(16, ']')),
        u"payload is not JSON"_s);
    attacks.add("header deeper than 16",
        withHeader(R"({"alg":"HS256","x":)" + QByteArray(16, '[') + QByteArray(16, ']') + '}'),
        u"header is not JSON"_s);
    attacks.add("payload a list", hmacToken(header("HS256"), "[1]"), u"payload is not a JSON object"_s);
    attacks.add("payload a text", hmacToken(header("HS256"), "\"x\""), u"payload is not a JSON object"_s);
    attacks.add("payload null", hmacToken(header("HS256"), "null"), u"payload is not a JSON object"_s);
    attacks.add("payload empty", hmacToken(header("HS256"), ""), u"payload is not JSON"_s);
    attacks.add("payload not UTF-8", withClaim("\"x\":\"\xff\xfe\""), u"payload is not JSON"_s);
    attacks.add("garbage behind the payload", hmacToken(header("HS256"), goodPayload() + "{}"),
        u"payload is not JSON"_s);
    attacks.add("a zero byte behind the payload",
        hmacToken(header("HS256"), goodPayload() + QByteArray("\0", 1)), u"payload is not JSON"_s);
    attacks.add("garbage behind a zero byte",
        hmacToken(header("HS256"), goodPayload() + QByteArray("\0{\"exp\":1}", 10)),
        u"payload is not JSON"_s);
    attacks.add("a byte order mark", hmacToken(header("HS256"), "\xEF\xBB\xBF" + goodPayload()),
        u"payload is not JSON"_s);
    attacks.add("a comment", hmacToken(header("HS256"), "/**/" + goodPayload()), u"payload is not JSON"_s);
}

void signatures(Attacks &attacks)
{
    const QByteArray good = goodToken();
    const QList<QByteArray> parts = good.split('.');
    attacks.add("signed with another secret", hmacToken(header("HS256"), goodPayload(), "another"),
        u"another secret"_s);
    attacks.add(
        "signed with an empty secret", hmacToken(header("HS256"), goodPayload(), ""), u"another secret"_s);
    attacks.add("signed with the decoded secret",
        hmacToken(header("HS256"), goodPayload(), QByteArray::fromBase64(kSecret)), u"another secret"_s);
    attacks.add("signed with the secret and a line break",
        hmacToken(header("HS256"), goodPayload(), kSecret + '\n'), u"another secret"_s);
    QByteArray flipped = QByteArray::fromBase64(parts.at(2), QByteArray::Base64UrlEncoding);
    flipped[31] = char(flipped.at(31) ^ 1);
    attacks.add("one bit of the signature flipped",
        parts.at(0) + '.' + parts.at(1) + '.' + base64Url(flipped), u"another secret"_s);
    attacks.add("the payload exchanged",
        parts.at(0) + '.' + base64Url(goodPayload().replace("1772367000", "1772967000")) + '.' + parts.at(2),
        u"another secret"_s);
    attacks.add("a longer signature that begins well",
        parts.at(0) + '.' + parts.at(1) + '.'
            + base64Url(QByteArray::fromBase64(parts.at(2), QByteArray::Base64UrlEncoding) + "x"),
        u"another secret"_s);
    TokenKey noSecret = hmacKey();
    noSecret.secret.clear();
    attacks.add("an app without a secret, token under the empty secret",
        hmacToken(header("HS256"), goodPayload(), ""), u"not known here"_s, noSecret);
    TokenKey odd = hmacKey(u"none"_s);
    attacks.add(
        "an app with the algorithm none", withHeader(header("HS256")), u"app's algorithm is none"_s, odd);
}

} // namespace

QList<TokenAttack> attacksOnForm(const RsaPair &pair, const RsaPair &otherPair)
{
    Attacks attacks;
    algorithms(attacks);
    rsa(attacks, pair, otherPair);
    form(attacks);
    signatures(attacks);
    return attacks.rows;
}

} // namespace ChannelConsole

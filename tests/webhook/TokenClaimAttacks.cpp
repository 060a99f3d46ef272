// SPDX-License-Identifier: Apache-2.0
#include "webhook/TokenAttacks.h"

namespace ChannelConsole {

using namespace Qt::StringLiterals;
using namespace TokenWorkshop;

namespace {

void claims(Attacks &attacks)
{
    const auto now = [](qint64 seconds) { return QByteArray::number(kAttackTime + seconds); };
    attacks.add("expired", withClaim("\"exp\":" + now(-3 * 86400)), u"expired 3 days ago"_s);
    attacks.add("expired by the skew", withClaim("\"exp\":" + now(-60)), u"expired 1 minute ago"_s);
    attacks.add("not valid yet", withClaim("\"nbf\":" + now(61)), u"not valid before"_s);
    attacks.add("issued in the future", withClaim("\"iat\":" + now(61)), u"issued in the future"_s);
    for (const char *name : {"iat", "nbf", "exp"}) {
        const auto time = [&attacks, name](const char *what, const QByteArray &value, const QString &words) {
            attacks.add(
                QByteArray(name) + ": " + what, withClaim('"' + QByteArray(name) + "\":" + value), words);
        };
        time("a text", R"("1772367000")", u"not a whole number"_s);
        time("null", "null", u"not a whole number"_s);
        time("true", "true", u"not a whole number"_s);
        time("a list", "[1772367000]", u"not a whole number"_s);
        time("an object", "{}", u"not a whole number"_s);
        time("1.0", "1772366400.0", u"not a whole number"_s);
        time("a fraction", "1772366400.5", u"not a whole number"_s);
        time("an exponent", "17723664e2", u"not a whole number"_s);
        time("-1", "-1", u"negative"_s);
        time("the smallest number", "-9223372036854775808", u"negative"_s);
        time("2^63", "9223372036854775808", u"not a whole number"_s);
        time("2^64 and a bit", "18446744073709551700", u"not a whole number"_s);
        time("2^63 - 1", "9223372036854775807", u"beyond the year 9999"_s);
        time("milliseconds", "1772366400000", u"milliseconds"_s);
        time("1e999", "1e999", u"payload is not JSON"_s);
        time("NaN", "NaN", u"payload is not JSON"_s);
        time("hexadecimal", "0x69a0", u"payload is not JSON"_s);
    }
    attacks.add(
        "exp twice", withClaim("\"exp\":" + now(-86400) + ",\"exp\":" + now(600)), u"payload is not JSON"_s);
    attacks.add(
        "a key twice in an inner object", withClaim(R"("x":{"a":1,"a":2})"), u"payload is not JSON"_s);
}

void clients(Attacks &attacks)
{
    const QByteArray other = '"' + kOtherClientId.toUtf8() + '"';
    const auto only
        = [](const QByteArray &payload) { return hmacToken(header("HS256"), '{' + payload + '}'); };
    attacks.add("appId of another app", only("\"appId\":" + other), u"another app: its appId"_s);
    attacks.add("appId in another case", only("\"appId\":\"" + kClientId.toUpper().toUtf8() + '"'),
        u"another app: its appId"_s);
    attacks.add("appId no client id at all", only(R"("appId":"x")"), u"another app: its appId"_s);
    attacks.add("iss of another app", only("\"iss\":" + other), u"another app: its iss"_s);
    attacks.add("sub of another app", only("\"sub\":" + other), u"another app: its sub"_s);
    attacks.add("our appId, another app's iss", withClaim("\"iss\":" + other), u"another app: its iss"_s);
    attacks.add("our appId, another app's sub", withClaim("\"sub\":" + other), u"another app: its sub"_s);
    attacks.add("our appId twice, another first", withClaim("\"appId\":" + other), u"payload is not JSON"_s);
    attacks.add("appId a number", only(R"("appId":7)"), u"appId is not a text"_s);
    attacks.add("appId empty", only(R"("appId":"")"), u"appId is empty"_s);
    attacks.add("iss a list", withClaim("\"iss\":[" + other + ']'), u"iss is not a text"_s);
    attacks.add("sub an object", withClaim(R"("sub":{})"), u"sub is not a text"_s);
}

void tokenIds(Attacks &attacks)
{
    TokenKey enforcing = hmacKey();
    enforcing.enforceJti = true;
    attacks.add("jti missing where the app enforces it", goodToken(), u"no jti"_s, enforcing);
    attacks.add("jti in another case where the app enforces it", withClaim(R"("JTI":"a","exp":1772366500)"),
        u"no jti"_s, enforcing);
    attacks.add("jti a number", withClaim(R"("jti":1,"exp":1772366500)"), u"jti is not a text"_s);
    attacks.add("jti null", withClaim(R"("jti":null,"exp":1772366500)"), u"jti is not a text"_s);
    attacks.add("jti empty", withClaim(R"("jti":"","exp":1772366500)"), u"jti is empty"_s);
    attacks.add("jti without exp", withClaim(R"("jti":"a")"), u"no exp"_s);
    attacks.add("jti and more than an hour", withClaim(R"("jti":"a","iat":1772366400,"exp":1772370001)"),
        u"within an hour"_s);
    attacks.add(
        "jti and more than an hour, no iat", withClaim(R"("jti":"a","exp":1772370061)"), u"within an hour"_s);
    attacks.add("jti issued long ago for longer", withClaim(R"("jti":"a","iat":1772360000,"exp":1772366500)"),
        u"within an hour"_s);
}

} // namespace

QList<TokenAttack> attacksOnClaims()
{
    Attacks attacks;
    claims(attacks);
    clients(attacks);
    tokenIds(attacks);
    return attacks.rows;
}

} // namespace ChannelConsole

// SPDX-License-Identifier: Apache-2.0
#include "core/partner/Secrets.h"

#include <QVarLengthArray>

#include <algorithm>

namespace ChannelConsole {

using namespace Qt::StringLiterals;

namespace {

QByteArray dots()
{
    return QByteArrayLiteral(
        "\xE2\x80\xA2\xE2\x80\xA2\xE2\x80\xA2\xE2\x80\xA2\xE2\x80\xA2\xE2\x80\xA2\xE2\x80\xA2\xE2\x80\xA2");
}

/// One character of a secret and its bytes on the wire.
struct Unit
{
    QByteArray bytes;
    char32_t codePoint
        = 0; ///< 0 if the byte is not part of valid UTF-8: then it can only come raw or percent-encoded
};

/// A secret, or a text made from it, that must not be seen.
struct Needle
{
    QList<Unit> units;
};

Needle needleFrom(const QByteArray &secret)
{
    Needle needle;
    const QString text = QString::fromUtf8(secret);
    if (text.toUtf8() == secret) {
        const QList<uint> codePoints = text.toUcs4();
        for (const uint codePoint : codePoints) {
            const char32_t character = codePoint;
            needle.units.append({QString::fromUcs4(&character, 1).toUtf8(), character});
        }
    } else {
        for (const char byte : secret)
            needle.units.append({QByteArray(1, byte), 0});
    }
    return needle;
}

int hexValue(char digit)
{
    if (digit >= '0' && digit <= '9')
        return digit - '0';
    if (digit >= 'a' && digit <= 'f')
        return digit - 'a' + 10;
    if (digit >= 'A' && digit <= 'F')
        return digit - 'A' + 10;
    return -1;
}

/// Finds one needle in a text, in whatever mixture of encodings its characters come: raw, percent-encoded,
/// `+` for a space, JSON escapes of either kind and case, HTML entities. Partners echo input in all of these,
/// and no two libraries escape the same set.
class Matcher final
{
public:
    Matcher(const QByteArray &text, const Needle &needle)
        : m_text(text)
        , m_needle(needle)
    {
    }

    /// Where the longest match that begins at `start` ends, or -1. All readings are followed side by side,
    /// since a backslash may be itself or begin an escape.
    [[nodiscard]] qsizetype matchAt(qsizetype start) const
    {
        const char first = at(start);
        if (first != m_needle.units.constFirst().bytes.front() && first != '%' && first != '\\'
            && first != '&' && first != '+')
            return -1;
        Ends ends{start};
        for (const Unit &unit : m_needle.units) {
            Ends next;
            for (const qsizetype end : std::as_const(ends))
                addEnds(unit, end, &next);
            if (next.isEmpty())
                return -1;
            ends = next;
        }
        return *std::max_element(ends.cbegin(), ends.cend());
    }

private:
    using Ends = QVarLengthArray<qsizetype, 8>;

    static void add(qsizetype end, Ends *ends)
    {
        if (end >= 0 && !ends->contains(end))
            ends->append(end);
    }

    [[nodiscard]] char at(qsizetype position) const
    {
        return position < m_text.size() ? m_text.at(position) : '\0';
    }

    void addEnds(const Unit &unit, qsizetype from, Ends *ends) const
    {
        if (m_text.size() - from >= unit.bytes.size()
            && std::equal(unit.bytes.cbegin(), unit.bytes.cend(), m_text.cbegin() + from))
            add(from + unit.bytes.size(), ends);
        add(percentEnd(unit, from), ends);
        if (unit.codePoint == 0)
            return;
        if (unit.codePoint == U' ' && at(from) == '+')
            add(from + 1, ends);
        if (at(from) == '\\') {
            add(shortEscapeEnd(unit.codePoint, from), ends);
            add(unicodeEscapeEnd(unit.codePoint, from), ends);
        }
        if (at(from) == '&')
            add(entityEnd(unit.codePoint, from), ends);
    }

    [[nodiscard]] qsizetype percentEnd(const Unit &unit, qsizetype from) const
    {
        for (const char byte : unit.bytes) {
            if (at(from) != '%')
                return -1;
            const int high = hexValue(at(from + 1));
            const int low = hexValue(at(from + 2));
            if (high < 0 || low < 0 || static_cast<char>(high * 16 + low) != byte)
                return -1;
            from += 3;
        }
        return from;
    }

    [[nodiscard]] qsizetype shortEscapeEnd(char32_t codePoint, qsizetype from) const
    {
        static constexpr std::pair<char, char32_t> kEscapes[]{{'"', U'"'}, {'\\', U'\\'}, {'/', U'/'},
            {'\'', U'\''}, {'b', U'\b'}, {'f', U'\f'}, {'n', U'\n'}, {'r', U'\r'}, {'t', U'\t'}};
        for (const auto &[letter, meant] : kEscapes) {
            if (meant == codePoint && at(from + 1) == letter)
                return from + 2;
        }
        return -1;
    }

    [[nodiscard]] int escapedUnitAt(qsizetype from) const
    {
        if (at(from) != '\\' || at(from + 1) != 'u')
            return -1;
        int value = 0;
        for (qsizetype digit = 2; digit < 6; ++digit) {
            const int hex = hexValue(at(from + digit));
            if (hex < 0)
                return -1;
            value = value * 16 + hex;
        }
        return value;
    }

    [[nodiscard]] qsizetype unicodeEscapeEnd(char32_t codePoint, qsizetype from) const
    {
        const QString utf16 = QString::fromUcs4(&codePoint, 1);
        for (const QChar unit : utf16) {
            if (escapedUnitAt(from) != unit.unicode())
                return -1;
            from += 6;
        }
        return from;
    }

    [[nodiscard]] qsizetype entityEnd(char32_t codePoint, qsizetype from) const
    {
        constexpr qsizetype kLongest = 10; // "&#x10FFFF;"
        const QByteArray entity = m_text.mid(from, kLongest);
        const qsizetype length = entity.indexOf(';');
        if (length < 0)
            return -1;
        const qsizetype end = from + length;
        const QByteArray name = entity.mid(1, length - 1);
        static const QList<std::pair<QByteArray, char32_t>> kNames{
            {"amp", U'&'}, {"lt", U'<'}, {"gt", U'>'}, {"quot", U'"'}, {"apos", U'\''}};
        for (const auto &[known, meant] : kNames) {
            if (meant == codePoint && name == known)
                return end + 1;
        }
        bool ok = false;
        if (name.startsWith("#x") || name.startsWith("#X"))
            return name.mid(2).toUInt(&ok, 16) == codePoint && ok ? end + 1 : -1;
        if (name.startsWith('#'))
            return name.mid(1).toUInt(&ok, 10) == codePoint && ok ? end + 1 : -1;
        return -1;
    }

    const QByteArray &m_text;
    const Needle &m_needle;
};

QByteArray withoutNeedle(const QByteArray &text, const Needle &needle)
{
    const Matcher matcher(text, needle);
    QByteArray result;
    qsizetype copiedUpTo = 0;
    for (qsizetype position = 0; position < text.size();) {
        const qsizetype end = matcher.matchAt(position);
        if (end <= position) {
            ++position;
            continue;
        }
        result += QByteArrayView(text).sliced(copiedUpTo, position - copiedUpTo);
        result += dots();
        position = copiedUpTo = end;
    }
    return copiedUpTo == 0 ? text : result + text.mid(copiedUpTo);
}

QList<QByteArray> base64Forms(const QByteArray &text)
{
    return {text.toBase64(), text.toBase64(QByteArray::OmitTrailingEquals),
        text.toBase64(QByteArray::Base64UrlEncoding),
        text.toBase64(QByteArray::Base64UrlEncoding | QByteArray::OmitTrailingEquals)};
}

/// Whether a text of `room` bytes could hold the base64 of `length` bytes.
bool base64Fits(qsizetype length, qsizetype room)
{
    return (length * 4 + 2) / 3 <= room;
}

/// Without any of these every character is written as itself: a plain search finds what there is to find.
bool mayBeEncoded(const QByteArray &text)
{
    return std::any_of(text.cbegin(), text.cend(), [](char character) {
        return character == '%' || character == '\\' || character == '&' || character == '+';
    });
}

/// The secret in the forms it could have in a text of `room` bytes, the longest first: a secret that is part
/// of another one must not leave the other's rest behind.
QList<QByteArray> formsOf(const QHash<QString, QByteArray> &secrets, const QStringList &users, qsizetype room)
{
    constexpr qsizetype kLongestCharacter = 4; // bytes in UTF-8, where its shortest form may be one byte
    QList<QByteArray> forms;
    for (const QByteArray &secret : secrets) {
        if (secret.isEmpty() || secret.size() > room * kLongestCharacter)
            continue;
        forms.append(secret);
        if (base64Fits(secret.size(), room))
            forms += base64Forms(secret);
        for (const QString &user : users) {
            const QByteArray pair = user.toUtf8() + ':' + secret;
            if (base64Fits(pair.size(), room))
                forms += base64Forms(pair);
        }
    }
    std::sort(forms.begin(), forms.end(),
        [](const QByteArray &a, const QByteArray &b) { return a.size() > b.size(); });
    return forms;
}

} // namespace

Secrets Secrets::masked()
{
    Secrets secrets;
    secrets.m_masked = true;
    return secrets;
}

void Secrets::insert(const QString &fieldId, const QByteArray &value)
{
    m_values.insert(fieldId, value);
}

QByteArray Secrets::value(const QString &fieldId) const
{
    return m_masked ? dots() : m_values.value(fieldId);
}

QByteArray Secrets::scrub(const QByteArray &text, const QStringList &users) const
{
    const QList<QByteArray> forms = formsOf(m_values, users, text.size());
    const bool encoded = mayBeEncoded(text);
    QByteArray scrubbed = text;
    for (const QByteArray &form : forms) {
        if (encoded)
            scrubbed = withoutNeedle(scrubbed, needleFrom(form));
        else
            scrubbed.replace(form, dots());
    }
    return scrubbed;
}

} // namespace ChannelConsole

// SPDX-License-Identifier: Apache-2.0
#include "support/SecretHunter.h"

#include <QDirIterator>
#include <QFile>
#include <QStringEncoder>
#include <QUrl>

#include <algorithm>

namespace ChannelConsole {

using namespace Qt::StringLiterals;

namespace {

constexpr qsizetype kShortest = 8;

/// As a JSON writer may put it: the short escapes, with or without an escaped slash, and characters beyond
/// ASCII as \uXXXX.
QByteArray jsonEscaped(const QString &text, bool escapeSlash, bool onlyAscii)
{
    QString result;
    for (const QChar character : text) {
        const char16_t unit = character.unicode();
        if (unit == u'"' || unit == u'\\' || (unit == u'/' && escapeSlash))
            result += u'\\' + character;
        else if (unit == u'\n')
            result += "\\n"_L1;
        else if (unit == u'\r')
            result += "\\r"_L1;
        else if (unit == u'\t')
            result += "\\t"_L1;
        else if (unit < 0x20 || (onlyAscii && unit > 0x7e))
            result += "\\u"_L1 + QString::number(unit, 16).rightJustified(4, u'0');
        else
            result += character;
    }
    return result.toUtf8();
}

} // namespace

SecretHunter::SecretHunter(const QByteArray &secret)
    : m_secret(secret)
{
    Q_ASSERT(secret.size() >= kShortest);
    const QString text = QString::fromUtf8(secret);
    add(u"raw"_s, secret);
    addBase64();
    add(u"percent-encoded"_s, QUrl::toPercentEncoding(text), true);
    add(u"form-encoded"_s, QUrl::toPercentEncoding(text, " ").replace(' ', '+'), true);
    // Everything escaped, as some log viewers and shells do.
    add(u"percent-encoded throughout"_s, '%' + secret.toHex('%'), true);
    for (const bool escapeSlash : {false, true}) {
        for (const bool onlyAscii : {false, true})
            add(u"JSON-escaped"_s, jsonEscaped(text, escapeSlash, onlyAscii), true);
    }
    add(u"hexadecimal"_s, secret.toHex(), true);
    add(u"UTF-16 LE"_s, QStringEncoder(QStringEncoder::Utf16LE).encode(text));
    add(u"UTF-16 BE"_s, QStringEncoder(QStringEncoder::Utf16BE).encode(text));
}

void SecretHunter::add(const QString &name, const QByteArray &bytes, bool ignoreCase)
{
    m_forms.append({name, ignoreCase ? bytes.toLower() : bytes, ignoreCase});
}

void SecretHunter::addBase64()
{
    // Whatever stands before it (a user name and a colon) shifts the secret by 0, 1 or 2 bytes against
    // base64's groups of three. The characters that depend on the neighbours are cut off at both ends: what
    // remains is the same in every context.
    for (int shift = 0; shift < 3; ++shift) {
        const QByteArray shifted = QByteArray(shift, '\0') + m_secret;
        const qsizetype first = (shift * 8 + 5) / 6;
        const qsizetype end = shifted.size() * 8 / 6;
        for (const auto alphabet : {QByteArray::Base64Encoding, QByteArray::Base64UrlEncoding})
            add(u"base64, shifted by %1"_s.arg(shift), shifted.toBase64(alphabet).mid(first, end - first));
    }
}

QString SecretHunter::foundIn(const QByteArray &content) const
{
    const QByteArray lower = content.toLower();
    for (const Form &form : m_forms) {
        if ((form.ignoreCase ? lower : content).contains(form.bytes))
            return form.name;
    }
    return {};
}

QStringList SecretHunter::foundBelow(const QString &directory) const
{
    QStringList finds;
    QDirIterator files(directory, QDir::Files | QDir::Hidden | QDir::System, QDirIterator::Subdirectories);
    while (files.hasNext()) {
        const QString path = files.next();
        if (const QString form = foundIn(path.toUtf8()); !form.isEmpty())
            finds.append(path + ": in its name, "_L1 + form);
        QFile file(path);
        if (!file.open(QIODevice::ReadOnly)) {
            finds.append(path + ": cannot be read, so nothing is known of it"_L1);
            continue;
        }
        if (const QString form = foundIn(file.readAll()); !form.isEmpty())
            finds.append(path + ": "_L1 + form);
    }
    return finds;
}

} // namespace ChannelConsole

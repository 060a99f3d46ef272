// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QByteArray>
#include <QList>
#include <QString>

namespace ChannelConsole {

/// Looks for a secret in every form it could have leaked in (promise 1): raw, base64 at each of its three
/// alignments and in both alphabets (so also as part of `user:secret`), percent-encoded, JSON-escaped,
/// hexadecimal, and UTF-16 in either byte order.
class SecretHunter final
{
public:
    /// Secrets shorter than eight bytes would be found by chance.
    explicit SecretHunter(const QByteArray &secret);

    /// What was found, e.g. "UTF-16 LE"; empty if nothing was.
    [[nodiscard]] QString foundIn(const QByteArray &content) const;
    /// One line a find, "<file>: <form>", over all files below `directory`, hidden ones included, and over
    /// their names.
    [[nodiscard]] QStringList foundBelow(const QString &directory) const;

private:
    struct Form
    {
        QString name;
        QByteArray bytes;
        bool ignoreCase = false;
    };
    void add(const QString &name, const QByteArray &bytes, bool ignoreCase = false);
    void addBase64();

    QByteArray m_secret;
    QList<Form> m_forms;
};

} // namespace ChannelConsole

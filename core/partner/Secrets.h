// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QByteArray>
#include <QHash>
#include <QString>

namespace ChannelConsole {

/// Secret values by FieldSpec::id, for as long as one request takes. Overwriting memory with Qt's shared
/// buffers is best effort.
class Secrets final
{
public:
    Secrets() = default;
    /// Every secret reads as dots: requests built from it can be shown and logged, and no keychain was asked.
    [[nodiscard]] static Secrets masked();

    void insert(const QString &fieldId, const QByteArray &value);
    [[nodiscard]] QByteArray value(const QString &fieldId) const;
    [[nodiscard]] bool isMasked() const { return m_masked; }

    /// Replaces every appearance of a secret in text that came from outside by dots: a partner's error may
    /// echo what it was sent. Found are the secret itself, its base64 and URL-safe base64, and that of
    /// `user:secret` for each of `users`; each of them raw, percent- or form-encoded, JSON-escaped, as HTML
    /// entities, or in any mixture of these. A short secret is replaced wherever its letters occur, also
    /// where they mean something else: better a riddle than a leak.
    [[nodiscard]] QByteArray scrub(const QByteArray &text, const QStringList &users = {}) const;

private:
    QHash<QString, QByteArray> m_values;
    bool m_masked = false;
};

} // namespace ChannelConsole

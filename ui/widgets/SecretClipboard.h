// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QByteArray>
#include <QObject>
#include <QString>
#include <QTimer>

#include <chrono>

namespace ChannelConsole {

/// Puts a secret on the clipboard, marked for clipboard managers so that they skip it, and takes it off again
/// after a while or when the program quits, if it is still ours.
class SecretClipboard final : public QObject
{
    Q_OBJECT
public:
    explicit SecretClipboard(
        std::chrono::milliseconds keepFor = std::chrono::seconds(30), QObject *parent = nullptr);
    ~SecretClipboard() override;

    void copy(const QString &secret);

signals:
    void copied(int seconds);
    void cleared(); ///< not sent if something else was copied meanwhile

private:
    void clearIfOurs();
    [[nodiscard]] QByteArray fingerprint(const QString &text) const;

    std::chrono::milliseconds m_keepFor;
    QTimer m_timer;
    QByteArray m_salt; ///< of this run of the program, so that the fingerprint tells nothing
    QByteArray m_mark; ///< fingerprint of what we put on the clipboard; empty when there is nothing of ours
};

} // namespace ChannelConsole

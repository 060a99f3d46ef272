// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QObject>
#include <QString>

#include <chrono>

namespace ChannelConsole {

/// Puts a secret on the clipboard, marked for clipboard managers so that they skip it, and takes it off again after a while or when the
/// program quits, if it is still ours.
class SecretClipboard final : public QObject
{
    Q_OBJECT
public:
    explicit SecretClipboard(std::chrono::milliseconds keepFor = std::chrono::seconds(30), QObject *parent = nullptr);
    ~SecretClipboard() override;

    void copy(const QString &secret);

signals:
    void copied(int seconds);
    void cleared();

private:
    void clearIfOurs();

    std::chrono::milliseconds m_keepFor;
    QByteArray m_mark; ///< identifies our own clipboard content
};

} // namespace ChannelConsole

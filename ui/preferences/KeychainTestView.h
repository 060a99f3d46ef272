// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/secret/SecretVault.h"

#include <QWidget>

class QProgressBar;
class QPushButton;

namespace ChannelConsole {

class Banner;
class PlainLabel;

/// Test keychain: writes, reads, compares and removes a random value, and says how it went, in the backend's
/// own words too, and what to do where it did not work. Stays usable however long the keychain takes.
class KeychainTestView final : public QWidget
{
    Q_OBJECT
public:
    /// `vault` must outlive the view.
    explicit KeychainTestView(SecretVault *vault, QWidget *parent = nullptr);

signals:
    void resultShown();

private:
    void start();
    void showWaiting(bool waiting);
    void showResult(const SecretVault::KeychainTest &result);

    SecretVault *m_vault;
    bool m_running = false;
    QPushButton *m_button;
    QProgressBar *m_progress;
    Banner *m_banner;
    PlainLabel *m_details;
};

} // namespace ChannelConsole

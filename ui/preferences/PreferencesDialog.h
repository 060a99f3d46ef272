// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QDialog>

class QComboBox;
class QScrollArea;

namespace ChannelConsole {

class SecretVault;
class Settings;

/// How the program looks, whether the keychain works, and where the data is. Not modal: it can be left open
/// beside the window. What is chosen takes effect at once.
class PreferencesDialog final : public QDialog
{
    Q_OBJECT
public:
    /// Both must outlive it.
    PreferencesDialog(Settings *settings, SecretVault *vault, QWidget *parent = nullptr);

protected:
    bool focusNextPrevChild(bool next) override;

private:
    [[nodiscard]] QWidget *appearancePart();
    [[nodiscard]] QWidget *keychainPart(SecretVault *vault);
    [[nodiscard]] QWidget *dataPart();
    void showAppearance();
    void growToContent();

    Settings *m_settings;
    QScrollArea *m_scroll = nullptr;
    QComboBox *m_appearance = nullptr;
};

} // namespace ChannelConsole

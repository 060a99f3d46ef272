// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QComboBox>

namespace ChannelConsole {

/// The choice of a template. Where it is too narrow for all it says, the name gives way and not the status.
class TemplateFormBox final : public QComboBox
{
    Q_OBJECT
public:
    explicit TemplateFormBox(QWidget *parent = nullptr);

    /// `status`: what has to be seen, translated.
    void addTemplate(const QString &name, const QString &language, const QString &status, int data);
    /// What stands in the closed box at its width now.
    [[nodiscard]] QString shownText() const;

    void showPopup() override;

protected:
    void initStyleOption(QStyleOptionComboBox *option) const override;
};

} // namespace ChannelConsole

// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/partner/Guide.h"
#include "ui/instructions/CarriedValue.h"

#include <QWidget>

#include <optional>

namespace ChannelConsole {

/// One numbered step of the instructions: where it is done, in a symbol and words, what to do, and the value
/// to carry over with Copy.
class GuideStepView final : public QWidget
{
    Q_OBJECT
public:
    struct Content
    {
        int number = 1;
        GuideStep step;
        QString partnerName;
        std::optional<CarriedValue> carried;
    };

    explicit GuideStepView(const Content &content, QWidget *parent = nullptr);

signals:
    void configurationRequested(); ///< the value to carry over is still missing

private:
    [[nodiscard]] QWidget *carriedLine(const QString &label, const QString &value);
    [[nodiscard]] QWidget *missingLine(const QString &label);
};

} // namespace ChannelConsole

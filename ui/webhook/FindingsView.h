// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/webhook/TokenFinding.h"

#include <QWidget>

class QVBoxLayout;

namespace ChannelConsole {

/// Findings one below the other: icon with its word for screen readers, what is so, and what to do. Hidden
/// while there are none. Plain text only: findings quote what was pasted.
class FindingsView final : public QWidget
{
    Q_OBJECT
public:
    explicit FindingsView(QWidget *parent = nullptr);

    void setFindings(const TokenFindings &findings);

private:
    [[nodiscard]] QWidget *lineFor(const TokenFinding &finding);

    TokenFindings m_shown;
    QVBoxLayout *m_lines;
};

} // namespace ChannelConsole

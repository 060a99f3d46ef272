// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/message/ContentFinding.h"

#include <optional>

namespace ChannelConsole {

/// Collects findings. `what` names the input in a sentence, with its article, translated: "The caption".
class FindingList final
{
public:
    void error(const QString &field, const QString &text);
    void warning(const QString &field, const QString &text);

    /// Neither empty nor blank.
    bool required(const QString &field, const QString &what, const QString &value);
    /// At most `limit` UTF-16 units, and nothing that cannot be encoded: half of a character pair would
    /// arrive as something else.
    bool atMost(const QString &field, const QString &what, const QString &value, int limit);
    /// Both.
    bool text(const QString &field, const QString &what, const QString &value, int limit);
    /// An address that WhatsApp can fetch or open: http or https, with a host. Empty counts as missing.
    bool url(const QString &field, const QString &what, const QString &value, int limit);
    /// Degrees; both are needed.
    void place(const QString &field, std::optional<double> latitude, std::optional<double> longitude);

    [[nodiscard]] QList<ContentFinding> take() { return std::move(m_findings); }

private:
    QList<ContentFinding> m_findings;
};

/// "buttons/1/title".
[[nodiscard]] QString fieldPath(const QString &list, qsizetype index, const QString &member = {});

} // namespace ChannelConsole

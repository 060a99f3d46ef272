// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/log/export/ExportRow.h"

namespace ChannelConsole {

// What the formats for people have in common.

/// "2026-03-01 12:00:00", UTC: what spreadsheets of every language take for a time.
[[nodiscard]] QString exportTime(const QDateTime &time);
/// "2026-03-01T12:00:00.000Z"
[[nodiscard]] QString exactTime(const QDateTime &time);
/// The partner's name, and whether it was the sandbox.
[[nodiscard]] QString exportPartner(const LogEntry &entry);
/// The partner's words, else ours; empty without a problem.
[[nodiscard]] QString exportProblem(const std::optional<Problem> &problem);
/// What that means and what to do, in our words; empty where there are none but the partner's.
[[nodiscard]] QString exportReason(const std::optional<Problem> &problem);
/// One event: "delivered, at 2026-03-01 12:00:03 by the partner's clock".
[[nodiscard]] QString exportEvent(const LogEvent &event);
/// Whether a spreadsheet would take the cell for a formula: OWASP, "CSV Injection". The full-width forms too,
/// which Excel takes for the others in East Asian settings.
[[nodiscard]] bool wouldBeCalculated(const QString &cell);
/// No text can hold a NUL, and what cannot be shown is no reason to lose what comes after it.
[[nodiscard]] QString withoutNul(QString text);

} // namespace ChannelConsole

// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/log/glance/GlanceRows.h"

namespace ChannelConsole {

/// The log from the newest row to the oldest as pieces that were counted, and what of it is to be counted
/// (again). A row that changes makes its piece stale and no other; a piece that has grown is cut in two.
class GlancePieces final
{
public:
    /// Nothing is counted yet.
    void clear();

    /// What was touched until now has to be counted again.
    void begin();
    /// The newest stretch that has to be counted, if there is one. What is touched from now on is not in it
    /// for certain.
    [[nodiscard]] std::optional<GlanceStretch> next();
    /// What was found there.
    void take(const GlancePiece &piece);

    /// A row there was added or has changed: to be counted after the next begin(), so that a log that never
    /// rests does not keep the counting from its end.
    void touch(const LogAnchor &place);
    [[nodiscard]] bool isTouched() const;

    [[nodiscard]] GlanceTally sum() const;
    /// Where the oldest piece that was counted, without a gap from the newest on, begins; empty if none was
    /// or all were.
    [[nodiscard]] std::optional<LogAnchor> countedDownTo() const;

private:
    struct Piece
    {
        std::optional<LogAnchor> downTo; ///< its oldest row; empty for the last piece
        GlanceTally tally;
        bool isStale = true;
        bool isTouched = false;
    };
    [[nodiscard]] qsizetype firstStale() const; ///< -1 if there is none

    QList<Piece> m_pieces{Piece{}}; ///< newest first; each begins after the one before
};

} // namespace ChannelConsole

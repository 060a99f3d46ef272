// SPDX-License-Identifier: Apache-2.0
#include "core/log/glance/GlancePieces.h"

#include <algorithm>
#include <utility>

namespace ChannelConsole {

void GlancePieces::clear()
{
    m_pieces = {Piece{}};
}

qsizetype GlancePieces::firstStale() const
{
    const auto found
        = std::find_if(m_pieces.begin(), m_pieces.end(), [](const Piece &piece) { return piece.isStale; });
    return found == m_pieces.end() ? -1 : found - m_pieces.begin();
}

void GlancePieces::begin()
{
    for (Piece &piece : m_pieces)
        piece.isStale = std::exchange(piece.isTouched, false) || piece.isStale;
}

bool GlancePieces::isTouched() const
{
    return std::any_of(m_pieces.begin(), m_pieces.end(), [](const Piece &piece) { return piece.isTouched; });
}

std::optional<GlanceStretch> GlancePieces::next()
{
    const qsizetype index = firstStale();
    if (index < 0)
        return std::nullopt;
    m_pieces[index].isTouched = false; // committed before it was told, so it will be read
    return GlanceStretch{.olderThan = index == 0 ? std::nullopt : m_pieces.at(index - 1).downTo,
        .downTo = m_pieces.at(index).downTo};
}

void GlancePieces::take(const GlancePiece &found)
{
    const qsizetype index = firstStale();
    if (index < 0)
        return;
    Piece &piece = m_pieces[index];
    const std::optional<LogAnchor> before = piece.downTo;
    const bool ends
        = !found.last || (before && found.last->time == before->time && found.last->id == before->id);
    piece.tally = found.tally;
    piece.isStale = false;
    if (ends)
        return;
    // It held more than was read at once: the rest is a piece of its own.
    piece.downTo = found.last;
    m_pieces.insert(index + 1, Piece{.downTo = before});
}

void GlancePieces::touch(const LogAnchor &place)
{
    const auto isNewer = [](const Piece &piece, const LogAnchor &than) {
        return piece.downTo
            && std::pair(piece.downTo->time, piece.downTo->id) > std::pair(than.time, than.id);
    };
    const auto found = std::lower_bound(m_pieces.begin(), m_pieces.end(), place, isNewer);
    if (found != m_pieces.end())
        found->isTouched = true;
}

GlanceTally GlancePieces::sum() const
{
    GlanceTally sum;
    for (const Piece &piece : m_pieces)
        sum.add(piece.tally);
    return sum;
}

std::optional<LogAnchor> GlancePieces::countedDownTo() const
{
    const qsizetype stale = firstStale();
    return stale > 0 ? m_pieces.at(stale - 1).downTo : std::nullopt;
}

} // namespace ChannelConsole

// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/net/Http.h"

#include <memory>

namespace ChannelConsole {

/// Reads one reply as its bytes come, and leaves it as it is: no redirect, no decompression, headers in their
/// order and case. Only the transfer coding `chunked` is undone, which belongs to the connection. Interim
/// replies (1xx) are skipped.
class ReplyReader final
{
public:
    struct Limits
    {
        qint64 headerBytes = 16 * 1024;
        qint64 bodyBytes = 1024 * 1024;
    };
    enum class State {
        Reading,
        Whole, ///< take() has it
        Cut, ///< the connection ended too early
        HeaderTooLarge,
        BodyTooLarge,
        NotHttp,
    };

    /// `method`: of the request; the reply to a HEAD has no body.
    ReplyReader(const QByteArray &method, const Limits &limits);
    ~ReplyReader();
    Q_DISABLE_COPY_MOVE(ReplyReader)

    /// What came, in any pieces. Nothing is read after a state other than Reading.
    State add(const QByteArray &bytes);
    /// The connection ended, which is how some replies say that they are whole (RFC 9112 §6.3).
    State end();

    [[nodiscard]] int status() const; ///< 0 before the header is there
    [[nodiscard]] HttpReply take();

private:
    struct Private;
    std::unique_ptr<Private> d;
};

} // namespace ChannelConsole

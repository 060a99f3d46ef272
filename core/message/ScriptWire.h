// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QByteArray>
#include <QString>

#include <optional>

/// What the program and its helper `channel-console-script` say to each other: one request on the helper's
/// standard input, then events on its standard output as they happen, so that what was printed before a
/// script was killed is not lost. Strings travel as UTF-16, because half a surrogate pair is a legal
/// JavaScript string and no UTF-8. Built into both; needs Qt Core only.
namespace ChannelConsole {

namespace ScriptLimits {
inline constexpr qsizetype kScriptLength = 256 * 1024; ///< UTF-16 units
inline constexpr qsizetype kContextLength = 512 * 1024; ///< UTF-16 units
inline constexpr qsizetype kOutputBytes = 256 * 1024; ///< of all that is printed, as UTF-8
inline constexpr qsizetype kPrintBytes
    = 16; ///< what a print counts besides its text: an endless row of empty ones ends, too
inline constexpr qint64 kMemoryBytes
    = 256LL * 1024 * 1024; ///< beyond what the helper has before the script starts
inline constexpr int kProcessorSeconds = 4; ///< the helper's own limit, should nobody be there to end it
} // namespace ScriptLimits

/// How the helper says what it could not say in an event.
enum class ScriptExit {
    Ended = 0,
    BadRequest = 3,
    OutOfMemory = 4,
    OutputTooLong = 5,
    TooDeep = 7, ///< a native function of the engine used up the stack
    NotConfined = 6, ///< the system refused a limit: no script is run without them
};

struct ScriptRequest
{
    QString script;
    QString context; ///< JSON text; what the script finds as `context`

    bool operator==(const ScriptRequest &) const = default;
};

struct ScriptEvent
{
    enum class Kind : quint8 {
        Started, ///< the script starts now
        Printed, ///< text: of one print
        Threw, ///< the script ended with an exception, or was not understood
        Ended, ///< last event
    };
    Kind kind = Kind::Ended;
    QString text; ///< of Printed; of Threw: the message, or the thrown value as text
    QString errorName; ///< of Threw: "SyntaxError", "TypeError", …; empty if what was thrown is no Error
    qint32 line = 0; ///< of Threw: from 1; 0 if it is not known
    qint32 column = 0; ///< likewise; the engine tells it for syntax errors only

    bool operator==(const ScriptEvent &) const = default;
};

[[nodiscard]] QByteArray encoded(const ScriptRequest &request);
/// Empty if it is not a whole request, or one of its parts is longer than the limits.
[[nodiscard]] std::optional<ScriptRequest> decodedRequest(const QByteArray &bytes);
/// The longest a request within the limits can be, in bytes.
[[nodiscard]] qsizetype longestRequest();

[[nodiscard]] QByteArray encoded(const ScriptEvent &event);
/// Takes the first whole event off the bytes; empty if there is none yet. `broken` is set if what is there
/// can never become one.
[[nodiscard]] std::optional<ScriptEvent> takeEvent(QByteArray &bytes, bool &broken);

} // namespace ChannelConsole

// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QString>

namespace ChannelConsole {

/// A command for any POSIX shell that makes the request again, from its masked text (describe() of a request
/// made of masked secrets, as the log keeps it). Where a secret was there is a shell variable: "$API_KEY" or
/// "$TOKEN" by the scheme of the Authorization, "${USER_NAME}:${PASSWORD}" for Basic, "$PASSWORD" for the
/// form's `password`, percent-encoded by curl. What came from outside cannot end a quotation
/// (net/ShellCommand.h). Empty where the text does not hold the whole request: a long body is cut.
[[nodiscard]] QString requestAsCurl(const QString &request);
/// The same below a comment that tells what stands in the way of a request to the sandbox.
[[nodiscard]] QString sandboxRequestAsCurl(const QString &request);

} // namespace ChannelConsole

// SPDX-License-Identifier: Apache-2.0
#include "core/net/HttpClient.h"
#include "core/net/HttpFailure.h"

#include <algorithm>

namespace ChannelConsole {

std::optional<Problem> obstacleTo(const HttpRequest &request)
{
    const auto refusal = [](const QString &text, const QString &remedy) {
        return Problem{
            .kind = ProblemKind::Refused, .side = Side::ThisComputer, .text = text, .remedy = remedy};
    };
    if (!request.url.userInfo().isEmpty())
        return refusal(HttpClient::tr("The address contains a user name or a password and is not used."),
            HttpClient::tr("Enter the credentials in their own fields and leave them out of the address."));
    if (!isAllowedUrl(request.url))
        return refusal(
            HttpClient::tr("“%1” is not used: the connection would not be encrypted.")
                .arg(request.url.toString(QUrl::RemovePath | QUrl::RemoveQuery | QUrl::RemoveFragment)),
            HttpClient::tr("Enter an address that begins with https://. Plain http:// is only for this "
                           "computer itself."));
    const bool methodIsToken = isSafeHeader({request.method, {}});
    if (!methodIsToken || !std::all_of(request.headers.begin(), request.headers.end(), isSafeHeader))
        return refusal(HttpClient::tr("The request has a header that cannot be sent."),
            HttpClient::tr("Look for line breaks or other invisible characters in the values entered."));
    return std::nullopt;
}

} // namespace ChannelConsole

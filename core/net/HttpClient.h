// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/net/Http.h"
#include "core/net/HttpCall.h"

#include <QObject>

#include <memory>

namespace ChannelConsole {

class HttpLanes;

/// Sends one request and reports what came of it. Uses the system's proxy (never for loopback), never follows
/// a redirect, never repeats a request that could change something (!isSafe), never ignores a TLS error,
/// keeps no cookie and no cache, answers no demand for credentials. Lives on, and answers on, the thread it
/// was made on; the network stack is first loaded on the first send, so that start-up does not pay for it.
///
/// A failure after such a request went out completely is always OutcomeUnknown, whatever the cause; the text
/// says which.
class HttpClient final : public QObject
{
    Q_OBJECT
public:
    explicit HttpClient(QObject *parent = nullptr);
    ~HttpClient() override; ///< cancels what is under way

    /// Refuses (ProblemKind::Refused) what isAllowedUrl() refuses. The call starts when control returns to
    /// the event loop.
    HttpCall *send(const HttpRequest &request, const HttpPolicy &policy = {});

private:
    std::unique_ptr<HttpLanes> m_lanes;
};

} // namespace ChannelConsole

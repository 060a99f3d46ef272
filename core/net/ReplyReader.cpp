// SPDX-License-Identifier: Apache-2.0
#include "core/net/ReplyReader.h"

#include "core/net/WireParser.h"

#include <boost/asio/buffer.hpp>
#include <boost/beast/http/error.hpp>

#include <algorithm>
#include <optional>
#include <utility>

namespace http = boost::beast::http;

namespace ChannelConsole {

namespace {

using Parser = WireParser<false>;
using Error = boost::beast::error_code;

constexpr int kFirstFinalStatus = 200;

/// No TE was asked for, so nothing but `chunked` may come (RFC 9110 §10.1.4); what else does cannot be
/// undone.
bool hasOtherTransferCoding(const QList<HttpHeader> &headers)
{
    return std::any_of(headers.begin(), headers.end(), [](const HttpHeader &header) {
        return header.name.compare("Transfer-Encoding", Qt::CaseInsensitive) == 0
            && header.value.trimmed().compare("chunked", Qt::CaseInsensitive) != 0;
    });
}

} // namespace

struct ReplyReader::Private
{
    void begin()
    {
        parser.emplace();
        parser->eager(true);
        parser->skip(isHead);
        parser->header_limit(std::uint32_t(limits.headerBytes));
        parser->body_limit(std::uint64_t(limits.bodyBytes));
    }

    [[nodiscard]] State stateAfter(Error error) const
    {
        if (error == http::error::header_limit)
            return State::HeaderTooLarge;
        if (error == http::error::body_limit)
            return State::BodyTooLarge;
        if (error == http::error::partial_message || error == http::error::end_of_stream)
            return State::Cut;
        return State::NotHttp;
    }

    State read();

    const bool isHead;
    const Limits limits;
    std::optional<Parser> parser{};
    QByteArray unread{};
    State state = State::Reading;
};

ReplyReader::State ReplyReader::Private::read()
{
    while (!unread.isEmpty()) {
        Error error;
        const std::size_t used
            = parser->put(boost::asio::buffer(unread.constData(), std::size_t(unread.size())), error);
        unread.remove(0, qsizetype(used));
        if (error && error != http::error::need_more)
            return stateAfter(error);
        if (parser->is_header_done() && hasOtherTransferCoding(parser->headers))
            return State::NotHttp;
        if (!parser->is_done() && (error || used == 0)) // Beast sets no limit to what stands before a chunk
            return unread.size() < limits.headerBytes ? State::Reading : State::HeaderTooLarge;
        if (!parser->is_done())
            continue;
        if (parser->status >= kFirstFinalStatus)
            return State::Whole;
        if (parser->status == 101) // to which nobody asked it to change over
            return State::NotHttp;
        begin();
    }
    return State::Reading;
}

ReplyReader::ReplyReader(const QByteArray &method, const Limits &limits)
    : d(new Private{.isHead = method == "HEAD", .limits = limits})
{
    d->begin();
}

ReplyReader::~ReplyReader() = default;

ReplyReader::State ReplyReader::add(const QByteArray &bytes)
{
    if (d->state != State::Reading)
        return d->state;
    d->unread += bytes;
    d->state = d->read();
    return d->state;
}

ReplyReader::State ReplyReader::end()
{
    if (d->state != State::Reading)
        return d->state;
    if (!d->parser->got_some() || !d->parser->is_header_done() || !d->unread.isEmpty()) {
        d->state = State::Cut;
        return d->state;
    }
    Error error;
    d->parser->put_eof(error);
    d->state = error ? d->stateAfter(error) : State::Whole;
    return d->state;
}

int ReplyReader::status() const
{
    return d->parser->is_header_done() ? d->parser->status : 0;
}

HttpReply ReplyReader::take()
{
    return {.status = d->parser->status,
        .reason = std::exchange(d->parser->reason, {}),
        .headers = std::exchange(d->parser->headers, {}),
        .body = std::exchange(d->parser->body, {})};
}

} // namespace ChannelConsole

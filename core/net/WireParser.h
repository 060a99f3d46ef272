// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/net/Http.h"

#include <boost/asio/error.hpp>
#include <boost/beast/http/basic_parser.hpp>

namespace ChannelConsole {

/// Boost.Beast's reading of a request or a reply, into values of ours. Beast's own parser keeps header lines
/// of one name together, wherever they stood, and so does not tell their order; this one does. Trailer fields
/// are dropped: RFC 9110 §6.5.1 forbids merging them into the header. Include it in .cpp files only.
template <bool isRequest>
class WireParser final : public boost::beast::http::basic_parser<isRequest>
{
    using View = boost::beast::string_view;
    using Error = boost::beast::error_code;
    using Length = boost::optional<std::uint64_t>;

public:
    QByteArray method; ///< of a request
    QByteArray target; ///< likewise, as it came
    int status = 0; ///< of a reply
    QByteArray reason; ///< likewise
    int version = 0; ///< 11 for HTTP/1.1
    QList<HttpHeader> headers; ///< in the order and the case they came in
    QByteArray body;

    /// Lets the reading under way end with an error at the next piece that comes.
    void interrupt() { m_interrupted = true; }

private:
    static QByteArray toBytes(View text) { return {text.data(), qsizetype(text.size())}; }

    void on_request_impl(
        boost::beast::http::verb, View methodText, View targetText, int wireVersion, Error &) override
    {
        method = toBytes(methodText);
        target = toBytes(targetText);
        version = wireVersion;
    }
    void on_response_impl(int code, View phrase, int wireVersion, Error &) override
    {
        status = code;
        reason = toBytes(phrase);
        version = wireVersion;
    }
    void on_field_impl(boost::beast::http::field, View name, View value, Error &error) override
    {
        checkOn(error);
        if (!m_headerEnded)
            headers.append({toBytes(name), toBytes(value)});
    }
    void on_header_impl(Error &) override { m_headerEnded = true; }
    void on_body_init_impl(const Length &, Error &) override {}
    std::size_t on_body_impl(View piece, Error &error) override
    {
        checkOn(error);
        body.append(piece.data(), qsizetype(piece.size()));
        return piece.size();
    }
    void on_chunk_header_impl(std::uint64_t, View, Error &error) override { checkOn(error); }
    std::size_t on_chunk_body_impl(std::uint64_t, View piece, Error &error) override
    {
        return on_body_impl(piece, error);
    }
    void on_finish_impl(Error &) override {}

    void checkOn(Error &error) const
    {
        if (m_interrupted)
            error = boost::asio::error::operation_aborted;
    }

    bool m_headerEnded = false;
    bool m_interrupted = false;
};

} // namespace ChannelConsole

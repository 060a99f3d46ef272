// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/Result.h"

#include <QByteArray>

#include <memory>

struct evp_pkey_st; // OpenSSL's EVP_PKEY

namespace ChannelConsole {

/// An RSA key for RS256 and RS512. Reading never asks for a passphrase. Cheap to copy; any thread.
class RsaKey final
{
public:
    /// RFC 7518 §3.3: "A key of size 2048 bits or larger MUST be used".
    static constexpr int kMinimumBits = 2048;

    /// From PEM text as it was pasted (`PUBLIC KEY` or `RSA PUBLIC KEY`). InvalidInput and in words for
    /// anything else: a certificate, a key of another kind, a short one, and above all a private key, which
    /// must not come where public keys are kept.
    [[nodiscard]] static Result<RsaKey> publicFromPem(const QByteArray &pem);
    /// From PEM text as it was pasted (`PRIVATE KEY` or `RSA PRIVATE KEY`) without a passphrase.
    [[nodiscard]] static Result<RsaKey> privateFromPem(const QByteArray &pem);

    [[nodiscard]] int bits() const;
    /// Whether both are halves of one pair, or the same half.
    [[nodiscard]] bool belongsTo(const RsaKey &other) const;
    [[nodiscard]] evp_pkey_st *handle() const; ///< stays this object's

private:
    explicit RsaKey(std::shared_ptr<evp_pkey_st> key);
    [[nodiscard]] static Result<RsaKey> checked(std::shared_ptr<evp_pkey_st> key);

    std::shared_ptr<evp_pkey_st> m_key;
};

/// The first key in a pasted text, in the lines PEM asks for: copying from a web page, a JSON file (with \n
/// in it) or into a field of one line breaks them. What is no PEM comes back trimmed.
[[nodiscard]] QByteArray normalisedPem(const QByteArray &pasted);

} // namespace ChannelConsole

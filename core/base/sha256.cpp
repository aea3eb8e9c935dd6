// SPDX-License-Identifier: Apache-2.0
#include "core/base/sha256.h"

#include <array>

#include <fmt/format.h>
#include <openssl/evp.h>

namespace reviver {

struct Sha256::Context {
    EVP_MD_CTX *handle = EVP_MD_CTX_new();
    Context() { EVP_DigestInit_ex(handle, EVP_sha256(), nullptr); }
    ~Context() { EVP_MD_CTX_free(handle); }
    Context(const Context &) = delete;
    Context &operator=(const Context &) = delete;
};

Sha256::Sha256() : m_context(std::make_unique<Context>()) {}
Sha256::~Sha256() = default;
Sha256::Sha256(Sha256 &&) noexcept = default;
Sha256 &Sha256::operator=(Sha256 &&) noexcept = default;

void Sha256::update(ByteView data)
{
    EVP_DigestUpdate(m_context->handle, data.data(), data.size());
}

Bytes Sha256::finish()
{
    std::array<std::uint8_t, EVP_MAX_MD_SIZE> digest{};
    unsigned size = 0;
    EVP_DigestFinal_ex(m_context->handle, digest.data(), &size);
    EVP_DigestInit_ex(m_context->handle, EVP_sha256(), nullptr);
    return {digest.begin(), digest.begin() + size};
}

std::string sha256Hex(ByteView data)
{
    Sha256 hash;
    hash.update(data);
    return digestText(hash.finish());
}

std::string digestText(ByteView digest)
{
    std::string text;
    for (const std::uint8_t octet : digest)
        fmt::format_to(std::back_inserter(text), "{:02x}", octet);
    return text;
}

}  // namespace reviver

// SPDX-License-Identifier: Apache-2.0
#include "core/firmware/images/certificate_text.h"

#include <cctype>

namespace reviver {

namespace {

std::string fieldOf(std::string_view certificates, std::string_view name)
{
    constexpr std::size_t kMostDigits = 16;
    const auto at = certificates.find(name);
    if (at == std::string_view::npos)
        return {};
    std::size_t start = at;
    while (start > 0 && at - start < kMostDigits
           && std::isxdigit(static_cast<unsigned char>(certificates[start - 1])))
        --start;
    return std::string(certificates.substr(start, at - start));
}

}  // namespace

CertificateText CertificateText::decode(ByteView certificates)
{
    const std::string_view text = asText(certificates);
    return {.hardwareId = fieldOf(text, " HW_ID"),
            .softwareId = fieldOf(text, " SW_ID"),
            .makerId = fieldOf(text, " OEM_ID"),
            .modelId = fieldOf(text, " MODEL_ID")};
}

}  // namespace reviver

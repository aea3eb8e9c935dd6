// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/firmware/images/certificate_text.h"
#include "core/firmware/reading.h"

#include <optional>
#include <string>
#include <vector>

namespace reviver {

/// What a Qualcomm ELF image proves about itself.
struct ElfImage {
    std::uint16_t machine = 0;  ///< 40 ARM, 164 Hexagon
    std::uint32_t entry = 0;
    std::size_t segments = 0;
    std::size_t cookies = 0;       ///< of the flash layout, taken out for the check
    std::size_t checked = 0;       ///< segments whose digest was recomputed
    std::vector<std::size_t> bad;  ///< segments with a wrong digest
    std::string digest;            ///< "SHA-256", "SHA-384"; empty without a hash segment
    bool isSigned = false;         ///< a signature is there; it can't be verified without the root key
    CertificateText certificates;  ///< what its certificates say
};

/// Reads program headers and hash segment (flags bits 24 to 26 = 2) and recomputes the
/// digest of every segment. A flash preamble, and the 12 octets that it leaves at
/// each erase block, are taken out first. Nothing when the source is no 32-bit ELF;
/// BundleCorrupt when its tables lead outside it.
/// Source: seven real images recomputed; forth32/qtools qblinfo.c, bkerler/edl (confirmed);
/// version 6 headers with SHA-384: one real image (one source).
Result<std::optional<ElfImage>> readElfImage(const ByteSourcePtr &source, Reading &reading);

}  // namespace reviver

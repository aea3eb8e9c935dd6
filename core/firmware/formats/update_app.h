// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/firmware/formats/huawei_chain.h"

#include <optional>
#include <vector>

namespace reviver::huawei {

/// What a record of an Android update (UPDATE.APP) is for; its type text says so.
/// Source: worstenbrood/HuaweiUpdateLibrary; echo-devim/huextract (confirmed).
enum class UpdateEntry {
    Image,      ///< the type text names the partition
    Checksums,  ///< "CRC"
    Signature,  ///< "SIGNATURE", "SHA256RSA"
};

UpdateEntry updateEntryOf(const RecordHeader &header);

/// True for a chain with an entry that only an UPDATE.APP has.
bool isUpdateApp(const Chain &chain);

/// The entry "CRC": one CRC-16/X-25 (u16, little-endian) for every 32768 octets of each
/// image, the last of each image for what is left; either of the images before it or of
/// all. Source: worstenbrood/HuaweiUpdateLibrary UpdateFile.cs (confirmed; that the blocks
/// begin anew with each image: one source).
class UpdateChecksums {
public:
    static constexpr std::uint32_t kBlock = 32768;

    /// The checksums of one image, in the order of the images.
    void addImage(std::vector<std::uint16_t> sums) { m_images.push_back(std::move(sums)); }
    /// The table as it is stored, met behind the images added so far.
    void setStated(ByteView table);

    enum class Outcome { None, Good, Bad, OtherLayout };
    struct Verdict {
        Outcome outcome = Outcome::None;
        std::size_t image = 0;  ///< Bad: the first image that differs
        std::size_t block = 0;  ///< of that image
        std::size_t count = 0;  ///< checksums in the table
    };
    /// Compares when all images have been added.
    Verdict compare() const;

private:
    std::vector<std::vector<std::uint16_t>> m_images;
    std::optional<std::vector<std::uint16_t>> m_stated;
    std::size_t m_imagesBefore = 0;
};

}  // namespace reviver::huawei

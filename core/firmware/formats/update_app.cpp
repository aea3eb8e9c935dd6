// SPDX-License-Identifier: Apache-2.0
#include "core/firmware/formats/update_app.h"

#include <algorithm>

namespace reviver::huawei {

UpdateEntry updateEntryOf(const RecordHeader &header)
{
    if (header.version == "CRC")
        return UpdateEntry::Checksums;
    if (header.version == "SIGNATURE" || header.version == "SHA256RSA")
        return UpdateEntry::Signature;
    return UpdateEntry::Image;
}

bool isUpdateApp(const Chain &chain)
{
    return std::ranges::any_of(chain.records, [](const Record &record) {
        return updateEntryOf(record.header) != UpdateEntry::Image;
    });
}

void UpdateChecksums::setStated(ByteView table)
{
    std::vector<std::uint16_t> sums;
    for (std::size_t at = 0; at + 2 <= table.size(); at += 2)
        sums.push_back(loadLe<std::uint16_t>(table, at));
    m_stated = std::move(sums);
    m_imagesBefore = m_images.size();
}

UpdateChecksums::Verdict UpdateChecksums::compare() const
{
    if (!m_stated)
        return {};
    for (const std::size_t images : {m_imagesBefore, m_images.size()}) {
        std::size_t count = 0;
        for (std::size_t i = 0; i < images; ++i)
            count += m_images[i].size();
        if (count != m_stated->size() || count == 0)
            continue;
        auto stated = m_stated->begin();
        for (std::size_t i = 0; i < images; ++i) {
            const auto actual = std::mismatch(m_images[i].begin(), m_images[i].end(), stated).first;
            if (actual != m_images[i].end())
                return {Outcome::Bad, i, static_cast<std::size_t>(actual - m_images[i].begin()), count};
            stated += static_cast<std::ptrdiff_t>(m_images[i].size());
        }
        return {.outcome = Outcome::Good, .count = count};
    }
    return {.outcome = Outcome::OtherLayout, .count = m_stated->size()};
}

}  // namespace reviver::huawei

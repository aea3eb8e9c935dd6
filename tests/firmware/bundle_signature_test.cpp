// SPDX-License-Identifier: Apache-2.0
#include "core/firmware/bundle_loader.h"
#include "tests/firmware/made_firmware.h"

#include <algorithm>
#include <gtest/gtest.h>

namespace reviver {
namespace {

using test::joined;
using test::MadeRecord;
using test::noise;

void putWord(Bytes &octets, std::size_t at, std::uint32_t word)
{
    for (std::size_t i = 0; i < 4; ++i)
        octets[at + i] = static_cast<std::uint8_t>(word >> 8 * i);
}

/// Hash of AA octets at 6, size 12 before the end, magic at the end.
Bytes signatureArea(std::size_t size)
{
    Bytes area = noise(size, 77);
    std::fill_n(area.begin() + 6, 32, 0xAA);
    putWord(area, size - 12, static_cast<std::uint32_t>(size));
    putWord(area, size - 4, 0xFFAAAFFA);
    return area;
}

std::vector<MadeRecord> balongRecords()
{
    return {{0x200000, noise(3000, 1)}, {0x220000, noise(5000, 2)}, {0x570000, noise(300, 3)}};
}

class SignedBundle : public testing::Test {
protected:
    FirmwareBundle open(const std::vector<MadeRecord> &records, std::uint8_t contentCode)
    {
        return openBundle(m_folder.write("signed.bin", test::containerOf(records, contentCode))).value();
    }

    test::TestFolder m_folder;
};

TEST_F(SignedBundle, TellsWhatTheModemWantsAnnounced)
{
    for (const std::size_t holder : {0, 1}) {
        auto records = balongRecords();
        records[holder].data = joined({records[holder].data, signatureArea(2958)});
        const FirmwareBundle bundle = open(records, 0x09);
        ASSERT_TRUE(bundle.signature) << holder;
        EXPECT_EQ(bundle.signature->contents, 1u);
        EXPECT_EQ(bundle.signature->size, 2958u);
        std::string hash;
        for (const char c : bundle.signature->keyHash)
            hash += static_cast<char>(std::toupper(static_cast<unsigned char>(c)));
        EXPECT_EQ(hash, std::string(64, 'A'));
    }
}

TEST_F(SignedBundle, CountsItsPartsByRoleWhereTheFileDoesNotSay)
{
    auto records = balongRecords();
    records[0].data = joined({records[0].data, signatureArea(846)});
    EXPECT_EQ(open(records, 0).signature->contents, 1u);
    EXPECT_EQ(open(records, 0xFB).signature->contents, 1u) << "more than 0F says nothing";
    EXPECT_EQ(open(records, 0x0E).signature->contents, 6u);
    records.push_back({0x560000, noise(400, 4)});
    EXPECT_EQ(open(records, 0).signature->contents, 5u);
    records.push_back({0x0B0000, noise(400, 5)});
    EXPECT_EQ(open(records, 0).signature->contents, 7u);
}

TEST_F(SignedBundle, NeedsAnAreaOfItsOwnInOneOfTheFirstTwoRecords)
{
    EXPECT_FALSE(open(balongRecords(), 0x09).signature) << "the bit alone is no signature";
    auto records = balongRecords();
    records[2].data = joined({records[2].data, signatureArea(2958)});
    EXPECT_FALSE(open(records, 0x09).signature);
}

// The program of another unit's settings must not be taken for a program.
TEST_F(SignedBundle, KnowsTheSettingsOfOneModem)
{
    auto records = balongRecords();
    records.push_back({0x260000, noise(500, 6)});
    records.push_back({0x500000, noise(500, 7)});
    const FirmwareBundle bundle = open(records, 0);
    EXPECT_TRUE(holdsIdentity(bundle.images[3].role));
    EXPECT_TRUE(holdsIdentity(bundle.images[4].role));
}

}  // namespace
}  // namespace reviver

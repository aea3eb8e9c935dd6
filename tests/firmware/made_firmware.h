// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/bytes.h"
#include "core/firmware/firmware_bundle.h"
#include "tests/firmware/made_archives.h"
#include "tests/firmware/made_images.h"

#include <cstdint>
#include <filesystem>
#include <string>
#include <utility>
#include <vector>

/// Firmware files made by the tests. Written from the layouts, octet by octet,
/// without any decoder of the program.
namespace reviver::test {

/// Octets without any pattern that repeats soon.
Bytes noise(std::size_t size, std::uint32_t seed);

/// The SHA-256 of what an image holds as hex text, whether or not the program has found it.
std::string digestOf(const FirmwareImage &image);

/// One image of a container to be made.
struct MadeRecord {
    std::uint32_t code = 0;
    Bytes data;
    std::string version = "INPUT";
    std::string hardware = "HWTEST01";
    std::uint32_t blockSize = 0x1000;
};

Bytes recordOf(const MadeRecord &record);
/// 92 octets, then the records, each padded to a multiple of four in the file.
Bytes containerOf(const std::vector<MadeRecord> &records, std::uint8_t contentCode = 0);

/// The start of a container with one record of `size` blank octets, without those octets.
Bytes blankRecordOf(std::uint32_t code, std::uint64_t size);

/// What the entry "CRC" of an UPDATE.APP holds for these images.
Bytes updateChecksumsOf(const std::vector<MadeRecord> &records);

/// Computes the checksum of a record header anew after a test has changed it.
void mendHeader(Bytes &file, std::size_t headerAt);

/// The eight images of an E392-like set, small: table, DBL, OSBL, AMSS, DSP1, DSP2,
/// compressed resources, EFS2.
std::vector<MadeRecord> eightImages();

/// A PE32 program with one resource (type text, id), and octets behind its end.
Bytes programWith(const std::string &type, std::uint32_t id, const Bytes &resource,
                  const Bytes &overlay = {});

Bytes joined(const std::vector<Bytes> &parts);

/// A folder that is removed when the test ends.
class TestFolder {
public:
    TestFolder();
    ~TestFolder();
    TestFolder(const TestFolder &) = delete;
    TestFolder &operator=(const TestFolder &) = delete;

    const std::filesystem::path &path() const { return m_path; }
    std::filesystem::path write(const std::string &name, ByteView octets) const;
    std::filesystem::path write(const std::string &name, std::string_view text) const;

private:
    std::filesystem::path m_path;
};

Bytes readFile(const std::filesystem::path &path);

/// A file of the sample folder beside the project; empty when it is not there.
std::filesystem::path sample(const std::string &name);

}  // namespace reviver::test

/// Skips a test in a clone without the sample folder.
#define REVIVER_NEED_SAMPLE(name)                                                                            \
    if (::reviver::test::sample(name).empty())                                                               \
    GTEST_SKIP() << "the sample " << (name) << " is not beside the project"

// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/bytes.h"

#include <cstdint>
#include <string>
#include <vector>

namespace reviver {

/// Lists the files of a cpio archive ("newc") that passes by in pieces of any size; the
/// contents are skipped. Each file: "070701" or "070702", twelve numbers of eight hex
/// digits (size the sixth, length of the name the eleventh) and one for a checksum, the
/// name with its NUL, the content; name and content end on a multiple of four.
/// "TRAILER!!!" ends the list.
/// Source: cpio(5), "New ASCII Format" (confirmed).
class CpioList {
public:
    struct File {
        std::string name;  ///< for showing only; unprintable characters are replaced
        std::uint64_t size = 0;
    };

    static bool hasMagic(ByteView head);

    void take(ByteView piece);

    /// The first files, at most kShown.
    const std::vector<File> &files() const { return m_files; }
    std::size_t count() const { return m_count; }
    std::uint64_t octets() const { return m_octets; }
    /// True once the trailer has passed.
    bool complete() const { return m_state == State::Complete; }

    static constexpr std::size_t kShown = 200;

private:
    enum class State { Header, Name, Skip, Complete, Broken };

    bool collect(ByteView &piece, std::size_t size);
    void readHeader();
    void readName();

    State m_state = State::Header;
    Bytes m_part;  ///< of a header or a name
    std::uint64_t m_skip = 0;
    std::size_t m_nameSize = 0;
    std::uint64_t m_fileSize = 0;
    std::vector<File> m_files;
    std::size_t m_count = 0;
    std::uint64_t m_octets = 0;
};

}  // namespace reviver

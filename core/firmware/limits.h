// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <cstdint>

/// Bounds against damaged and hostile files. A bound that is reached ends the work
/// with LimitExceeded; none of them can be lifted by what a file says.
namespace reviver::limits {

/// Octets that are looked at in one go; memory grows with this, never with the file.
inline constexpr std::size_t kPiece = 1u << 20;
/// The largest file that is opened.
inline constexpr std::uint64_t kInput = 4ull << 30;

/// Records of one Huawei container (real ones have less than 40).
inline constexpr std::size_t kRecords = 128;
/// Blocks of one record: the block checksum table has two octets for each.
inline constexpr std::uint32_t kRecordBlocks = 65536;
inline constexpr std::uint32_t kSmallestBlock = 512;
inline constexpr std::uint32_t kLargestBlock = 65536;
/// Separate containers in one file.
inline constexpr std::size_t kContainers = 16;

/// Files of one folder, and images of one bundle.
inline constexpr std::size_t kFolderFiles = 10000;
inline constexpr std::size_t kImages = 256;
/// A text index (.hmf) or XML description.
inline constexpr std::uint64_t kIndexText = 1u << 20;

/// Sections and resources of a Windows program.
inline constexpr std::size_t kPeSections = 96;
inline constexpr std::size_t kPeResources = 4096;
/// A resource smaller than this holds no firmware set.
inline constexpr std::uint64_t kSmallestResource = 1u << 10;

/// Wrappers around wrappers (an .exe in a .7z in an .iso ...).
inline constexpr int kDepth = 6;
/// Members of all archives of one run, their names, and what they unpack to.
inline constexpr std::size_t kArchiveMembers = 10000;
inline constexpr std::size_t kMemberPath = 512;
inline constexpr std::uint64_t kUnpacked = 1ull << 30;
/// What an archive may unpack to, as a multiple of its own size.
inline constexpr std::uint64_t kDeflateRatio = 200;
inline constexpr std::uint64_t kLzmaRatio = 1000;
/// The largest dictionary of LZMA, and with it what the decoder needs besides.
inline constexpr std::uint64_t kLzmaDictionary = 64u << 20;
inline constexpr std::uint64_t kLzmaMemory = kLzmaDictionary + (1u << 20);
/// A bomb is more than this, whatever its ratio.
inline constexpr std::uint64_t kHarmless = 8u << 20;
/// What an archive unpacks to is kept in memory up to this size, then in a temporary file.
inline constexpr std::uint64_t kInMemory = 1u << 20;
/// One image when it is unpacked to learn its size.
inline constexpr std::uint64_t kUnpackedImage = 256u << 20;

/// Elements of an XML list.
inline constexpr std::size_t kXmlElements = 10000;

/// Rows of a Qualcomm partition table.
inline constexpr std::uint32_t kPartitionRows = 128;

/// Segments of an ELF image, and its hash segment with signature and certificates.
inline constexpr std::size_t kElfSegments = 128;
inline constexpr std::uint64_t kHashSegment = 128u << 10;

/// Octets that a loader may occupy in RAM, and a hole in it.
inline constexpr std::uint64_t kLoaderSpan = 16u << 20;
inline constexpr std::uint64_t kLoaderGap = 64u << 10;
/// A line of an Intel HEX file: 1 + 2 * (5 + 255).
inline constexpr std::size_t kHexLine = 521;
/// Such a file, and the separate pieces of memory that it may fill.
inline constexpr std::uint64_t kHexFile = 48u << 20;
inline constexpr std::size_t kHexPieces = 65536;

}  // namespace reviver::limits

// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/message.h"
#include "core/firmware/byte_source.h"
#include "core/firmware/firehose_plan.h"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace reviver {

/// What an image is for. The name of a role is stable: it stands in JSON and in
/// `--include ROLE` (roleName()).
enum class ImageRole {
    Unknown,
    PartitionTable,  ///< Qualcomm user partition table
    Mibib,
    Dbl,
    Fsbl,
    Osbl,
    Sbl1,
    Sbl2,
    Sbl3,
    Amss,
    Dsp1,
    Dsp2,
    Dsp3,
    AppsBoot,
    Apps,
    Rpm,
    Tz,
    Efs2,     ///< factory image of the settings area: holds calibration
    NvImage,  ///< any other image of NV data
    OemInfo,
    Iso,
    WebUi,
    Loader,           ///< NPRG: runs from RAM, never written
    EmergencyLoader,  ///< ENPRG
    FirehoseLoader,
    BalongPtable,
    BalongBoot,
    BalongKernel,
    BalongOs,
    BalongDsp,
    BalongNvDload,
    BalongSystem,
    BalongApp,
    UsbLoader,
    Package,  ///< Sierra: all of a package with its headers, for boot loaders that take it whole
};

/// Which world the record ids of a bundle belong to; the same id means different
/// images on different platforms.
enum class FirmwarePlatform { Unknown, Qualcomm, Balong };

/// How sure a statement is; the marks of docs/sources.md.
enum class Certainty { Confirmed, OneSource, Inferred, Unknown };

/// Where a role comes from, strongest first.
enum class RoleSource { Content, ImageId, RecordId, FileName, Order, None };

/// State of the checksums that the container or the image carries.
enum class CheckState { Good, Bad, None };

/// A field of an image's own headers, for the inspector.
struct ImageDetail {
    std::string name;  ///< "HW_ID", "entry"
    std::string value;
    bool operator==(const ImageDetail &) const = default;
};

/// One file of the modem's program.
struct FirmwareImage {
    std::string name;  ///< shown name, "06_dsp2.bin"
    ImageRole role = ImageRole::Unknown;
    RoleSource roleSource = RoleSource::None;
    Certainty certainty = Certainty::Unknown;
    Message roleReason;                     ///< why we think so
    std::optional<std::uint32_t> recordId;  ///< code of the container record
    std::string partition;                  ///< partition name if the bundle gives one, "0:AMSS"
    Message target;                         ///< where it would be written; empty if that is not known
    std::uint64_t size = 0;                 ///< octets that go to the modem
    std::uint64_t storedSize = 0;           ///< octets in the file
    std::uint64_t offset = 0;               ///< of the stored data in the outermost file
    std::string provenance;                 ///< "updater.exe > resource UPDATEWIZARD/130 > record 5"
    std::string encoding;                   ///< "plain", "zlib", "lzma", "gzip", "intel-hex"
    /// Octets that a compressed image unpacks to; nothing if it is plain or stays packed.
    /// What goes to the modem is packed, as its checksums say.
    std::optional<std::uint64_t> unpackedSize;
    CheckState check = CheckState::None;
    std::vector<std::uint32_t> badBlocks;  ///< container blocks with a wrong checksum
    bool truncated = false;
    std::optional<std::uint64_t> loadAddress;  ///< from the image's own header
    std::string hardware;                      ///< header texts, empty if none
    std::string version;
    std::string date;
    std::vector<Message> warnings;
    std::vector<ImageDetail> details;  ///< what its own headers say
    ByteSourcePtr data;                ///< the octets that go to the modem
    Bytes header;                      ///< Sierra: 400 octets in front of it in the package

    /// True when the image may be written at all.
    bool whole() const { return check != CheckState::Bad && !truncated && data != nullptr; }
    /// SHA-256 of the octets that go to the modem, hex; empty before digestImages() (digests.h).
    std::string sha256() const { return data ? data->sha256() : std::string(); }
};

/// Something wrong with a bundle, and where.
struct BundleProblem {
    ErrorCode code = ErrorCode::BundleCorrupt;
    Message what;
    std::string where;  ///< "record 2, block 0, offset 0x00001234"
};

/// The signature that a maker put into a bundle, as a modem wants it announced. It can't
/// be verified without the maker's key.
struct BundleSignature {
    unsigned contents = 0;   ///< what is signed, added up: 1 program, 2 driver disc, 4 web pages
    std::string keyHash;     ///< SHA-256 of the maker's public key, hex
    std::uint32_t size = 0;  ///< octets of the signature area
};

/// A partition of the flash, in sectors.
struct FlashArea {
    std::string partition;  ///< "0:EFS2"
    std::uint64_t firstSector = 0;
    std::uint64_t sectors = 0;

    std::uint64_t endSector() const { return firstSector + sectors; }
    bool operator==(const FlashArea &) const = default;
};

/// Everything that was found in one file or folder. Immutable once opened.
struct FirmwareBundle {
    std::filesystem::path path;
    std::string format;  ///< "Huawei record container", "folder of images", ...
    FirmwarePlatform platform = FirmwarePlatform::Unknown;
    std::string product;  ///< "E392u-12", empty if the file does not say
    std::string version;  ///< "11.433.57.00.260", empty if the file does not say
    std::string date;
    std::vector<FirmwareImage> images;  ///< in the order in which they are written
    std::vector<BundleProblem> problems;
    std::optional<BundleSignature> signature;
    std::vector<ImageDetail> details;  ///< what its own headers say of the whole
    std::vector<FirehoseStep> steps;   ///< Firehose sets: what to do, in safe order
    std::vector<FlashArea> areas;      ///< Firehose sets: the partitions, if its own table tells them
    std::vector<Message> notes;        ///< worth knowing, damages nothing

    /// True when nothing is damaged or missing.
    bool whole() const { return problems.empty() && !images.empty(); }
    const FirmwareImage *find(ImageRole role) const;
};

/// "osbl", "partition-table": stable, lower case.
std::string_view roleName(ImageRole role);
/// The role of a stable name; nothing for a name that no role has.
std::optional<ImageRole> roleFromName(std::string_view name);
/// What owners read: "Second boot loader (OSBL)".
Message roleTitle(ImageRole role);
/// As above; a compressed image whose role is not proven is called resources.
Message roleTitle(const FirmwareImage &image);
/// True for EFS2, NV and maker's data images: they hold what makes this one modem
/// itself, and are left out of a repair by default.
bool holdsIdentity(ImageRole role);
/// "confirmed", "one source", "inferred", "unknown".
std::string_view certaintyName(Certainty certainty);
/// "content", "image id", "record id", "file name", "order", "none".
std::string_view roleSourceName(RoleSource source);
/// "good", "bad", "none".
std::string_view checkStateName(CheckState state);
/// "Qualcomm", "Balong", "unknown".
std::string_view platformName(FirmwarePlatform platform);

}  // namespace reviver

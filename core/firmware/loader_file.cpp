// SPDX-License-Identifier: Apache-2.0
#include "core/base/hex.h"
#include "core/firmware/extract.h"
#include "core/firmware/formats/intel_hex.h"
#include "core/firmware/images/balong.h"
#include "core/firmware/images/elf_image.h"
#include "core/firmware/images/firehose_programmer.h"
#include "core/firmware/images/mbn.h"
#include "core/firmware/images/usbloader_erase.h"
#include "core/firmware/limits.h"

#include <algorithm>
#include <array>
#include <fmt/format.h>
#include <optional>

namespace reviver {

namespace {

/// Loaders begin on a boundary of at least this many octets; that tells whether the
/// header is part of what goes to memory.
constexpr std::uint32_t kLoaderAlignment = 0x100;

/// The header states the address of the first octet behind it. If the header in
/// front begins on a loader boundary, header and code go to memory together and the
/// loader starts at its header, whose words are harmless instructions: so does
/// every loader of forth32/qtools (NPRG9x00: 0x100028 - 40 = 0x100000) (confirmed).
/// Otherwise the code goes to the stated address alone and starts there (inferred).
LoaderImage place(const MbnHeader &header, Bytes file)
{
    const std::uint32_t base = header.loadAddress - header.headerSize;
    if (base % kLoaderAlignment == 0)
        return {.kind = LoaderKind::Download,
                .address = base,
                .entry = base,
                .data = std::move(file),
                .addressReason = {REVIVER_TR("The file's own header of %1 octets states address %2 for the "
                                             "octet behind it, so the file begins at %3."),
                                  {std::to_string(header.headerSize), hexNumber(header.loadAddress, 8),
                                   hexNumber(base, 8)}}};
    const auto code = ByteView(file).subspan(header.headerSize, header.codeSize);
    return {.address = header.loadAddress,
            .entry = header.loadAddress,
            .data = Bytes(code.begin(), code.end()),
            .addressReason = {REVIVER_TR("The file's own header states address %1 for the code behind it."),
                              {hexNumber(header.loadAddress, 8)}}};
}

Result<LoaderImage> fromBinary(Bytes file, const std::string &name)
{
    const auto ident = LoaderIdent::decode(file);
    auto header = MbnHeader::decodeShort(file, file.size());
    if (!header)
        header = MbnHeader::decodeLong(file, file.size());
    if (!header && !ident)
        return failure(
            ErrorCode::BundleNotRecognised,
            fmt::format("{} is no loader that is known: it has neither an MBN header that agrees with its "
                        "length nor Intel HEX lines, so nothing tells its address",
                        name));
    if (!header)
        return LoaderImage{.address = ident->address,
                           .entry = ident->address,
                           .data = std::move(file),
                           .addressReason
                           = {REVIVER_TR("The last twelve octets of the file state address %1."),
                              {hexNumber(ident->address, 8)}}};
    LoaderImage loader = place(*header, std::move(file));
    if (ident && ident->address != loader.address)
        return failure(
            ErrorCode::BundleCorrupt,
            fmt::format(
                "{} contradicts itself: its header leads to address {:#010x}, its last octets say {:#010x}",
                name, loader.address, ident->address));
    return loader;
}

Result<LoaderImage> fromHex(ByteView text, const std::string &name)
{
    auto memory = decodeIntelHex(text);
    if (!memory)
        return failure(memory.error().during(name));
    const std::uint64_t end = std::uint64_t{memory->address} + memory->data.size();
    const std::uint32_t entry = memory->entry.value_or(memory->address);
    if (entry < memory->address || entry >= end)
        return failure(ErrorCode::BundleCorrupt,
                       fmt::format("{}: it starts at {:#010x}, outside its data", name, entry));
    const char *reason = memory->entry
        ? REVIVER_TR("The lines of the HEX file go to address %1; its start record says %2.")
        : REVIVER_TR(
            "The lines of the HEX file go to address %1; it has no start record, so it starts at %2.");
    return LoaderImage{.address = memory->address,
                       .entry = entry,
                       .data = std::move(memory->data),
                       .addressReason = {reason, {hexNumber(memory->address, 8), hexNumber(entry, 8)}}};
}

Result<LoaderImage> fromBootRomLoader(Bytes file, const std::string &name)
{
    const auto table = UsbLoader::decode(file, file.size());
    if (!table)
        return failure(ErrorCode::BundleCorrupt, name + ": " + table.error().detail());
    EraseVerdict erase = eraseOnStart(file);
    LoaderImage loader{.kind = LoaderKind::BootRom,
                       .erasesFlash = erase.does != FlashErase::Spares,
                       .eraseReason = std::move(erase.reason)};
    for (const UsbLoaderBlock &block : table->blocks)
        loader.blocks.push_back(
            {.mode = block.mode, .address = block.address, .offset = block.offset, .size = block.size});
    loader.data = std::move(file);
    return loader;
}

/// Zeros in a certificate stand for any hardware.
std::string particular(std::string hardwareId)
{
    return hardwareId.find_first_not_of('0') == std::string::npos ? std::string() : hardwareId;
}

Result<LoaderImage> fromFirehoseProgrammer(const ByteSourcePtr &source, Bytes file, const std::string &name)
{
    LoaderImage loader{.kind = LoaderKind::Firehose};
    if (const auto header = MbnHeader::decodeLong(file, file.size())) {
        const std::size_t behindCode
            = header->headerSize + std::size_t{header->codeSize} + header->signatureSize;
        const ByteView certificates = ByteView(file).subspan(behindCode, header->certificateSize);
        loader.hardwareId = particular(CertificateText::decode(certificates).hardwareId);
    } else {
        Reading reading({}, {});
        const auto elf = readElfImage(source, reading);
        if (!elf)
            return failure(elf.error().during(name));
        if (*elf && !(*elf)->bad.empty())
            return failure(ErrorCode::BundleCorrupt,
                           fmt::format("{}: the digest of its segment {} is wrong; it is damaged", name,
                                       (*elf)->bad.front()));
        if (*elf)
            loader.hardwareId = particular((*elf)->certificates.hardwareId);
    }
    loader.data = std::move(file);
    return loader;
}

Result<LoaderImage> loaderOf(const ByteSourcePtr &source, const std::string &name)
{
    auto octets = readAll(*source, 0, source->size(), limits::kHexFile);
    if (!octets)
        return failure(octets.error().during(name));
    if (looksLikeIntelHex(*octets))
        return fromHex(*octets, name);
    if (octets->size() > limits::kLoaderSpan)
        return failure(ErrorCode::LimitExceeded,
                       fmt::format("{} has {} octets, more than any loader", name, octets->size()));
    if (UsbLoader::hasMagic(*octets))
        return fromBootRomLoader(std::move(*octets), name);
    const auto firehose = isFirehoseProgrammer(*source);
    if (!firehose)
        return failure(firehose.error().during(name));
    if (*firehose)
        return fromFirehoseProgrammer(source, std::move(*octets), name);
    return fromBinary(std::move(*octets), name);
}

}  // namespace

Result<LoaderImage> openLoader(const std::filesystem::path &path)
{
    const std::string name = path.filename().string();
    const auto file = openFile(path);
    if (!file)
        return failure(file.error());
    if (isDamagedName(name))
        return failure(ErrorCode::BundleCorrupt, name + " was extracted from a damaged file");
    auto loader = loaderOf(*file, name);
    if (!loader)
        return failure(loader.error());
    loader->file = path;
    loader->name = name;
    return loader;
}

Result<LoaderImage> loaderFromImage(const FirmwareImage &image)
{
    constexpr std::array kLoaders
        = {ImageRole::Loader, ImageRole::EmergencyLoader, ImageRole::FirehoseLoader, ImageRole::UsbLoader};
    if (std::ranges::find(kLoaders, image.role) == kLoaders.end() || !image.whole())
        return failure(ErrorCode::InvalidArgument, image.name + " is no loader that can be used");
    auto loader = loaderOf(image.data, image.name);
    if (loader)
        loader->name = image.name;
    return loader;
}

}  // namespace reviver

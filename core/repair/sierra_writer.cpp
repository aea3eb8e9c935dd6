// SPDX-License-Identifier: Apache-2.0
#include "core/repair/sierra_writer.h"

#include "core/repair/link_quality.h"

#include <algorithm>
#include <charconv>

namespace reviver {
namespace {

/// The name by which both known programs ask; the modem has NAND. Source: libqmi
/// qfu-firehose-message.c; Sierra SDK firehose.c (confirmed).
constexpr const char *kMemoryName = "eMMC";
constexpr const char *kPackageName = "spkg.cwe";
constexpr const char *kPackageSector = "-1";
constexpr std::string_view kFunctions = "SWI supported functions:";
/// What came behind the sectors spoils one request. Source: libqmi, which tries 10 times.
constexpr int kRestartTries = 3;

/// The number in a line "NAME=number"; nothing if no line has it.
std::optional<std::uint32_t> numberIn(const std::vector<std::string> &lines, std::string_view name)
{
    for (const std::string_view line : lines) {
        if (!line.starts_with(name) || line.size() <= name.size() || line[name.size()] != '=')
            continue;
        const std::string_view digits = line.substr(name.size() + 1);
        std::uint32_t value = 0;
        const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), value);
        if (error == std::errc() && end == digits.data() + digits.size() && value > 0)
            return value;
    }
    return std::nullopt;
}

}  // namespace

SierraWriter::SierraWriter(const WriterSetup &setup)
    : m_mode(setup.mode)
    , m_log(setup.log)
    , m_sahara(setup.port, setup.clock, setup.stop)
    , m_firehose(setup.port, setup.clock, setup.stop)
{
    m_firehose.onLog([this](const std::string &line) {
        note(LogLevel::Detail, {REVIVER_TR("The boot loader says: %1"), {line}});
    });
}

Result<std::string> SierraWriter::confirmMode()
{
    if (m_mode == DeviceMode::Firehose)
        return m_firehose.nop().map([] { return std::string(); });
    const auto hello = m_sahara.greet();
    if (!hello)
        return failure(hello.error().during("greeting the boot loader"));
    if (hello->mode == sahara::Mode::MemoryDebug)
        return failure(ErrorCode::UnexpectedMessage, "it offers a memory dump, and takes no firmware");
    return std::string();
}

Result<void> SierraWriter::prepare()
{
    if (m_mode != DeviceMode::Firehose)
        REVIVER_TRY(switchToFirehose());
    REVIVER_TRY(m_firehose.nop());
    const bool takesPackages = std::ranges::any_of(m_firehose.logLines(), [](std::string_view line) {
        return line.starts_with(kFunctions) && line.find(" CWE") != std::string_view::npos;
    });
    if (!takesPackages)
        return failure(ErrorCode::Unsupported, "the boot loader does not say that it takes packages");
    if (auto configured = m_firehose.configure(kMemoryName); !configured)
        return failure(configured.error().during("agreeing with the boot loader"));
    return askSectors();
}

Result<void> SierraWriter::switchToFirehose()
{
    const auto word = m_sahara.switchToFirehose();
    if (!word) {
        // It switches again only after it has started anew.
        if (word.error().code() == ErrorCode::DeviceRefused)
            (void)m_sahara.reset();
        return failure(word.error().during("switching the boot loader to Firehose"));
    }
    note(LogLevel::Detail, {REVIVER_TR("The boot loader goes on with Firehose: %1"), {*word}});
    m_mode = DeviceMode::Firehose;
    m_firehose.feed(m_sahara.takeReceived());
    return {};
}

Result<void> SierraWriter::askSectors()
{
    const auto lines = m_firehose.storageInfo(0);
    if (!lines)
        return failure(lines.error());
    const auto sectorSize = numberIn(*lines, "SECTOR_SIZE_IN_BYTES");
    const auto pages = numberIn(*lines, "pages_in_block");
    if (!sectorSize || !pages)
        return failure(ErrorCode::UnexpectedMessage, "the boot loader does not tell its sectors");
    m_sectorSize = *sectorSize;
    m_pagesPerBlock = *pages;
    return {};
}

Result<void> SierraWriter::write(const FirmwareImage &image, const WriteTarget &,
                                 const BlockListener &listener)
{
    firehose::SectorRange range;
    range.startSector = kPackageSector;
    range.sectorSize = m_sectorSize;
    range.pagesPerBlock = m_pagesPerBlock;
    range.fileName = kPackageName;
    return m_firehose.program(
        range, image.size,
        [&image](std::uint64_t offset, MutableByteView buffer) { return image.data->read(offset, buffer); },
        [&listener](std::uint64_t done, std::uint64_t) { listener(done); },
        firehose::Client::RawEnd::BehindZeros);
}

Result<void> SierraWriter::restart()
{
    if (m_mode != DeviceMode::Firehose)
        return m_sahara.reset();
    Result<void> done;
    for (int tried = 0; tried < kRestartTries; ++tried) {
        done = m_firehose.power(firehose::Power::Reset, 0);
        if (done || done.error().code() != ErrorCode::DeviceRefused)
            break;
    }
    return done;
}

LinkQuality SierraWriter::link() const
{
    return linkQuality(m_firehose.counters());
}

void SierraWriter::note(LogLevel level, Message text) const
{
    if (m_log)
        m_log(level, std::move(text));
}

}  // namespace reviver

// SPDX-License-Identifier: Apache-2.0
#include "core/base/sha256.h"
#include "core/repair/journal.h"
#include "core/repair/journal_format.h"
#include "core/repair/work.h"

#include <algorithm>
#include <fmt/format.h>
#include <nlohmann/json.hpp>

namespace reviver {

using Json = nlohmann::ordered_json;

/// A record without its number.
struct JournalWriter::Record {
    Json json;
};

namespace {

constexpr int kMostOfOneSecond = 100;

std::string absoluteText(const std::filesystem::path &path)
{
    std::error_code ignored;
    const std::filesystem::path absolute = std::filesystem::absolute(path, ignored);
    const std::u8string text = (absolute.empty() ? path : absolute).u8string();
    return {text.begin(), text.end()};
}

Json fingerprintJson(const DeviceFingerprint &print)
{
    return {{"location", print.location},
            {"usb", print.usb ? Json(print.usb->text()) : Json(nullptr)},
            {"mode", print.mode},
            {"model", print.model},
            {"product", print.product},
            {"build_id", print.buildId},
            {"usb_serial_check", print.usbSerialCheck},
            {"serial_check", print.serialCheck},
            {"imei_check", print.imeiCheck},
            {"practice", print.practice}};
}

Json jobJson(const JournalJob &job)
{
    Json images = Json::array();
    for (const JournalImage &image : job.images)
        images.push_back({{"name", image.name},
                          {"role", image.role},
                          {"size", image.size},
                          {"sha256", image.sha256},
                          {"write", image.write}});
    return {{"what", "job"},
            {"time", job.began},
            {"program", job.program},
            {"modem", fingerprintJson(job.modem)},
            {"firmware", job.firmware},
            {"firmware_version", job.firmwareVersion},
            {"images", std::move(images)},
            {"include", job.include},
            {"loader", job.loader},
            {"loader_sha256", job.loaderSha256}};
}

Json linkJson(const LinkQuality &link)
{
    return {{"blocks", link.blocks},
            {"repeats", link.repeats},
            {"errors", link.errors},
            {"damaged", link.damaged},
            {"returns", link.returns}};
}

/// "20261123T140327Z": no colons, which are not allowed in file names everywhere.
std::string nameFor(Clock::WallTime time)
{
    std::string name;
    for (const char c : isoTimeText(time)) {
        if (c == '.')
            return name + "Z";
        if (c != '-' && c != ':')
            name += c;
    }
    return name;
}

Result<std::unique_ptr<AppendOnlyFile>> createNamed(AppendOnlyFiles &files,
                                                    const std::filesystem::path &folder,
                                                    const std::string &name, std::filesystem::path &path)
{
    for (int i = 1;; ++i) {
        path = folder / (i == 1 ? name + kJournalEnding : fmt::format("{}-{}{}", name, i, kJournalEnding));
        auto file = files.create(path);
        const bool taken = !file && file.error().code() == ErrorCode::InvalidArgument;
        if (!taken || i == kMostOfOneSecond)
            return file;
    }
}

}  // namespace

JournalJob journalJob(const RepairPlan &plan, const Evidence &evidence, const FirmwareBundle &bundle,
                      Clock::WallTime time, const std::string &program)
{
    JournalJob job;
    job.began = isoTimeText(time);
    job.program = program;
    job.modem = fingerprintOf(evidence);
    job.firmware = absoluteText(bundle.path);
    job.firmwareVersion = bundle.version;
    for (const FirmwareImage &image : bundle.images)
        job.images.push_back(
            {image.name, std::string(roleName(image.role)), image.size, image.sha256(), false});
    for (const PlannedImage &planned : plan.images)
        job.images[planned.index].write = planned.write;
    for (const ImageRole role : plan.options.include)
        job.include.emplace(roleName(role));
    if (plan.options.loader) {
        job.loader = absoluteText(plan.options.loader->file);
        job.loaderSha256 = sha256Hex(plan.options.loader->data);
    }
    return job;
}

JournalRun journalRun(const RepairPlan &plan, const Evidence &evidence, const FirmwareBundle &bundle)
{
    return {plan.route ? std::string(routeName(plan.route->route)) : std::string(),
            std::string(modeName(evidence.mode)),
            evidence.workPort,
            evidence.modem.device.location,
            workOf(plan, bundle),
            plan.bytes};
}

JournalWriter::JournalWriter(std::unique_ptr<AppendOnlyFile> file, std::filesystem::path path,
                             std::size_t records, std::uint64_t size)
    : m_file(std::move(file))
    , m_path(std::move(path))
    , m_records(records)
    , m_size(size)
{
}

Result<JournalWriter> JournalWriter::create(AppendOnlyFiles &files, const std::filesystem::path &folder,
                                            Clock::WallTime time, const JournalJob &job)
{
    std::filesystem::path path;
    auto file = createNamed(files, folder, nameFor(time), path);
    if (!file)
        return failure(file.error());
    JournalWriter writer(*std::move(file), std::move(path), 0, 0);
    auto begun = writer.add({{{"what", "journal"}, {"format", "reviver"}, {"version", kJournalVersion}}});
    if (begun)
        begun = writer.add({jobJson(job)});
    if (begun)
        return writer;
    // Nobody could read it, and it would be listed for ever.
    writer.m_file.reset();
    std::error_code ignored;
    std::filesystem::remove(writer.path(), ignored);
    return failure(begun.error());
}

Result<JournalWriter> JournalWriter::goOn(AppendOnlyFiles &files, const JournalContents &contents)
{
    auto file = files.reopen(contents.path);
    if (!file)
        return failure(file.error());
    REVIVER_TRY((*file)->cut(contents.wholeSize));
    return JournalWriter(*std::move(file), contents.path, contents.records, contents.wholeSize);
}

Result<void> JournalWriter::add(Record record)
{
    if (m_failed)
        return failure(ErrorCode::FileWriteFailed, "the journal could not be written before");
    Json numbered{{"n", m_records}};
    numbered.update(record.json);
    const std::string line = journalLine(numbered);
    auto written = m_file->append(asBytes(line));
    if (!written) {
        m_failed = true;
        // If this fails, too, the part is the torn end that readers leave out.
        static_cast<void>(m_file->cut(m_size));
        return written;
    }
    ++m_records;
    m_size += line.size();
    return {};
}

Result<void> JournalWriter::runBegan(Clock::WallTime time, const JournalRun &run)
{
    return add({{{"what", "run"},
                 {"time", isoTimeText(time)},
                 {"route", run.route},
                 {"mode", run.mode},
                 {"port", run.port},
                 {"location", run.location},
                 {"work", run.work},
                 {"bytes", run.bytes}}});
}

Result<void> JournalWriter::workBegan(Clock::WallTime time, const std::string &work)
{
    return add({{{"what", "begun"}, {"time", isoTimeText(time)}, {"work", work}}});
}

Result<void> JournalWriter::acknowledged(Clock::WallTime time, const std::string &work, std::uint64_t from,
                                         std::uint64_t to, const LinkQuality &link)
{
    return add({{{"what", "acknowledged"},
                 {"time", isoTimeText(time)},
                 {"work", work},
                 {"from", from},
                 {"to", to},
                 {"link", linkJson(link)}}});
}

Result<void> JournalWriter::workUndone(Clock::WallTime time, const std::string &work)
{
    return add({{{"what", "undone"}, {"time", isoTimeText(time)}, {"work", work}}});
}

Result<void> JournalWriter::workDone(Clock::WallTime time, const std::string &work, std::uint64_t bytes)
{
    return add({{{"what", "done"}, {"time", isoTimeText(time)}, {"work", work}, {"bytes", bytes}}});
}

Result<void> JournalWriter::modeSeen(Clock::WallTime time, DeviceMode mode)
{
    return add({{{"what", "mode"}, {"time", isoTimeText(time)}, {"mode", modeName(mode)}}});
}

Result<void> JournalWriter::modemLost(Clock::WallTime time, const Error &error)
{
    return add({{{"what", "lost"},
                 {"time", isoTimeText(time)},
                 {"error", errorCodeName(error.code())},
                 {"detail", maskNumbers(error.detail())}}});
}

Result<void> JournalWriter::ended(Clock::WallTime time, const RepairResult &result, bool over)
{
    return add({{{"what", "result"},
                 {"time", isoTimeText(time)},
                 {"outcome", outcomeName(result.outcome)},
                 {"code", result.code},
                 {"error", result.error ? Json(errorCodeName(result.error->code())) : Json(nullptr)},
                 {"detail", result.error ? maskNumbers(result.error->detail()) : ""},
                 {"bytes", result.bytes},
                 {"link", linkJson(result.link)},
                 {"over", over}}});
}

}  // namespace reviver

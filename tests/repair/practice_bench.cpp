// SPDX-License-Identifier: Apache-2.0
#include "tests/repair/practice_bench.h"

#include "core/simulator/practice_gobi.h"

#include <algorithm>
#include <array>
#include <fmt/format.h>
#include <fstream>
#include <gtest/gtest.h>
#include <random>

namespace reviver::test {
namespace {

constexpr std::array kRoles{ImageRole::PartitionTable, ImageRole::Dbl,  ImageRole::Osbl,    ImageRole::Amss,
                            ImageRole::Dsp1,           ImageRole::Dsp2, ImageRole::Unknown, ImageRole::Efs2};

Bytes octetsOf(const FirmwareImage &image)
{
    return readAll(*image.data, 0, image.size, image.size).value();
}

/// A file that is there as long as this.
class KeptFile {
public:
    KeptFile(const std::string &name, const Bytes &octets)
        : m_path(std::filesystem::path(testing::TempDir())
                 / fmt::format("reviver-bench-{}-{}", std::random_device{}(), name))
    {
        std::ofstream(m_path, std::ios::binary)
            .write(reinterpret_cast<const char *>(octets.data()),
                   static_cast<std::streamsize>(octets.size()));
    }
    ~KeptFile()
    {
        std::error_code ignored;
        std::filesystem::remove(m_path, ignored);
    }
    KeptFile(const KeptFile &) = delete;
    KeptFile &operator=(const KeptFile &) = delete;

    const std::filesystem::path &path() const { return m_path; }

private:
    std::filesystem::path m_path;
};

}  // namespace

bool flashHolds(const std::map<std::string, Bytes> &flash, const FirmwareImage &image,
                const FirmwareBundle &bundle)
{
    if (image.role == ImageRole::Package)
        return std::ranges::all_of(bundle.images, [&](const FirmwareImage &inside) {
            return inside.role == ImageRole::Package || flashHolds(flash, inside, bundle);
        });
    const Bytes octets = octetsOf(image);
    return std::ranges::any_of(flash, [&](const auto &partition) { return partition.second == octets; });
}

FirmwareBundle practiceBundle(PracticeSizes sizes)
{
    FirmwareBundle bundle;
    bundle.path = "E392_practice.exe";
    bundle.format = "made by the test";
    bundle.platform = FirmwarePlatform::Qualcomm;
    bundle.product = "E392u-12";
    bundle.version = kPracticeVersion;
    const auto images = practiceImages(sizes);
    for (std::size_t i = 0; i < images.size(); ++i) {
        FirmwareImage image;
        image.name = images[i].name + ".bin";
        image.role = kRoles.at(i);
        image.recordId = images[i].recordId;
        image.size = image.storedSize = images[i].data.size();
        image.check = CheckState::Good;
        image.data = memorySource(images[i].data);
        bundle.images.push_back(std::move(image));
    }
    return bundle;
}

FirmwareBundle balongBundle(BalongFile kind)
{
    const auto images = balongPracticeImages();
    const KeptFile file("balong.bin",
                        kind == BalongFile::Signed ? signedBalongContainer(images)
                                                   : balongPracticeContainer(images));
    return openBundle(file.path()).value();
}

FirmwareBundle em7565Bundle()
{
    const KeptFile file("package.cwe", em7565PracticePackage());
    return openBundle(file.path()).value();
}

FirmwareBundle gobiBundle()
{
    const KeptFile file("package.cwe", gobiPracticePackage());
    return openBundle(file.path()).value();
}

LoaderImage balongLoader(LoaderErase erase)
{
    const KeptFile file("usbloader.bin", practiceUsbLoader(erase));
    return openLoader(file.path()).value();
}

LoaderImage practiceLoaderImage()
{
    LoaderImage loader;
    loader.address = loader.entry = 0x00100000;
    loader.data = practiceLoader();
    return loader;
}

void RecordingObserver::progressed(const RepairProgress &at)
{
    wentBack = wentBack || at.done < last.done;
    last = at;
    if (onProgress)
        onProgress(at);
}

std::vector<std::string> RecordingObserver::lines() const
{
    std::vector<std::string> texts;
    for (const LogLine &line : log) {
        if (line.level != LogLevel::Detail && line.level != LogLevel::Wire && line.level != LogLevel::Note)
            texts.push_back(line.text.english());
    }
    return texts;
}

PracticeBench::PracticeBench(const std::string &scenario, std::vector<Fault> faults, bool fast)
    : host(*findScenario(scenario), clock,
           PracticeModemOptions{
               .fast = fast, .unsolicited = false, .faults = std::move(faults), .replugAfter = {}})
{
}

Evidence PracticeBench::probe()
{
    const auto modems = groupModems(host.devices());
    return probeModem(modems.at(0), hardware());
}

RepairResult PracticeBench::repair(const FirmwareBundle &bundle, const PlanOptions &options, StopToken stop,
                                   JobSetup setup)
{
    const Evidence evidence = probe();
    plan = makePlan(evidence, bundle, options);
    return RepairJob(plan, evidence, bundle, hardware(), std::move(setup)).run(observer, std::move(stop));
}

bool PracticeBench::flashEquals(const FirmwareBundle &bundle, const RepairPlan &written) const
{
    const auto flash = host.flash();
    return std::all_of(written.images.begin(), written.images.end(), [&](const PlannedImage &planned) {
        const FirmwareImage &image = bundle.images[planned.index];
        const bool comparedOnly = (written.route->route == Route::LoaderThenStreaming
                                   || written.route->route == Route::StreamingLoader)
            && image.role == ImageRole::PartitionTable;
        return !planned.write || comparedOnly || flashHolds(flash, image, bundle);
    });
}

}  // namespace reviver::test

// SPDX-License-Identifier: Apache-2.0
#include "tests/repair/firehose_bench.h"

#include <algorithm>
#include <cstdlib>
#include <gtest/gtest.h>
#include <unistd.h>

namespace reviver::test {

const FirmwareBundle &firehoseBundle()
{
    static const FirmwareBundle bundle = [] {
        const auto folder = std::filesystem::path(testing::TempDir())
            / ("reviver-firehose-set-" + std::to_string(::getpid()));
        if (!writePracticeFirehoseSet(folder, PracticeSizes::Small))
            std::abort();
        auto opened = openBundle(folder / "EC25EPRR06A07M4G_practice");
        if (!opened)
            std::abort();
        // The images stay open; their names are not needed any more.
        std::filesystem::remove_all(folder);
        return *std::move(opened);
    }();
    return bundle;
}

LoaderImage firehoseLoader(std::string_view functions, std::string_view hardwareId)
{
    LoaderImage loader;
    loader.kind = LoaderKind::Firehose;
    loader.data = practiceProgrammer(functions, hardwareId);
    loader.hardwareId = hardwareId;
    return loader;
}

bool sectorsEqual(const PracticeHost &modem, const FirmwareBundle &bundle, const RepairPlan &plan)
{
    const auto flash = modem.flash();
    return std::ranges::all_of(plan.steps, [&](const PlanStep &step) {
        if (step.kind != StepKind::WriteImage)
            return true;
        const FirmwareImage &image = bundle.images[plan.images[step.image].index];
        Bytes expected = readAll(*image.data, 0, image.size, image.size).value();
        expected.resize((expected.size() + 2047) / 2048 * 2048, 0);
        const auto found = flash.find("sector_" + std::to_string(step.row->startSector));
        return found != flash.end() && found->second == expected;
    });
}

const PlanStep *stepAt(const RepairPlan &plan, StepKind kind, std::uint64_t sector)
{
    const auto found = std::ranges::find_if(plan.steps, [&](const PlanStep &step) {
        return step.kind == kind && step.row && step.row->startSector == sector;
    });
    return found == plan.steps.end() ? nullptr : &*found;
}

}  // namespace reviver::test

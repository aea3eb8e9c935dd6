// SPDX-License-Identifier: Apache-2.0
#include "tests/support/practice_kit.h"

#include "core/simulator/practice_balong.h"
#include "core/simulator/practice_firehose_set.h"
#include "core/simulator/practice_gobi.h"
#include "core/simulator/practice_mdm9615.h"

namespace reviver::test {
namespace {

using std::filesystem::path;

/// Where the firmware of a scenario lies in the folder, and its loader if it needs one.
struct KitFiles {
    path firmware;
    path loader;
};

Result<KitFiles> writeFiles(std::string_view scenario, const path &folder, PracticeSizes sizes)
{
    Result<void> written;
    KitFiles files;
    if (scenario.starts_with("ec25")) {
        written = writePracticeFirehoseSet(folder, sizes);
        files.firmware = "EC25EPRR06A07M4G_practice";
    } else if (scenario.starts_with("e3372")) {
        written = writeBalongPracticeFiles(folder, sizes);
        files.firmware = "E3372_practice_22.180.05.00.00.bin";
        if (scenario == "e3372-bootrom")
            files.loader = "usblsafe_practice.bin";
    } else if (scenario == "gobi-qdl") {
        std::error_code ignored;
        std::filesystem::create_directories(folder, ignored);
        written = writeGobiPracticeFile(folder, sizes);
        files.firmware = "MC7710_practice_03.05.24.00.cwe";
    } else if (scenario == "em7565-download") {
        written = writeEm7565PracticeFile(folder, sizes);
        files.firmware = "EM7565_practice_03.05.24.00.cwe";
    } else if (scenario == "mdm9615-dload") {
        written = writeMdm9615PracticeFiles(folder);
        files.firmware = "EC20CEFAR02A07M4G_practice";
    } else {
        written = writePracticeFiles(folder, sizes);
        files.firmware = "E392_practice_11.433.57.00.260.exe";
        if (scenario.starts_with("e392-dmss"))
            files.loader = "NPRG9x00_practice.bin";
    }
    if (!written)
        return failure(written.error());
    return files;
}

}  // namespace

Result<PracticeKit> makePracticeKit(std::string_view scenario, const path &folder, PracticeSizes sizes)
{
    const auto files = writeFiles(scenario, folder, sizes);
    if (!files)
        return failure(files.error());
    auto bundle = openBundle(folder / files->firmware);
    if (!bundle)
        return failure(bundle.error());
    PracticeKit kit{.bundle = *std::move(bundle), .options = {}};
    if (!files->loader.empty()) {
        auto loader = openLoader(folder / files->loader);
        if (!loader)
            return failure(loader.error());
        kit.options.loader = *std::move(loader);
    }
    return kit;
}

}  // namespace reviver::test

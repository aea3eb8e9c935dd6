// SPDX-License-Identifier: Apache-2.0
// The inspector with each kind of input, in both themes and two sizes; no text may be cut.
#include "tests/ui/flow/page_pictures.h"
#include "tests/ui/inspector/made_inputs.h"
#include "ui/pages/firmware_page.h"
#include "ui/pages/image_table.h"
#include "ui/window/file_tasks.h"
#include "ui/window/flow_controller.h"
#include "ui/window/window_actions.h"

#include <QPushButton>

#include <gtest/gtest.h>

namespace reviver::test {
namespace {

using namespace ui;

struct Input {
    const char *name;
    std::filesystem::path (*make)(const TestFolder &folder);
    int shown;  ///< the row whose details are shown
};

class InspectorPictures : public testing::TestWithParam<Input> {};

bool look(FlowRig &rig, const std::filesystem::path &path)
{
    rig.window().files().openFirmware(QString::fromStdString(path.string()), FileTasks::Purpose::Look);
    return rig.waitUntil([&] { return rig.window().pages().firmware->bundle() != nullptr; });
}

void select(FlowRig &rig, int row)
{
    auto *table = rig.window().pages().firmware->findChild<ImageTable *>()->table();
    table->setCurrentIndex(table->model()->index(row, 0));
}

TEST_P(InspectorPictures, CutsNothing)
{
    const Input &input = GetParam();
    const TestFolder folder;
    FlowRig rig;
    ASSERT_TRUE(look(rig, input.make(folder)));
    select(rig, input.shown);
    takePictures(rig, QStringLiteral("07-firmware-") + QLatin1String(input.name));
}

INSTANTIATE_TEST_SUITE_P(Inputs, InspectorPictures,
                         testing::Values(Input{"container", makeContainer, 1},
                                         Input{"nested", makeNestedUpdater, 5},
                                         Input{"folder", makeFolder, 7},
                                         Input{"firehose", makeFirehoseSet, 0},
                                         Input{"damaged", makeDamaged, 3}, Input{"cut-off", makeCutOff, 5},
                                         Input{"sierra", makeSierraPackage, 1}),
                         [](const auto &input) {
                             std::string name = input.param.name;
                             std::erase(name, '-');
                             return name;
                         });

TEST(InspectorPictures, OfAFileThatIsNoFirmware)
{
    const TestFolder folder;
    FlowRig rig;
    rig.window().files().openFirmware(QString::fromStdString(makeUnknown(folder).string()),
                                      FileTasks::Purpose::Look);
    ASSERT_TRUE(rig.waitUntil([&] { return rig.button(QStringLiteral("Open another file…")) != nullptr; }));
    takePictures(rig, QStringLiteral("07-firmware-unknown"));
}

TEST(InspectorPictures, BeforeAnyFileIsOpen)
{
    FlowRig rig;
    rig.window().actions().firmware->trigger();
    takePictures(rig, QStringLiteral("07-firmware-empty"));
}

TEST(InspectorPictures, OfTheContents)
{
    const TestFolder folder;
    FlowRig rig;
    ASSERT_TRUE(look(rig, makeNestedUpdater(folder)));
    select(rig, 3);
    rig.button(QStringLiteral("Show contents"))->click();
    takePictures(rig, QStringLiteral("07-firmware-contents"));
}

TEST(InspectorPictures, WhileImagesAreExtracted)
{
    const TestFolder folder;
    FlowRig rig;
    ASSERT_TRUE(look(rig, makeContainer(folder)));
    rig.window().pages().firmware->showExtraction(19'200'000, 36'000'000);
    takePictures(rig, QStringLiteral("07-firmware-extracting"));
}

}  // namespace
}  // namespace reviver::test

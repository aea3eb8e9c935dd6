// SPDX-License-Identifier: Apache-2.0
#include "app/practice_world.h"

#include "core/simulator/practice_firmware.h"
#include "core/simulator/scenario.h"

#include <QThreadPool>

namespace reviver {

namespace {

/// A quick set, and one as large as a real one, which takes minutes as a real one does.
void writePracticeFirmware(const std::filesystem::path &folder)
{
    const std::filesystem::path fullSize = folder / "full size";
    std::error_code ignored;
    if (std::filesystem::exists(fullSize, ignored))
        return;
    if (writePracticeFiles(folder, PracticeSizes::Small))
        static_cast<void>(writePracticeFiles(fullSize, PracticeSizes::Forum));
}

}  // namespace

PracticeWorld::PracticeWorld(std::filesystem::path firmwareFolder, bool fast,
                             std::shared_ptr<RecordingTape> tape)
    : m_composition(World::PracticeOnly, std::move(tape))
    , m_firmwareFolder(std::move(firmwareFolder))
    , m_fast(fast)
{
}

std::vector<ui::PracticeScenario> PracticeWorld::scenarios() const
{
    std::vector<ui::PracticeScenario> list;
    for (const Scenario &scenario : reviver::scenarios())
        list.push_back({scenario.name, scenario.title, scenario.description});
    return list;
}

Result<Hardware> PracticeWorld::start(const std::string &name)
{
    REVIVER_TRY(m_composition.startPractice({name, m_fast, {}}));
    QThreadPool::globalInstance()->start([folder = m_firmwareFolder] { writePracticeFirmware(folder); });
    return m_composition.hardware();
}

void PracticeWorld::end()
{
    m_composition.stopPractice();
}

}  // namespace reviver

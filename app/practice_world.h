// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/composition.h"
#include "ui/bridge/practice_provider.h"

namespace reviver {

/// The practice modems of the window, in a world of their own beside the real one.
class PracticeWorld final : public ui::PracticeProvider {
public:
    /// `firmwareFolder` gets firmware to practise with; `fast` answers without delays.
    /// `tape` takes what goes to and from them.
    PracticeWorld(std::filesystem::path firmwareFolder, bool fast, std::shared_ptr<RecordingTape> tape);

    std::vector<ui::PracticeScenario> scenarios() const override;
    Result<Hardware> start(const std::string &name) override;
    void end() override;
    std::filesystem::path firmwareFolder() const override { return m_firmwareFolder; }

private:
    Composition m_composition;
    std::filesystem::path m_firmwareFolder;
    bool m_fast;
};

}  // namespace reviver

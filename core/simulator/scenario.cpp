// SPDX-License-Identifier: Apache-2.0
#include "core/simulator/scenario.h"

#include "core/simulator/modem_model.h"

#include <algorithm>

namespace reviver {

const std::vector<Scenario> &scenarios()
{
    static const std::vector<Scenario> all = [] {
        std::vector<Scenario> list;
        for (const practice::ModemModel &model : practice::models())
            list.push_back(model.scenario);
        return list;
    }();
    return all;
}

const Scenario *findScenario(std::string_view name)
{
    const auto found = std::find_if(scenarios().begin(), scenarios().end(),
                                    [&](const Scenario &scenario) { return scenario.name == name; });
    return found == scenarios().end() ? nullptr : &*found;
}

}  // namespace reviver

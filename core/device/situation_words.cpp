// SPDX-License-Identifier: Apache-2.0
#include "core/device/situation_words.h"

#include "core/device/situation_rows.h"

#include <algorithm>
#include <iterator>

namespace reviver {

const SituationWords &wordsOf(Situation situation)
{
    static const std::vector<SituationWords> rows = [] {
        std::vector<SituationWords> all;
        for (const auto part : {downloadRows, packageRows, emergencyRows, workingRows, troubleRows,
                                disguiseRows, heldRows, portlessRows, silenceRows})
            std::ranges::move(part(), std::back_inserter(all));
        return all;
    }();
    return *std::ranges::find(rows, situation, &SituationWords::situation);
}

}  // namespace reviver

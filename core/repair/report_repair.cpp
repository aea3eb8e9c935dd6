// SPDX-License-Identifier: Apache-2.0
//
// The sections of a report about a repair.
#include "core/base/size_text.h"
#include "core/repair/report_sections.h"

#include <fmt/format.h>

namespace reviver {

ReportSection resultSection(const RepairResult &result)
{
    ReportSection section{REVIVER_TR("Result"), result.headline, {}};
    section.rows = {{REVIVER_TR("In short"), result.summary.english()},
                    {REVIVER_TR("What happened"), result.happened.english()}};
    for (const Message &state : result.state)
        section.rows.push_back({REVIVER_TR("State now"), state.english()});
    for (const Message &next : result.next)
        section.rows.push_back({REVIVER_TR("Next step"), next.english()});
    if (!result.code.empty())
        section.rows.push_back({REVIVER_TR("Code"), result.code});
    return section;
}

ReportSection repairSection(const ReportInput &input)
{
    ReportSection section{REVIVER_TR("Repair"), {}, {}};
    auto &rows = section.rows;
    const FirmwareBundle &bundle = *input.bundle;
    rows.push_back({REVIVER_TR("Firmware file"), bundle.path.filename().string(), true});
    rows.push_back({REVIVER_TR("Version of the file"), orNotSeen(bundle.version), true});
    rows.push_back({REVIVER_TR("Kind of file"), bundle.format});
    if (input.plan && input.plan->route) {
        rows.push_back({REVIVER_TR("Way of writing"),
                        routeTitle(input.plan->route->route).english() + " ("
                            + std::string(certaintyName(input.plan->route->certainty)) + ")"});
        rows.push_back({REVIVER_TR("Why"), input.plan->route->reason.english()});
        for (const PlannedImage &planned : input.plan->images) {
            const FirmwareImage &image = bundle.images[planned.index];
            rows.push_back({Message("  %1", {image.name}),
                            fmt::format("{}, {}: {}", sizeText(image.size), roleTitle(image.role).english(),
                                        planned.decision.english())});
        }
    }
    if (input.result) {
        const RepairResult &result = *input.result;
        rows.push_back({REVIVER_TR("Written"),
                        fmt::format("{} images, {} in {}", result.imagesWritten, sizeText(result.bytes),
                                    durationText(result.duration))});
        rows.push_back({REVIVER_TR("Link"),
                        fmt::format("{} blocks, {} repeats, {} damaged or missing answers",
                                    result.link.blocks, result.link.repeats, result.link.errors)});
        static constexpr const char *kSeen[] = {"seen", "not seen", "differs"};
        for (const SeenCheck &check : result.seen) {
            rows.push_back(
                {Message(check.title),
                 std::string(kSeen[static_cast<int>(check.state)]) + ": " + check.detail.english()});
        }
    }
    return section;
}

}  // namespace reviver

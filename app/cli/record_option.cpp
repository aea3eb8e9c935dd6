// SPDX-License-Identifier: Apache-2.0
#include "app/cli/record_option.h"

#include "core/platform/own_names.h"
#include "core/transport/recording_file.h"
#include "core/transport/recording_identity.h"

#include <CLI/CLI.hpp>
#include <fmt/format.h>

namespace reviver::cli {

void addRecordOptions(CLI::App &app, GlobalOptions &options)
{
    app.add_option("--record", options.record,
                   "Keep what goes to and from modems in a new file, IMEI and serial numbers masked; a name\n"
                   "that ends in .pcapng makes one for Wireshark, any other one that `replay` plays")
        ->type_name("FILE");
    app.add_flag("--record-identity", options.recordIdentity,
                 "Leave IMEI and serial numbers in the recording as they are: not for other people");
}

std::optional<Trouble> startRecording(Composition &composition, const GlobalOptions &options)
{
    if (options.record.empty())
        return std::nullopt;
    auto file = createRecordingFile(options.record);
    if (file && !options.recordIdentity)
        file = withoutIdentity(*std::move(file), ownNames());
    const auto started = file ? composition.tape()->start(*std::move(file)) : failure(file.error());
    if (started)
        return std::nullopt;
    Trouble trouble = troubleOf(started.error(), options.record, ExitCode::Refused);
    trouble.state = kNothingChanged;
    return trouble;
}

void endRecording(Composition &composition, const GlobalOptions &options)
{
    if (options.record.empty())
        return;
    const auto stopped = composition.tape()->stop();
    if (!stopped)
        fmt::print(stderr, "The recording is not complete: {}.\n", stopped.error().detail());
    fmt::print(stderr, "The recording is in {}. {}\n", options.record,
               options.recordIdentity
                   ? "IMEI and serial numbers stand in it as they are: keep it to yourself."
                   : "IMEI and serial numbers are masked in it.");
}

}  // namespace reviver::cli

// SPDX-License-Identifier: Apache-2.0
#include "app/cli/pace_options.h"

#include <CLI/CLI.hpp>
#include <functional>

namespace reviver::cli {
namespace {

constexpr double kLongestMs = 60'000;

std::function<void(double)> setMilliseconds(std::chrono::microseconds &target)
{
    return [&target](double ms) { target = std::chrono::microseconds(static_cast<std::int64_t>(ms * 1000)); };
}

}  // namespace

void addPaceOptions(CLI::App &app, PracticePace &pace)
{
    app.add_option_function<double>("--ms-per-kib", setMilliseconds(pace.perKib),
                                    "Milliseconds that the practice modem takes for each KiB of image data;\n"
                                    "8 unless given, as a real one took")
        ->type_name("MS")
        ->check(CLI::Range(0.0, kLongestMs));
    app.add_option_function<double>("--latency", setMilliseconds(pace.perReply),
                                    "Milliseconds until each of its replies is on its way; 1 unless given")
        ->type_name("MS")
        ->check(CLI::Range(0.0, kLongestMs));
}

}  // namespace reviver::cli

// SPDX-License-Identifier: Apache-2.0
#include "app/cli/commands.h"
#include "app/cli/trouble.h"
#include "core/device/vendor_errors.h"

#include <CLI/CLI.hpp>
#include <fmt/format.h>

namespace reviver::cli {

namespace {

std::string knownCodes()
{
    std::string codes;
    for (const VendorError &row : vendorErrors())
        codes += (codes.empty() ? "" : ", ") + std::string(row.code);
    return codes;
}

std::string_view markText(RowMark mark)
{
    switch (mark) {
    case RowMark::Confirmed:
        return "confirmed";
    case RowMark::OneSource:
        return "one source";
    case RowMark::Inferred:
        return "inferred";
    }
    return "";
}

ExitCode explainCode(const std::string &typed)
{
    const VendorError *known = explainVendorError(typed);
    if (!known) {
        print(
            {ExitCode::Refused,
             fmt::format("Nobody has written down here what \"{}\" means.", typed),
             {},
             {"Known are: " + knownCodes() + ".", "Run \"reviver-cli detect\": the modem itself tells more."},
             {}});
        return ExitCode::Refused;
    }
    fmt::print("{} ({})\n{}\n{}\n{}\nKnown from: {} ({})\n", known->code, known->where,
               known->meaning.english(), known->state.english(), known->next.english(), known->source,
               markText(known->mark));
    return ExitCode::Done;
}

}  // namespace

void addExplainCodeCommand(CLI::App &app, Command &chosen)
{
    auto typed = std::make_shared<std::vector<std::string>>();
    CLI::App *command = app.add_subcommand(
        "explain-code", "Explains an error code or text that a maker's updater or a modem shows.");
    command->add_option("CODE", *typed, "As it was shown: 13, \"Error -16\", ERROR_IMEI, \"+CME ERROR: 10\"")
        ->required();
    command->callback([&chosen, typed] {
        std::string text;
        for (const std::string &word : *typed)
            text += (text.empty() ? "" : " ") + word;
        chosen = [text](Session &) { return explainCode(text); };
    });
}

}  // namespace reviver::cli

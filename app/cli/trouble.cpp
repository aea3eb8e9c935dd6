// SPDX-License-Identifier: Apache-2.0
#include "app/cli/trouble.h"

#include <algorithm>
#include <cctype>
#include <cstdio>
#include <fmt/format.h>

namespace reviver::cli {

namespace {

struct Words {
    std::string what;
    std::vector<std::string> next;
};

Words portWords(ErrorCode code, const std::string &subject)
{
    switch (code) {
    case ErrorCode::PortAccessDenied:
        return {fmt::format("The system does not let this program open {}.", subject),
                {"On Linux: run \"sudo usermod -aG dialout $USER\", then log out and in again.",
                 "Or install Reviver's package: it brings the rule that gives access to modems."}};
    case ErrorCode::PortBusy:
        return {fmt::format("Another program is using {}.", subject),
                {"Close the other program (the modem's own dialler, or a terminal program).",
                 "On Linux it is often ModemManager: \"sudo systemctl stop ModemManager\" pauses it."}};
    case ErrorCode::PortDisconnected:
        return {fmt::format("The modem behind {} was unplugged, or it dropped off by itself.", subject),
                {"Plug it in again, straight into the computer instead of a hub.",
                 "Run \"reviver-cli detect\"."}};
    default:
        return {fmt::format("There is no serial port {}.", subject),
                {"Check that the modem is plugged in.", "Run \"reviver-cli detect\" to see what is there."}};
    }
}

// The detail tells what the file is, and behind a semicolon what to do.
Words unrecognisedWords(const std::string &subject, const std::string &detail)
{
    const std::size_t semicolon = detail.find("; ");
    Words words{fmt::format("No firmware was found in \"{}\": {}.", subject, detail.substr(0, semicolon)),
                {}};
    if (semicolon == std::string::npos) {
        words.next.push_back(
            "Give the updater as it was downloaded (.exe or .bin), or the folder of its images.");
        return words;
    }
    words.next.push_back(sentence(detail.substr(semicolon + 2)));
    return words;
}

Words fileWords(ErrorCode code, const std::string &subject, const std::string &detail)
{
    switch (code) {
    case ErrorCode::FileNotFound:
        return {fmt::format("There is no file or folder \"{}\".", subject),
                {"Check the name. A name with blanks needs quotes around it."}};
    case ErrorCode::FileUnreadable:
        return {fmt::format("\"{}\" can't be read.", subject),
                {"Check that you may read it, and that its disk is still there."}};
    case ErrorCode::FileWriteFailed:
        return {fmt::format("\"{}\" can't be written. Files that exist are never overwritten.", subject),
                {"Name another place, or move what is there out of the way."}};
    case ErrorCode::BundleNotRecognised:
        return unrecognisedWords(subject, detail);
    case ErrorCode::LimitExceeded:
        return {fmt::format("\"{}\" asks for more memory than a firmware file needs, so it was refused.",
                            subject),
                {"Download the file again from where the modem's maker offers it."}};
    default:
        return {fmt::format("\"{}\" is damaged or incomplete: {}.", subject, detail),
                {"Download the file again and compare its size with the one on the page."}};
    }
}

Words wordsOf(const Error &error, const std::string &subject)
{
    switch (error.code()) {
    case ErrorCode::PortNotFound:
    case ErrorCode::PortAccessDenied:
    case ErrorCode::PortBusy:
    case ErrorCode::PortDisconnected:
        return portWords(error.code(), subject);
    case ErrorCode::FileNotFound:
    case ErrorCode::FileUnreadable:
    case ErrorCode::FileWriteFailed:
    case ErrorCode::BundleNotRecognised:
    case ErrorCode::BundleCorrupt:
    case ErrorCode::LimitExceeded:
        return fileWords(error.code(), subject, error.detail());
    case ErrorCode::Cancelled:
        return {"Stopped by you.", {}};
    case ErrorCode::Timeout:
        return {fmt::format("{} did not answer: {}.", subject, error.detail()),
                {"Unplug the modem, wait five seconds, plug it in and try again."}};
    default:
        return {fmt::format("{}: {}.", subject, error.detail()), {}};
    }
}

}  // namespace

std::string sentence(std::string text)
{
    if (!text.empty())
        text[0] = static_cast<char>(std::toupper(static_cast<unsigned char>(text[0])));
    return text.ends_with('.') ? text : text + ".";
}

void print(const Trouble &trouble)
{
    std::fflush(stdout);
    fmt::print(stderr, "{}\n", trouble.what);
    if (!trouble.state.empty())
        fmt::print(stderr, "{}\n", trouble.state);
    if (!trouble.next.empty())
        fmt::print(stderr, "What to do next:\n");
    for (std::size_t i = 0; i < trouble.next.size(); ++i)
        fmt::print(stderr, "  {}. {}\n", i + 1, trouble.next[i]);
    if (!trouble.detail.empty())
        fmt::print(stderr, "Details: {}\n", trouble.detail);
}

ExitCode ended(const Trouble &trouble)
{
    print(trouble);
    return trouble.code;
}

Trouble troubleOf(const Error &error, const std::string &subject, ExitCode code)
{
    Words words = wordsOf(error, subject);
    Trouble trouble;
    trouble.code = error.code() == ErrorCode::Cancelled ? ExitCode::Stopped : code;
    trouble.what = std::move(words.what);
    trouble.next = std::move(words.next);
    if (trouble.what.find(error.detail()) == std::string::npos)
        trouble.detail = fmt::format("{}: {}", errorCodeName(error.code()), error.detail());
    return trouble;
}

std::string nextStep(const Diagnosis &diagnosis)
{
    static constexpr std::string_view kLabel = "Next: ";
    std::string text = diagnosis.next.english();
    if (text.starts_with(kLabel))
        text.erase(0, kLabel.size());
    return sentence(std::move(text));
}

std::optional<Trouble> portTrouble(const Evidence &evidence, const Diagnosis &diagnosis)
{
    const auto cannotBeOpened = [](const PortEvidence &port) {
        if (!port.error)
            return false;
        const ErrorCode code = port.error->code();
        return code == ErrorCode::PortNotFound || code == ErrorCode::PortAccessDenied
            || code == ErrorCode::PortBusy;
    };
    const bool none = !evidence.ports.empty() && std::ranges::all_of(evidence.ports, cannotBeOpened);
    if (!none && diagnosis.mode != DeviceMode::NoAccess && diagnosis.mode != DeviceMode::Busy)
        return std::nullopt;

    const auto port = std::ranges::find_if(evidence.ports, cannotBeOpened);
    if (port == evidence.ports.end())
        return Trouble{
            ExitCode::NoDevice, diagnosis.headline.english(), kNothingChanged, {nextStep(diagnosis)}, {}};
    Trouble trouble = troubleOf(*port->error, port->port.path, ExitCode::NoDevice);
    trouble.state = kNothingChanged;
    if (diagnosis.action == NextAction::PauseManager) {
        trouble.what = diagnosis.headline.english() + ".";
        trouble.next = {"Run the same command with --pause-manager: " + diagnosis.nextDetail.english()};
    } else if (diagnosis.action == NextAction::CloseOther && !evidence.host.holders.empty()) {
        trouble.what = diagnosis.headline.english() + ".";
        trouble.next = {diagnosis.nextDetail.english()};
    } else if (diagnosis.action == NextAction::FixAccess) {
        trouble.next = {
            fmt::format("Run \"reviver-cli fix {}\": {}", evidence.modem.id, diagnosis.nextDetail.english())};
    }
    return trouble;
}

}  // namespace reviver::cli

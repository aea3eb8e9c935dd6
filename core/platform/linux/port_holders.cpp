// SPDX-License-Identifier: Apache-2.0
#include "core/platform/linux/port_holders.h"

#include "core/platform/usb_transport.h"

#include <algorithm>
#include <charconv>
#include <fmt/format.h>
#include <fstream>
#include <iterator>
#include <optional>
#include <unistd.h>

namespace fs = std::filesystem;

namespace reviver {

namespace {

/// Services that open modems by themselves, the likeliest first. ModemManager asks every
/// new modem; brltty takes serial ports for Braille displays; the others are told to.
constexpr std::string_view kSuspects[] = {"ModemManager", "brltty", "gpsd", "pppd"};

std::string firstLine(const fs::path &file)
{
    std::ifstream stream(file);
    std::string line;
    std::getline(stream, line);
    return line;
}

/// The number at the start of a text, after blanks.
std::optional<std::int64_t> leadingNumber(std::string_view text)
{
    text.remove_prefix(std::min(text.find_first_not_of(' '), text.size()));
    std::int64_t number = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
    return error == std::errc{} && number > 0 ? std::optional(number) : std::nullopt;
}

/// The file behind a port: links are followed; a port over libusb is a file of usbfs.
fs::path fileOf(const std::string &port, const HolderSources &sources)
{
    std::error_code missing;
    if (const auto usb = UsbPort::parse(port)) {
        const fs::path device = sources.sysfs / "bus/usb/devices" / usb->location;
        return fmt::format("/dev/bus/usb/{:03}/{:03}",
                           leadingNumber(firstLine(device / "busnum")).value_or(0),
                           leadingNumber(firstLine(device / "devnum")).value_or(0));
    }
    const fs::path path = port.find('/') == std::string::npos ? fs::path("/dev") / port : fs::path(port);
    const fs::path real = fs::canonical(path, missing);
    return missing ? path : real;
}

std::vector<fs::path> processFolders(const HolderSources &sources)
{
    std::vector<fs::path> found;
    std::error_code error;
    for (fs::directory_iterator entry(sources.processes, error), end; !error && entry != end;
         entry.increment(error)) {
        if (leadingNumber(entry->path().filename().string()))
            found.push_back(entry->path());
    }
    return found;
}

std::optional<PortHolder> holder(const fs::path &process)
{
    const auto number = leadingNumber(process.filename().string());
    const std::string name = firstLine(process / "comm");
    if (!number || name.empty() || *number == ::getpid())
        return std::nullopt;
    return PortHolder{name, *number};
}

enum class Opened { Yes, No, Unseen };

Opened hasOpen(const fs::path &process, const fs::path &file)
{
    std::error_code error;
    fs::directory_iterator entry(process / "fd", error);
    if (error)
        return Opened::Unseen;
    for (const fs::directory_iterator end; !error && entry != end; entry.increment(error)) {
        std::error_code closed;
        if (fs::read_symlink(entry->path(), closed) == file && !closed)
            return Opened::Yes;
    }
    return Opened::No;
}

/// Programs that dial write their process number into a file named after the port.
std::optional<PortHolder> lockHolder(const fs::path &file, const HolderSources &sources)
{
    for (const fs::path &folder : sources.locks) {
        const auto process = leadingNumber(firstLine(folder / ("LCK.." + file.filename().string())));
        if (process)
            if (const auto found = holder(sources.processes / std::to_string(*process)))
                return found;
    }
    return std::nullopt;
}

std::ptrdiff_t suspicion(const PortHolder &one)
{
    return std::ranges::find(kSuspects, one.name) - std::begin(kSuspects);
}

}  // namespace

std::vector<PortHolder> portHolders(const std::string &port, const HolderSources &sources)
{
    const fs::path file = fileOf(port, sources);
    std::vector<PortHolder> seen;
    std::vector<PortHolder> suspected;
    for (const fs::path &process : processFolders(sources)) {
        const Opened opened = hasOpen(process, file);
        const auto program = opened == Opened::No ? std::nullopt : holder(process);
        if (!program)
            continue;
        if (opened == Opened::Yes)
            seen.push_back(*program);
        else if (suspicion(*program) < std::ssize(kSuspects))
            suspected.push_back(*program);
    }
    if (const auto locked = lockHolder(file, sources);
        locked && std::ranges::find(seen, *locked) == seen.end())
        seen.push_back(*locked);
    if (!seen.empty())
        return seen;
    std::ranges::stable_sort(suspected, {}, suspicion);
    return suspected;
}

}  // namespace reviver

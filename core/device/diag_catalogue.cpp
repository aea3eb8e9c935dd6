// SPDX-License-Identifier: Apache-2.0
#include "core/device/diag_catalogue.h"

#include "core/base/hex.h"

#include <algorithm>
#include <array>

namespace reviver {
namespace {

using enum CommandEffect;

const std::array<DiagCommand, 34> &diagTable()
{
    static const std::array<DiagCommand, 34> commands{{
        {"00", REVIVER_TR("When and from what the program was built"), Reads, {}, RowMark::Confirmed},
        {"7C", REVIVER_TR("Build and model name"), Reads, {}, RowMark::Confirmed},
        {"1C", REVIVER_TR("Version of the diagnostic protocol"), Reads, {}, RowMark::Confirmed},
        {"38", REVIVER_TR("Version of the program, on older chips"), Reads, {}, RowMark::OneSource},
        {"51", REVIVER_TR("Which features the program has"), Reads, {}, RowMark::Confirmed},
        {"7B", REVIVER_TR("Sends the same octets back: is somebody there?"), Reads, {}, RowMark::Confirmed},
        {"3F", REVIVER_TR("What the phone part is doing"), Reads, {}, RowMark::Confirmed},
        {"63", REVIVER_TR("A snapshot of the state"), Reads, {}, RowMark::Confirmed},
        {"01", REVIVER_TR("Electronic serial number (ESN)"), Reads,
         REVIVER_TR("The answer is personal: do not post it."), RowMark::Confirmed},
        {"0C", REVIVER_TR("State of an old CDMA phone; the version in download mode"), Reads,
         REVIVER_TR("The answer is personal: do not post it."), RowMark::Confirmed},
        {"26", REVIVER_TR("Reads one stored item: its number with the lower octet first, 130 octets 00"),
         Reads, REVIVER_TR("Some answers are personal: do not post them."), RowMark::Confirmed},
        {"1D", REVIVER_TR("Time of the modem"), Session,
         REVIVER_TR("A streaming loader takes the same octet as an order to erase the whole flash."),
         RowMark::Confirmed},
        {"0F", REVIVER_TR("Chooses what the modem logs"), Session, {}, RowMark::Confirmed},
        {"5D", REVIVER_TR("Chooses what the modem logs, longer form"), Session, {}, RowMark::Confirmed},
        {"60", REVIVER_TR("Switches reports of events on or off"), Session, {}, RowMark::Confirmed},
        {"73", REVIVER_TR("Chooses what the modem logs, newer form"), Session, {}, RowMark::Confirmed},
        {"7D", REVIVER_TR("Chooses which messages the modem prints"), Session, {}, RowMark::Confirmed},
        {"29", REVIVER_TR("Radio off, restart, or on"), Changes,
         REVIVER_TR("The modem leaves the network or restarts. The Device menu does the same."),
         RowMark::Confirmed},
        {"3A", REVIVER_TR("Goes to download mode"), Changes,
         REVIVER_TR("The modem leaves the network and comes back with other ports."), RowMark::Confirmed},
        {"4B 65 01", REVIVER_TR("Goes to the chip's emergency mode"), Changes,
         REVIVER_TR("Only a loader signed for this chip, or unplugging, leads out of it."),
         RowMark::OneSource},
        {"02", REVIVER_TR("Reads memory at an address"), Changes,
         REVIVER_TR("A wrong address makes the modem hang."), RowMark::Confirmed},
        {"03", REVIVER_TR("Reads memory at an address"), Changes,
         REVIVER_TR("A wrong address makes the modem hang."), RowMark::Confirmed},
        {"04", REVIVER_TR("Reads memory at an address"), Refused,
         REVIVER_TR("In download mode the same octet erases the flash."), RowMark::Confirmed},
        {"05", REVIVER_TR("Writes to memory at an address"), Refused,
         REVIVER_TR("It makes modems hang, and in download mode it starts whatever stands in memory."),
         RowMark::Confirmed},
        {"06", REVIVER_TR("Writes to memory at an address"), Refused, REVIVER_TR("It makes modems hang."),
         RowMark::Confirmed},
        {"07", REVIVER_TR("Writes to memory at an address"), Refused, REVIVER_TR("It makes modems hang."),
         RowMark::Confirmed},
        {"27", REVIVER_TR("Writes one stored item"), Refused,
         REVIVER_TR("Identity and calibration can be lost for ever."), RowMark::Confirmed},
        {"41", REVIVER_TR("Enters the service code"), Refused,
         REVIVER_TR("Wrong codes are counted. This app does not unlock modems."), RowMark::Confirmed},
        {"46", REVIVER_TR("Enters the security password"), Refused,
         REVIVER_TR("This app does not unlock modems."), RowMark::Confirmed},
        {"48", REVIVER_TR("Writes the list of networks (PRL)"), Refused,
         REVIVER_TR("Identity and calibration can be lost for ever."), RowMark::Confirmed},
        {"59", REVIVER_TR("The file system of older modems (EFS1)"), Refused,
         REVIVER_TR("Some of its commands delete files: identity and calibration can be lost for ever."),
         RowMark::Confirmed},
        {"4B 30", REVIVER_TR("Reads or writes stored items by their place"), Refused,
         REVIVER_TR("Identity and calibration can be lost for ever."), RowMark::OneSource},
        {"4B 3E", REVIVER_TR("The second file system of the modem (EFS2)"), Refused,
         REVIVER_TR("Some of its commands delete files: identity and calibration can be lost for ever."),
         RowMark::OneSource},
        {"4B 13", REVIVER_TR("The file system of the modem (EFS2)"), Refused,
         REVIVER_TR("Some of its commands delete files: identity and calibration can be lost for ever."),
         RowMark::Confirmed},
    }};
    return commands;
}

bool beginsWith(ByteView payload, std::string_view hex)
{
    const auto octets = parseHex(hex);
    return octets && payload.size() >= octets->size()
        && std::ranges::equal(*octets, payload.first(octets->size()));
}

}  // namespace

std::span<const DiagCommand> diagCommands()
{
    return diagTable();
}

const DiagCommand *findDiagCommand(ByteView payload)
{
    const DiagCommand *found = nullptr;
    for (const DiagCommand &row : diagTable()) {
        if (beginsWith(payload, row.octets) && (!found || row.octets.size() > found->octets.size()))
            found = &row;
    }
    return found;
}

}  // namespace reviver

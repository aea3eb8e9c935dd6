// SPDX-License-Identifier: Apache-2.0
#include "core/device/diag_catalogue.h"

#include <algorithm>

namespace reviver {
namespace {

using enum CommandEffect;

std::vector<DiagCommand> makeTable()
{
    const char *personal = REVIVER_TR("Some answers are personal: do not post them.");
    const char *locks = REVIVER_TR("Wrong codes are counted. This app does not unlock modems.");
    const char *destroys = REVIVER_TR("Identity and calibration can be lost for ever.");
    return {
        {{0x00}, REVIVER_TR("Version and build date"), Reads, "", RowMark::Confirmed},
        {{0x01}, REVIVER_TR("Serial number (ESN)"), Reads, personal, RowMark::Confirmed},
        {{0x0C}, REVIVER_TR("State of an old CDMA modem"), Reads, personal, RowMark::Confirmed},
        {{0x1C}, REVIVER_TR("Version of the diagnostic protocol"), Reads, "", RowMark::Confirmed},
        {{0x26},
         REVIVER_TR("Reads one stored item: 26, number in two octets"),
         Reads,
         personal,
         RowMark::Confirmed},
        {{0x38}, REVIVER_TR("Software version of older chips"), Reads, "", RowMark::OneSource},
        {{0x3F}, REVIVER_TR("State of the modem"), Reads, "", RowMark::Confirmed},
        {{0x51}, REVIVER_TR("Which features the program has"), Reads, "", RowMark::Confirmed},
        {{0x7B}, REVIVER_TR("Sends the same octets back"), Reads, "", RowMark::Confirmed},
        {{0x7C}, REVIVER_TR("Build id and model"), Reads, "", RowMark::Confirmed},
        {{0x29},
         REVIVER_TR("Radio off (01 00), on (04 00), or a restart (02 00)"),
         Changes,
         REVIVER_TR("The modem leaves the network or restarts."),
         RowMark::Confirmed},
        {{0x3A},
         REVIVER_TR("Goes to download mode"),
         Changes,
         REVIVER_TR("The modem leaves the network and comes back with other ports."),
         RowMark::Confirmed},
        {{0x4B, 0x65, 0x01},
         REVIVER_TR("Goes to the chip's emergency mode"),
         Changes,
         REVIVER_TR("Only a loader signed for this chip, or unplugging, leads out of it."),
         RowMark::OneSource},
        {{0x02},
         REVIVER_TR("Reads memory"),
         Changes,
         REVIVER_TR("A wrong address makes the modem crash."),
         RowMark::Confirmed},
        {{0x03},
         REVIVER_TR("Reads memory"),
         Changes,
         REVIVER_TR("A wrong address makes the modem crash."),
         RowMark::Confirmed},
        {{0x04},
         REVIVER_TR("Reads memory"),
         Changes,
         REVIVER_TR("A wrong address makes the modem crash."),
         RowMark::Confirmed},
        {{0x05}, REVIVER_TR("Writes memory"), Refused, destroys, RowMark::Confirmed},
        {{0x06}, REVIVER_TR("Writes memory"), Refused, destroys, RowMark::Confirmed},
        {{0x07}, REVIVER_TR("Writes memory"), Refused, destroys, RowMark::Confirmed},
        {{0x27}, REVIVER_TR("Writes one stored item"), Refused, destroys, RowMark::Confirmed},
        {{0x41}, REVIVER_TR("Enters the service code"), Refused, locks, RowMark::Confirmed},
        {{0x46}, REVIVER_TR("Enters the security password"), Refused, locks, RowMark::Confirmed},
        {{0x48}, REVIVER_TR("Writes the list of networks (PRL)"), Refused, destroys, RowMark::Confirmed},
        {{0x59},
         REVIVER_TR("Reads or changes stored files, older form"),
         Refused,
         destroys,
         RowMark::Confirmed},
        {{0x4B, 0x13},
         REVIVER_TR("Reads or changes stored files (EFS)"),
         Refused,
         destroys,
         RowMark::Confirmed},
        {{0x4B, 0x3E},
         REVIVER_TR("Reads or changes stored files (EFS), second area"),
         Refused,
         destroys,
         RowMark::OneSource},
        {{0x4B, 0x30},
         REVIVER_TR("Reads or writes stored items by place"),
         Refused,
         destroys,
         RowMark::OneSource},
    };
}

}  // namespace

std::span<const DiagCommand> diagCommands()
{
    static const std::vector<DiagCommand> table = makeTable();
    return table;
}

const DiagCommand *findDiagCommand(ByteView payload)
{
    const DiagCommand *found = nullptr;
    for (const DiagCommand &row : diagCommands()) {
        const bool fits = payload.size() >= row.begins.size()
            && std::ranges::equal(payload.first(row.begins.size()), row.begins);
        if (fits && (!found || row.begins.size() > found->begins.size()))
            found = &row;
    }
    return found;
}

}  // namespace reviver

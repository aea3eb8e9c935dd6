// SPDX-License-Identifier: Apache-2.0
#include "core/device/vendor_errors.h"

#include <algorithm>
#include <cctype>
#include <iterator>
#include <string>
#include <vector>

namespace reviver {
namespace {

constexpr std::string_view kUpdater = "Huawei updater";
constexpr std::string_view kCommands = "Modem commands (AT)";
constexpr std::string_view kStandard = "3GPP TS 27.007";

std::vector<VendorError> updaterErrors()
{
    return {
        {"12", kUpdater, REVIVER_TR("The updater could not read what kind of modem it is."),
         REVIVER_TR("Nothing was written. A modem in download mode cannot tell its kind; a working one may "
                    "be held by "
                    "another program."),
         REVIVER_TR("Close other programs that use the modem, then detect it here."), RowMark::Confirmed,
         "balongflash issues 16 and 21"},
        {"13", kUpdater, REVIVER_TR("The update failed while it was being written."),
         REVIVER_TR(
             "The modem is in download mode now, with its firmware written in part. Its identity is not "
             "touched by that."),
         REVIVER_TR("Detect it here. A complete, successful write brings it back."), RowMark::OneSource,
         "GSM-Forum 2013, \"HUAWEI E392u-12, ERROR_IMEI\""},
        {"16", kUpdater, REVIVER_TR("The updater could not switch the modem to download mode."),
         REVIVER_TR("Nothing was written. The modem is in the mode it was in before."),
         REVIVER_TR("Unplug it, plug it in, close other programs and detect it here."), RowMark::OneSource,
         "dc-unlocker forum, E3276 (shown as -16, too)"},
        {"19", kUpdater, REVIVER_TR("The download failed: the modem refused a part of the firmware."),
         REVIVER_TR(
             "Often the file is for another model or operator. The modem may be in download mode now."),
         REVIVER_TR("Detect it here, and compare model and hardware with the file before writing again."),
         RowMark::Confirmed, "kenshaw/hilink issue 12; pfSense PR 150"},
        {"ERROR_IMEI", kUpdater, REVIVER_TR("The updater asked for the IMEI and got no answer."),
         REVIVER_TR("The modem cannot tell its IMEI while it is in download mode. This does not mean that "
                    "the IMEI is "
                    "lost."),
         REVIVER_TR("Detect the modem here and look at its mode."), RowMark::Confirmed,
         "GSM-Forum 2013; dc-unlocker forum, EM770"},
        {"FORCE DOWNLOAD", kUpdater, REVIVER_TR("The modem waits in download mode by itself."),
         REVIVER_TR("An earlier update was not finished, so its normal program is not started. It comes back "
                    "in this "
                    "mode after each restart, until one complete write succeeds."),
         REVIVER_TR("Detect it here and write matching firmware."), RowMark::Confirmed,
         "GSM-Forum 2013; dc-unlocker forum, EM770; Huawei's Balong download sources"},
        {"UPDATE FAILED", kUpdater, REVIVER_TR("The update failed while it was being written."),
         REVIVER_TR("The modem is probably in download mode now, with its firmware written in part."),
         REVIVER_TR("Detect it here. A complete, successful write brings it back."), RowMark::OneSource,
         "GSM-Forum 2013 (shown with code 13)"},
    };
}

std::vector<VendorError> commandErrors()
{
    return {
        {"COMMAND NOT SUPPORT", kCommands, REVIVER_TR("The modem does not know this command."),
         REVIVER_TR("Nothing happened in the modem. Older firmware says it in place of ERROR."),
         REVIVER_TR("Nothing has to be repaired for this."), RowMark::OneSource,
         "ModemManager, plugin huawei"},
        {"+CME ERROR: 10", kCommands, REVIVER_TR("There is no SIM card in the modem, or it is not seen."),
         REVIVER_TR("The modem itself runs."), REVIVER_TR("Push the SIM card in again, or try another one."),
         RowMark::Confirmed, kStandard},
        {"+CME ERROR: 13", kCommands, REVIVER_TR("The SIM card does not work."),
         REVIVER_TR("The modem itself runs."), REVIVER_TR("Try another SIM card."), RowMark::Confirmed,
         kStandard},
        {"+CME ERROR: 14", kCommands, REVIVER_TR("The SIM card is still starting."),
         REVIVER_TR("The modem itself runs."), REVIVER_TR("Wait 10 seconds and ask again."),
         RowMark::Confirmed, kStandard},
        {"+CME ERROR: 50", kCommands, REVIVER_TR("The modem refuses this command or its values."),
         REVIVER_TR("Nothing happened in the modem. HiLink firmware says it to commands of stick firmware."),
         REVIVER_TR("Nothing has to be repaired for this."), RowMark::Confirmed,
         "3GPP TS 27.007; superuser, E303 question"},
        {"+CME ERROR: 100", kCommands, REVIVER_TR("The modem gives no reason."),
         REVIVER_TR("The modem itself runs."), REVIVER_TR("Ask again after a restart of the modem."),
         RowMark::Confirmed, kStandard},
    };
}

const std::vector<VendorError> &table()
{
    static const std::vector<VendorError> rows = [] {
        std::vector<VendorError> all = updaterErrors();
        std::ranges::move(commandErrors(), std::back_inserter(all));
        return all;
    }();
    return rows;
}

/// Letters and digits in upper case, everything else as one blank: "ERROR IMEI".
std::string wordsOf(std::string_view text)
{
    std::string words;
    for (const char c : text) {
        const auto octet = static_cast<unsigned char>(c);
        if (std::isalnum(octet))
            words += static_cast<char>(std::toupper(octet));
        else if (!words.empty() && words.back() != ' ')
            words += ' ';
    }
    while (!words.empty() && words.back() == ' ')
        words.pop_back();
    return words;
}

bool isNumber(std::string_view text)
{
    return !text.empty() && std::ranges::all_of(text, [](char c) { return c >= '0' && c <= '9'; });
}

/// What people put around an updater's number: "Error code 13", "ERR: -16", "(19)".
std::string_view withoutPreamble(std::string_view words)
{
    for (const std::string_view word : {"THE ", "ERROR ", "ERR ", "CODE ", "NO ", "NUMBER "}) {
        if (words.starts_with(word))
            words.remove_prefix(word.size());
    }
    while (words.size() > 1 && words.front() == '0' && isNumber(words))
        words.remove_prefix(1);
    return words;
}

}  // namespace

std::span<const VendorError> vendorErrors()
{
    return table();
}

const VendorError *explainVendorError(std::string_view typed)
{
    const std::string words = wordsOf(typed);
    const std::string_view number = withoutPreamble(words);
    for (const VendorError &row : table()) {
        const std::string code = wordsOf(row.code);
        if (words == code || (isNumber(code) && number == code))
            return &row;
    }
    // A longer text that holds a word code: "IMEI: ERROR_IMEI".
    for (const VendorError &row : table()) {
        if (const std::string code = wordsOf(row.code);
            !isNumber(code) && !row.code.starts_with('+') && words.find(code) != std::string::npos)
            return &row;
    }
    return nullptr;
}

}  // namespace reviver

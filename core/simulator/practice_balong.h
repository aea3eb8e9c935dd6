// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/simulator/practice_firmware.h"

#include <array>

namespace reviver {

/// The version of practice firmware for a Balong stick.
inline constexpr std::string_view kBalongPracticeVersion = "22.180.05.00.00";

/// Seven images of a Balong stick by the record ids of balongflash ptable.c: M3Boot,
/// M3Image, VxWorks (holds `version`), DSP, factory settings to load (nvdload), kernel,
/// application.
std::vector<PracticeImage> balongPracticeImages(std::string_view version = kBalongPracticeVersion,
                                                PracticeSizes sizes = PracticeSizes::Small);

/// The images in Huawei's record container; its records name the E3372 and `version`.
Bytes balongPracticeContainer(const std::vector<PracticeImage> &images,
                              std::string_view version = kBalongPracticeVersion,
                              std::string_view hardware = kPracticeHardware);
/// The same with a signature area behind the data of the first record, of the size that a
/// maker's signature of these records has, with kBalongKeyHash. The signature in it is made up.
/// Source: balongflash signver.c (confirmed); 54 octets and 264 for each record and one
/// more (inferred from four real sizes).
Bytes signedBalongContainer(std::vector<PracticeImage> images,
                            std::string_view version = kBalongPracticeVersion,
                            std::string_view hardware = kPracticeHardware);
/// The hash of the key that most of these sticks trust, hex. Source: balongflash
/// signver.c (one source).
inline constexpr std::string_view kBalongKeyHash
    = "778A8D175E602B7B779D9E05C330B5279B0661BF2EED99A20445B366D63DD697";

/// What a loader for the boot ROM does to the flash when it starts.
enum class LoaderErase { Spares, Erases };
/// A loader of two blocks in the layout of usbloader.bin. The instructions around the place
/// where stock loaders erase the flash are there; what stands in that place is a call or,
/// as in a loader that was changed to spare the flash, none.
Bytes practiceUsbLoader(LoaderErase erase = LoaderErase::Spares);

/// Writes `E3372_practice_22.180.05.00.00.bin`, the same as `E3372_signed_practice_...bin`
/// with a signature area, and `usblsafe_practice.bin` into `folder`.
Result<void> writeBalongPracticeFiles(const std::filesystem::path &folder,
                                      PracticeSizes sizes = PracticeSizes::Small);

namespace practice {

/// Instructions of a stock loader in front of the call that erases the flash, which
/// follows kEraseCallAt words behind the first of them; little-endian words.
/// Source: balong-usbdload patcher.c, chip V7R2 (one source).
inline constexpr std::array<std::uint32_t, 11> kBeforeEraseCall{
    0xE3A03000, 0xEE073F9A, 0xE30F2FFF, 0xE3442FE1, 0xE5023007, 0xEE073F9A,
    0xE3A04000, 0xE3444FE0, 0xE304364E, 0xE344344C, 0xE5843330};
inline constexpr std::size_t kEraseCallAt = 15;
/// The condition and code of a call (bl).
inline constexpr std::uint8_t kCallCode = 0xEB;

/// The settings of one stick, as the factory left them, and how its flash calls them.
Bytes balongFactorySettings();
inline constexpr std::string_view kBalongSettings = "nv-backup";

}  // namespace practice
}  // namespace reviver

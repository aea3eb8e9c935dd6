// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/simulator/boot_check.h"

#include <string_view>

namespace reviver::practice {

/// Where a Sierra package says what an image is, and how long, in the header of 400 octets in
/// front of it; numbers big-endian. Source: libqmi qfu-image-cwe.c (confirmed).
inline constexpr std::size_t kCweHeader = 400;
inline constexpr std::size_t kCweType = 0x10C;
inline constexpr std::size_t kCweSize = 0x114;

/// Takes the images of a Sierra package into flash, each under the name of its type: "cwe_boot".
/// The last one stays open until the caller ends it.
class CweStore {
public:
    explicit CweStore(FlashStore &flash) : m_flash(flash) {}

    /// An image of that type, or a package of them. With `store` false everything is counted and
    /// nothing is written. False when the package is not formed right, or flash refuses it.
    bool keep(std::string_view type, ByteView data, bool store);
    /// A whole package with its own header, and perhaps something behind it.
    bool keepPackage(ByteView package, bool store);
    /// Ends the image that is open; false if there is none.
    bool end() { return m_begun && m_flash.end().has_value(); }

private:
    bool keepNested(std::string_view type, ByteView data, bool store, int depth);

    FlashStore &m_flash;
    bool m_begun = false;
};

/// Starts when BOOT, MODM and APPL are whole in flash; the version stands in one of them and
/// begins with `versionStart`.
BootVerdict checkCweBoot(const FlashStore &flash, std::string_view versionStart);

}  // namespace reviver::practice

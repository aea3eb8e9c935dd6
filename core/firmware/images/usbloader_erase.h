// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/bytes.h"
#include "core/base/message.h"

namespace reviver {

/// What a Balong boot ROM loader does to the flash when it starts.
enum class FlashErase { Erases, Spares, CannotTell };

struct EraseVerdict {
    FlashErase does = FlashErase::CannotTell;
    Message reason;
};

/// Looks for the places in a loader (usbloader.bin) where the maker's program erases the
/// whole flash, and whether the call there is taken out. CannotTell when no place is
/// known: such a loader must be treated like one that erases.
/// Source: instructions around the call: forth32/balong-usbdload patcher.c (one source);
/// a routine that erases no block: usblsafe-327x, disassembled (confirmed).
EraseVerdict eraseOnStart(ByteView loader);

/// "yes", "no", "cannot tell".
std::string_view flashEraseName(FlashErase does);

}  // namespace reviver

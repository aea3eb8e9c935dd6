// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/bytes.h"
#include "core/protocol/balong_boot/balong_boot_constants.h"

namespace reviver::balong_boot {

/// CRC-16/XMODEM: polynomial 0x1021, not reflected, initial value 0. Check value of
/// "123456789": 0x31C3.
std::uint16_t crc16Xmodem(ByteView data);

/// Start: FE 00 FF, mode, size u32, address u32, CRC u16; 14 octets.
/// Source: balong-usbdload.c; hisi-idt.py (confirmed).
Bytes encodeStart(RunMode mode, std::uint32_t size, std::uint32_t address);
/// Data: DA, number, its complement, up to 1024 octets, CRC u16. Numbers run from 1 in
/// each component and wrap at 8 bits.
void encodeData(std::uint8_t number, ByteView data, Bytes &out);
/// End: ED, number, its complement, CRC u16; the number behind the last data packet's.
Bytes encodeEnd(std::uint8_t number);

}  // namespace reviver::balong_boot

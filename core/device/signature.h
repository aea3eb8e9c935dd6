// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/bytes.h"

#include <optional>
#include <string>

namespace reviver {

/// What a frame tells of the one who sent it. The same first octet means different
/// things in different protocols: length and content decide.
enum class FrameMeaning {
    Echo,             ///< the request itself came back
    VersionReply,     ///< 0D, length, text: DMSS or Huawei download
    ProductReply,     ///< 45, text: Huawei download
    Acknowledge,      ///< 02 alone
    Refusal,          ///< 03, u16 reason: understood, and not done
    Damaged,          ///< 03, reason "bad CRC" or "cut short": answers noise, not a request
    Parameters,       ///< 08 and seven octets: DMSS
    StreamingHello,   ///< 02 and the loader's greeting
    QdlHello,         ///< 02 and the greeting of a Gobi or Sierra boot loader
    StreamingTalk,    ///< 0E log text, or 0D with a u32 code: a loader
    DiagReply,        ///< the request's code with a body of its known layout
    DiagError,        ///< 13, 14, 15, 16, 18, 42, 47 with the request
    DiagUnsolicited,  ///< 10, 60, 79, ...: a log of a running modem
    Other,
};

/// What `payload` means as an answer to `request` (empty: nothing was asked).
/// Source: docs/sources.md, "Modes, ports and light"; ModemManager libqcdm, qtools, libopenpst,
/// Huawei's dload.c (confirmed but for single rows named there).
FrameMeaning frameMeaning(ByteView payload, ByteView request);

/// The text of a version reply: `0D len text`, where len is exactly the rest and all
/// of it can be printed. A streaming loader's error also begins with 0D: its u32 code
/// never fulfils this. Source: forum bytes of an E392; Qualcomm dloadarm.c.
std::optional<std::string> versionText(ByteView payload);
/// The text of a product reply: `45 text`, ending at the first NUL.
std::optional<std::string> productText(ByteView payload);

/// What octets outside of frames tell.
enum class RawMeaning {
    Nothing,
    SaharaHello,      ///< 01 00 00 00 30 00 00 00: waits for a loader
    SaharaDump,       ///< the same, in the mode that offers a memory dump
    SaharaDisturbed,  ///< 04 00 00 00 10 00 00 00: answered our octets with "end of image"
    Firehose,         ///< <?xml
    Positions,        ///< $GP...: a satellite receiver
};

/// Looks for the greetings of protocols without frames.
/// Source: qdl sahara.c, edl sahara_defs.py (confirmed).
RawMeaning rawMeaning(ByteView octets);

/// True if all octets are printable ASCII, and there is at least one.
bool isPrintable(ByteView octets);

}  // namespace reviver

// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/protocol/hdlc.h"
#include "tests/device/scripted_host.h"

namespace reviver::test {

// Scripted modems with octets from independent sources: the forum's dump of an E392,
// constants in Qualcomm's and Huawei's boot code, clients' source, captures.

inline constexpr const char *kPcui = "/dev/ttyUSB1";
inline constexpr const char *kModemPort = "/dev/ttyUSB0";

inline constexpr std::string_view kVersionRequest = "7E 0C 14 3A 7E";
inline constexpr std::string_view kProductRequest = "7E 45 D1 E5 7E";
inline constexpr std::string_view kNop = "7E 06 4E 95 7E";
inline constexpr std::string_view kParametersRequest = "7E 07 C7 84 7E";
inline constexpr std::string_view kAck = "7E 02 6A D3 7E";
inline constexpr std::string_view kNak6 = "7E 03 00 06 9E 4C 7E";
/// The forum's bytes: the E392's reply opens without a flag.
inline constexpr std::string_view kE392Version
    = "0D 14 39 78 30 30 42 2D 53 43 41 51 44 42 5A 4D 2D 33 30 33 35 30 85 1E 7E";
inline constexpr std::string_view kBalongVersion
    = "0D 0F 37 32 30 30 42 2D 2D 53 4B 43 42 41 44 5A 4D C3 7B 7E";
inline constexpr std::string_view kParameters = "7E 08 05 01 04 00 90 06 00 FE AA 7E";
inline constexpr std::string_view kStreamingHello
    = "7E 01 51 43 4F 4D 20 66 61 73 74 20 64 6F 77 6E 6C 6F 61 64 20 70 72 6F 74 6F 63 6F 6C 20 68 6F 73 74 "
      "03 03 09 "
      "C6 32 7E";
inline constexpr std::string_view kStreamingReply
    = "7E 02 51 43 4F 4D 20 66 61 73 74 20 64 6F 77 6E 6C 6F 61 64 20 70 72 6F 74 6F 63 6F 6C 20 74 61 72 67 "
      "03 02 00 "
      "04 00 00 00 00 00 00 04 4E 41 4E 44 1E 00 01 00 00 00 02 00 09 4E 7D 5E 7E";
inline constexpr std::string_view kSaharaHello = "01 00 00 00 30 00 00 00 02 00 00 00 01 00 00 00 00 04 00 "
                                                 "00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 "
                                                 "00 00 00 00 00 00 00 00 00 00 00";
inline constexpr std::string_view kDiagVersionReply
    = "7E 00 4E 6F 76 20 30 39 20 32 30 31 32 31 38 3A 30 30 3A 30 30 4E 6F 76 20 30 39 20 32 30 31 32 31 38 "
      "3A 30 30 "
      "3A 30 30 53 43 41 51 44 42 5A 4D 2A 06 00 00 00 02 18 00 32 B3 7E";

inline void identify(ScriptedHost &host, UsbId id)
{
    host.device.id = id;
    host.device.location = "1-4";
    host.device.speed = UsbSpeed::High;
}

/// 45 in a frame: "HUAWEI E392u-12" as text, 20 octets of reply in all. CRC by our own
/// encoder: the reply's content is what is tested, its shape is from balongflash.
inline Bytes productReply(const std::string &text)
{
    Bytes payload{0x45};
    append(payload, asBytes(text));
    payload.resize(20, 0);
    return hdlc::encodeFrame(payload, hdlc::LeadingFlag::Send);
}

/// The stick of the forum in download mode: two ports with names of a healthy one.
inline void makeDeadE392(ScriptedHost &host)
{
    identify(host, {0x12D1, 0x1003});
    host.add(kModemPort, "3G Modem");
    ScriptedPort &pcui = host.add(kPcui, "3G PC UI Interface");
    pcui.answer(kVersionRequest, {kE392Version});
}

/// Candidate A: Huawei's own download protocol.
inline void makeE392A(ScriptedHost &host)
{
    makeDeadE392(host);
    ScriptedPort &pcui = host.port(kPcui);
    pcui.answer(kProductRequest, {hexText(productReply("HUAWEI E392u-12"))});
    pcui.answer(kNop, {kNak6});
    pcui.answer(kParametersRequest, {kNak6});
}

/// Candidate B: Qualcomm's DMSS.
inline void makeE392B(ScriptedHost &host)
{
    makeDeadE392(host);
    ScriptedPort &pcui = host.port(kPcui);
    pcui.answer(kProductRequest, {kNak6});
    pcui.answer(kNop, {kAck});
    pcui.answer(kParametersRequest, {kParameters});
}

inline const std::string kAti
    = "\r\nManufacturer: Huawei Technologies Co., Ltd.\r\nModel: E392\r\n"
      "Revision: 11.433.57.00.260\r\nIMEI: 001010000000008\r\n+GCAP: +CGSM,+DS,+ES\r\n\r\nOK\r\n";

/// A healthy E392 on the port set of its normal mode.
inline void makeHealthyE392(ScriptedHost &host)
{
    identify(host, {0x12D1, 0x1506});
    host.add("/dev/ttyUSB0", "Modem").answerAt("AT", "\r\nOK\r\n");
    ScriptedPort &diag = host.add("/dev/ttyUSB2", "Diag");
    diag.answer(kVersionRequest, {"7E 13 0C D2 7A 7E"});
    diag.answer("7E 00 78 F0 7E", {kDiagVersionReply});
    ScriptedPort &pcui = host.add("/dev/ttyUSB1", "PC UI");
    pcui.answerAt("AT", "\r\nOK\r\n");
    pcui.answerAt("AT^DLOADVER?", "\r\nERROR\r\n");
    pcui.answerAt("ATI", kAti);
    pcui.answerAt("AT^HWVER", "\r\n^HWVER: \"CH1E392DM\"\r\n\r\nOK\r\n");
    pcui.answerAt("AT^VERSION?", "\r\nCOMMAND NOT SUPPORT\r\n");
    pcui.answerAt("AT^SETPORT?", "\r\n^SETPORT:A1,A2;1,2,3,7,A1,A2\r\n\r\nOK\r\n");
    pcui.answerAt("AT^GETPORTMODE",
                  "\r\n^GETPORTMODE: TYPE: WCDMA: Qualcomm,MDM:0,PCUI:1,DIAG:2,CDROM:3,SD:4,\r\n\r\nOK\r\n");
    pcui.answerAt("AT^U2DIAG?", "\r\n^U2DIAG: 0\r\n\r\nOK\r\n");
    pcui.answerAt("AT^CARDLOCK?", "\r\n^CARDLOCK: 2,10,0\r\n\r\nOK\r\n");
    pcui.answerAt("AT+CPIN?", "\r\n+CPIN: READY\r\n\r\nOK\r\n");
}

}  // namespace reviver::test

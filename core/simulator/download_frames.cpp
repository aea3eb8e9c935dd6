// SPDX-License-Identifier: Apache-2.0
#include "core/simulator/download_frames.h"

namespace reviver::practice {

Bytes ackPayload()
{
    return {0x02};
}

Bytes nakPayload(Nak reason)
{
    Bytes payload{0x03};
    appendBe(payload, static_cast<std::uint16_t>(reason));
    return payload;
}

Nak nakForBadFrame(FrameKind kind)
{
    switch (kind) {
    case FrameKind::TooShort:
        return Nak::EarlyEnd;
    case FrameKind::TooLong:
        return Nak::TooLarge;
    case FrameKind::BadCrc:
    case FrameKind::Good:
        break;
    }
    return Nak::InvalidFcs;
}

Bytes versionPayload(std::string_view text)
{
    Bytes payload{0x0D, static_cast<std::uint8_t>(text.size())};
    append(payload, asBytes(text));
    return payload;
}

AttachedDevice e392DownloadIdentity()
{
    AttachedDevice device;
    device.id = UsbId{0x12D1, 0x1003};
    device.manufacturer = "HUAWEI Technology";
    device.product = "HUAWEI Mobile";
    device.interfaces = {
        {0, 0xFF, 0xFF, 0xFF, 3, "3G Modem", "option", "modem"},
        {1, 0xFF, 0xFF, 0xFF, 2, "3G PC UI Interface", "option", "pcui"},
    };
    return device;
}

AttachedDevice chipDownloadIdentity()
{
    AttachedDevice device;
    device.id = UsbId{0x05C6, 0x9008};
    device.manufacturer = "Qualcomm CDMA Technologies MSM";
    device.product = "QHSUSB_DLOAD";
    device.interfaces = {{0, 0xFF, 0xFF, 0xFF, 2, "", "qcserial", std::string(kPcui)}};
    return device;
}

}  // namespace reviver::practice

// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/device/evidence.h"

namespace reviver::test {

inline PortEvidence port(const std::string &path, Speech speech)
{
    PortEvidence evidence;
    evidence.port.path = path;
    evidence.speaks = speech;
    return evidence;
}

inline AttachedInterface interfaceOf(std::uint8_t interfaceClass, std::uint8_t subclass,
                                     std::uint8_t protocol, const std::string &portPath = {},
                                     const std::string &name = {})
{
    AttachedInterface interface;
    interface.interfaceClass = interfaceClass;
    interface.subclass = subclass;
    interface.protocol = protocol;
    interface.port = portPath;
    interface.name = name;
    return interface;
}

/// The id of the forum's stick with ports of these paths.
inline Modem modemWithPorts(const std::vector<std::string> &paths, UsbId id = {0x12D1, 0x1003})
{
    Modem modem;
    modem.id = "usb-1-4";
    modem.device.id = id;
    for (const std::string &path : paths) {
        modem.ports.push_back({path, PortFunction::Unknown, {}, static_cast<int>(modem.ports.size())});
        modem.device.interfaces.push_back(interfaceOf(0xFF, 0xFF, 0xFF, path));
    }
    return modem;
}

inline Modem modemOf(UsbId id, const std::vector<AttachedInterface> &interfaces)
{
    Modem modem;
    modem.device.id = id;
    modem.device.interfaces = interfaces;
    return modem;
}

inline Modem discModem()
{
    return modemOf({0x12D1, 0x151A}, {interfaceOf(0x08, 0x06, 0x50)});
}

inline Modem hiLinkModem()
{
    return modemOf({0x12D1, 0x14DC},
                   {interfaceOf(0x02, 0x06, 0x00), interfaceOf(0x0A, 0, 0), interfaceOf(0x08, 0x06, 0x50)});
}

/// Its interfaces are there, but no driver made ports of them.
inline Modem modemWithoutDriver()
{
    return modemOf({0x12D1, 0x1442}, {interfaceOf(0x02, 0x02, 0xFF), interfaceOf(0x02, 0x02, 0xFF)});
}

}  // namespace reviver::test

// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/device/device_mode.h"
#include "core/transport/attached_device.h"

namespace reviver {

/// What a USB interface is for: more than ports, as it also knows discs and networks.
enum class InterfaceKind { Serial, Disc, Network, Other };

/// Source: USB class codes; Linux option.c, qcserial.c and huawei_cdc_ncm.c for what
/// Huawei's vendor-specific interfaces are (confirmed).
InterfaceKind interfaceKind(const AttachedDevice &device, const AttachedInterface &interface);

/// What a serial interface is for. Strongest first: Huawei's protocol octet, the
/// interface's own name, the place it has in a known layout, three end points.
/// Unknown is a good answer: the port has to be asked anyway.
PortFunction portFunction(const AttachedDevice &device, const AttachedInterface &interface);

/// Vendors that make modems and little else: their devices are modems if they have
/// a serial, network or disc interface.
bool isModemVendor(std::uint16_t vendor);

}  // namespace reviver

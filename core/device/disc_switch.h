// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/bytes.h"
#include "core/base/message.h"
#include "core/transport/attached_device.h"
#include "core/transport/usb_message.h"

#include <chrono>
#include <optional>
#include <string_view>
#include <vector>

namespace reviver {

/// What makes a modem leave its installer disc.
enum class DiscSwitchKind {
    HuaweiMessage,  ///< a vendor command in the dress of a disc command (nearly all since 2008)
    HuaweiControl,  ///< SET_FEATURE with value 1 (sticks up to about 2008)
    Eject,          ///< the disc is ejected
    Message,        ///< a message of the model's own
};

/// One USB identity that shows an installer disc.
struct DiscSwitch {
    UsbId id;
    std::string_view manufacturer;  ///< only with this iManufacturer string; empty: any
    std::string_view model;         ///< "Huawei E392u-12, E3131 (Variant)"
    DiscSwitchKind kind;
    std::string_view targets;  ///< ids that it may come back with, "12D1:151B 12D1:151D"; empty: not known
    std::string_view message;  ///< hex, for Message and as a last try for Eject
};

/// The ports that a Huawei stick shows afterwards differ a little with the system that
/// the message names. Source: linux-usb list, March 2013, Huawei's engineer (confirmed).
enum class SwitchFlavour { Linux, Windows, MacOs };

/// Messages that belong together. A failing answer, a stall and a vanishing modem are
/// all normal: only its return under another id tells.
struct SwitchAttempt {
    Message title;  ///< "Huawei's message for Linux"
    std::vector<UsbMessage> messages;
};

/// How long one transfer may take, and how long the return is awaited at the same place
/// of the bus. Source: usb_modeswitch (confirmed).
inline constexpr std::chrono::milliseconds kSwitchTransferTimeout{3000};
inline constexpr std::chrono::milliseconds kSwitchReturnTimeout{20'000};

/// The way out of the installer disc for a device that shows one, or nothing. A Huawei
/// device that is not in the table but has a disc as its first interface takes Huawei's
/// message: Debian's usb-modeswitch does the same for every one of them (one source).
std::optional<DiscSwitch> discSwitchFor(const AttachedDevice &device);

/// What to send, in this order, until the modem comes back under another id.
std::vector<SwitchAttempt> switchAttempts(const DiscSwitch &way,
                                          SwitchFlavour flavour = SwitchFlavour::Linux);

/// The ids of `targets`.
std::vector<UsbId> switchTargets(const DiscSwitch &way);

}  // namespace reviver

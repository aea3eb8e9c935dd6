// SPDX-License-Identifier: Apache-2.0
#include "core/repair/fingerprint.h"

#include "core/base/sha256.h"
#include "core/device/diagnosis.h"

namespace reviver {
namespace {

constexpr std::size_t kCheckDigits = 4;

std::string checkDigits(std::string_view kind, const std::string &number)
{
    if (number.empty())
        return {};
    const std::string text = "reviver " + std::string(kind) + " " + number;
    return sha256Hex(asBytes(text)).substr(0, kCheckDigits);
}

bool bothTold(const std::string &one, const std::string &other)
{
    return !one.empty() && !other.empty();
}

bool differ(const std::string &one, const std::string &other)
{
    return bothTold(one, other) && one != other;
}

}  // namespace

DeviceFingerprint fingerprintOf(const Evidence &evidence)
{
    const AttachedDevice &device = evidence.modem.device;
    DeviceFingerprint print;
    print.location = device.location;
    print.usb = device.id;
    print.mode = modeName(evidence.mode);
    print.model = modelTitle(evidence);
    print.product = evidence.identity.model;
    print.buildId = evidence.identity.buildId;
    print.usbSerialCheck = checkDigits("usb serial", device.serial);
    print.serialCheck = checkDigits("serial", evidence.identity.serial);
    print.imeiCheck = checkDigits("imei", evidence.identity.imei);
    print.practice = device.practice;
    return print;
}

std::optional<Message> differenceOf(const DeviceFingerprint &then, const DeviceFingerprint &now)
{
    if (bothTold(then.product, now.product) && !sameModel(then.product, now.product))
        return Message(REVIVER_TR("The repair was of %1; this one is %2."), {then.product, now.product});
    if (differ(then.serialCheck, now.serialCheck))
        return Message(REVIVER_TR("Its serial number is another one (check digits %1 then, %2 now)."),
                       {then.serialCheck, now.serialCheck});
    if (differ(then.imeiCheck, now.imeiCheck))
        return Message(REVIVER_TR("Its IMEI is another one (check digits %1 then, %2 now)."),
                       {then.imeiCheck, now.imeiCheck});
    if (then.mode != now.mode)
        return std::nullopt;
    if (differ(then.buildId, now.buildId))
        return Message(REVIVER_TR("Its loader is another one (%1 then, %2 now)."),
                       {then.buildId, now.buildId});
    if (then.usb && now.usb && *then.usb != *now.usb)
        return Message(REVIVER_TR("Its USB id is another one (%1 then, %2 now)."),
                       {then.usb->text(), now.usb->text()});
    if (differ(then.usbSerialCheck, now.usbSerialCheck))
        return Message(REVIVER_TR("Its serial number on USB is another one (check digits %1 then, %2 now)."),
                       {then.usbSerialCheck, now.usbSerialCheck});
    return std::nullopt;
}

bool knownAgain(const DeviceFingerprint &then, const DeviceFingerprint &now)
{
    const auto equal = [](const std::string &one, const std::string &other) {
        return bothTold(one, other) && one == other;
    };
    return !differenceOf(then, now)
        && (equal(then.usbSerialCheck, now.usbSerialCheck) || equal(then.serialCheck, now.serialCheck)
            || equal(then.imeiCheck, now.imeiCheck) || bothTold(then.product, now.product)
            || equal(then.buildId, now.buildId));
}

}  // namespace reviver

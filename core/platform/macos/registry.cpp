// SPDX-License-Identifier: Apache-2.0
#include "core/platform/macos/registry.h"

namespace reviver::macos {

std::string utf8(CFTypeRef text)
{
    if (!text || CFGetTypeID(text) != CFStringGetTypeID())
        return {};
    const auto string = static_cast<CFStringRef>(text);
    const CFIndex size
        = CFStringGetMaximumSizeForEncoding(CFStringGetLength(string), kCFStringEncodingUTF8) + 1;
    std::string out(static_cast<std::size_t>(size), '\0');
    if (!CFStringGetCString(string, out.data(), size, kCFStringEncodingUTF8))
        return {};
    out.resize(out.find('\0'));
    return out;
}

std::string textOf(io_registry_entry_t entry, CFStringRef name)
{
    const Value value(IORegistryEntryCreateCFProperty(entry, name, kCFAllocatorDefault, 0));
    return utf8(value.get());
}

std::optional<long> numberOf(io_registry_entry_t entry, CFStringRef name)
{
    const Value value(IORegistryEntryCreateCFProperty(entry, name, kCFAllocatorDefault, 0));
    long number = 0;
    if (!value || CFGetTypeID(value.get()) != CFNumberGetTypeID()
        || !CFNumberGetValue(static_cast<CFNumberRef>(value.get()), kCFNumberLongType, &number))
        return std::nullopt;
    return number;
}

std::string textBelow(io_registry_entry_t entry, CFStringRef name)
{
    const Value value(IORegistryEntrySearchCFProperty(entry, kIOServicePlane, name, kCFAllocatorDefault,
                                                      kIORegistryIterateRecursively));
    return utf8(value.get());
}

}  // namespace reviver::macos

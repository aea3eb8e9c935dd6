// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <CoreFoundation/CoreFoundation.h>
#include <IOKit/IOKitLib.h>
#include <optional>
#include <string>

namespace reviver::macos {

/// An object of IOKit or Core Foundation that is released by itself.
template <typename T, auto Release>
class Owned {
public:
    explicit Owned(T object = {}) : m_object(object) {}
    ~Owned()
    {
        if (m_object)
            Release(m_object);
    }
    Owned(const Owned &) = delete;
    Owned &operator=(const Owned &) = delete;

    T get() const { return m_object; }
    explicit operator bool() const { return m_object != T{}; }

private:
    T m_object;
};
using Entry = Owned<io_object_t, IOObjectRelease>;
using Value = Owned<CFTypeRef, CFRelease>;

/// A property of an entry; empty or nothing when it has none of that name and type.
std::string textOf(io_registry_entry_t entry, CFStringRef name);
std::optional<long> numberOf(io_registry_entry_t entry, CFStringRef name);
/// The same, of the entry or of any below it.
std::string textBelow(io_registry_entry_t entry, CFStringRef name);

/// A text of Core Foundation as UTF-8.
std::string utf8(CFTypeRef text);

}  // namespace reviver::macos

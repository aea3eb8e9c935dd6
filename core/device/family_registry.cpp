// SPDX-License-Identifier: Apache-2.0
#include "core/device/families/families.h"

#include <algorithm>

namespace reviver {
namespace {

constexpr const ModemFamily *kFamilies[] = {
#define FAMILY(name) &name,
#include "core/device/families/families.inc"
#undef FAMILY
};

bool isWordCharacter(char c)
{
    return (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z');
}

/// True if `model` stands in `text` as a word of its own or with a suffix of
/// letters: "E392" is in "HUAWEI E392u-12", but "E337" is not in "E3372".
bool namesModel(std::string_view text, std::string_view model)
{
    for (std::size_t at = text.find(model); at != std::string_view::npos; at = text.find(model, at + 1)) {
        const bool startsWord = at == 0 || !isWordCharacter(text[at - 1]);
        const std::size_t end = at + model.size();
        const bool endsNumber = end == text.size() || text[end] < '0' || text[end] > '9';
        if (startsWord && endsNumber)
            return true;
    }
    return false;
}

}  // namespace

std::span<const ModemFamily *const> modemFamilies()
{
    return kFamilies;
}

const ModemFamily *familyOfBuild(std::string_view buildId)
{
    for (const ModemFamily *family : kFamilies) {
        if (!family->buildPrefix.empty() && buildId.starts_with(family->buildPrefix))
            return family;
    }
    return nullptr;
}

const ModemFamily *familyOfModel(std::string_view model)
{
    for (const ModemFamily *family : kFamilies) {
        for (const std::string_view name : family->models) {
            if (namesModel(model, name))
                return family;
        }
    }
    return nullptr;
}

std::vector<const ModemFamily *> familiesOfUsbId(UsbId id)
{
    std::vector<const ModemFamily *> found;
    for (const ModemFamily *family : kFamilies) {
        if (std::ranges::any_of(family->identities, [&](const UsbIdentity &row) { return row.id == id; }))
            found.push_back(family);
    }
    return found;
}

bool isBootId(UsbId id)
{
    return std::ranges::any_of(kFamilies, [&](const ModemFamily *family) {
        return std::ranges::any_of(family->identities,
                                   [&](const UsbIdentity &row) { return row.bootOnly && row.id == id; });
    });
}

bool hasOwnFirehose(UsbId id)
{
    return std::ranges::any_of(familiesOfUsbId(id), &ModemFamily::ownFirehose) && isBootId(id);
}

DeviceMode hintOfUsbId(UsbId id)
{
    DeviceMode hint = DeviceMode::Unknown;
    bool first = true;
    for (const ModemFamily *family : kFamilies) {
        for (const UsbIdentity &row : family->identities) {
            if (row.id != id)
                continue;
            if (!first && row.hint != hint)
                return DeviceMode::Unknown;
            hint = row.hint;
            first = false;
        }
    }
    return hint;
}

}  // namespace reviver

// SPDX-License-Identifier: Apache-2.0
#include "core/firmware/version_groups.h"

#include <algorithm>
#include <array>

namespace reviver {

namespace {

struct Meaning {
    std::string_view group;
    std::string_view text;
};

constexpr std::array kGenerations = {
    Meaning{"11", "Qualcomm stick or module"},
    Meaning{"12", "Qualcomm stick or module"},
    Meaning{"17", "web pages (WebUI)"},
    Meaning{"21", "Balong stick"},
    Meaning{"22", "Balong stick with web pages (HiLink)"},
};

constexpr std::array kProductLines = {
    Meaning{"102", "as in EC315"},  Meaning{"104", "as in EM770"},   Meaning{"117", "as in E220"},
    Meaning{"234", "as in ME909u"}, Meaning{"432", "as in EC5377u"}, Meaning{"433", "as in E392 and E589"},
    Meaning{"608", "as in E155x"},  Meaning{"609", "as in E153"},    Meaning{"636", "as in ME909u"},
    Meaning{"810", "as in EM820W"},
};

constexpr std::array kReleases = {Meaning{"99", "service release"}};

constexpr std::array kCustomers = {
    Meaning{"00", "no particular operator"},
    Meaning{"76", "STC"},
    Meaning{"161", "Beeline"},
    Meaning{"274", "Telenor"},
    Meaning{"306", "Zong, Warid"},
    Meaning{"1456", "Zong"},
    Meaning{"1460", "Telenor"},
};

std::string explained(const std::string &group, std::span<const Meaning> meanings)
{
    const auto found = std::ranges::find(meanings, group, &Meaning::group);
    return found == meanings.end() ? group : group + ", " + std::string(found->text);
}

}  // namespace

std::string versionGroup(std::string_view version, int index)
{
    for (; index > 0; --index) {
        const auto dot = version.find('.');
        if (dot == std::string_view::npos)
            return {};
        version.remove_prefix(dot + 1);
    }
    return std::string(version.substr(0, version.find('.')));
}

std::vector<ImageDetail> versionGroups(std::string_view version)
{
    const std::string generation = versionGroup(version, 0);
    // Other makers number their versions in other ways.
    if (std::ranges::find(kGenerations, generation, &Meaning::group) == kGenerations.end())
        return {};
    std::vector<ImageDetail> rows = {{"generation", explained(generation, kGenerations)},
                                     {"product line", explained(versionGroup(version, 1), kProductLines)},
                                     {"release", explained(versionGroup(version, 2), kReleases)},
                                     {"sub-release", versionGroup(version, 3)}};
    if (const std::string customer = versionGroup(version, 4); !customer.empty())
        rows.push_back({"operator", explained(customer, kCustomers)});
    return rows;
}

}  // namespace reviver

// SPDX-License-Identifier: Apache-2.0
#include "core/platform/linux/access_rule.h"

#include "core/platform/linux/access_rule_text.h"

#include <algorithm>
#include <fmt/format.h>
#include <fstream>
#include <iterator>

namespace fs = std::filesystem;

namespace reviver {

namespace {

bool holdsTheRule(const fs::path &folder)
{
    std::ifstream file(folder / kAccessRuleName, std::ios::binary);
    return std::equal(std::istreambuf_iterator<char>(file), std::istreambuf_iterator<char>(),
                      kAccessRuleText.begin(), kAccessRuleText.end());
}

}  // namespace

std::optional<HostChange> missingAccessRule(const RuleFolders &folders)
{
    if (holdsTheRule(folders.own) || std::ranges::any_of(folders.packaged, holdsTheRule))
        return std::nullopt;
    return HostChange{folders.own / kAccessRuleName, std::string(kAccessRuleText), true};
}

Result<void> writeAccessRule(const Administrator &administrator, const RuleFolders &folders)
{
    // Written whole under another name first: udev must not read half a rule.
    const std::string file = (folders.own / kAccessRuleName).string();
    const std::string script
        = fmt::format("umask 022 && mkdir -p '{0}' && cat > '{1}.part' && mv '{1}.part' '{1}' && udevadm "
                      "control --reload && "
                      "udevadm trigger --action=change --subsystem-match=usb --subsystem-match=tty",
                      folders.own.string(), file);
    return administrator.run(script, std::string(kAccessRuleText));
}

}  // namespace reviver

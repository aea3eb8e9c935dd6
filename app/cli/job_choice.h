// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/cli/session.h"
#include "app/cli/trouble.h"
#include "core/repair/job_list.h"

#include <tl/expected.hpp>

namespace reviver::cli {

/// The journal that JOB names; for an empty name the only one that can be continued.
/// Otherwise a trouble that says which there are.
tl::expected<JournalContents, Trouble> chooseJob(Session &session, const std::string &id);

/// "interrupted at 43 %", "running", "over", "can't be read: ...".
std::string jobState(const ListedJob &job);

}  // namespace reviver::cli

// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/transport/recording_sink.h"

#include <memory>

namespace reviver {

/// Hands a recording on as it may be given to other people: IMEI, IMSI, card and serial numbers are
/// replaced in octets and in names by as many other characters, the checksums of HDLC frames are
/// made anew, and names of users in folders and `names` (of the computer, of its user) become "…".
/// What is looked for, and what is not: docs/recording.md.
///
/// An event waits until no number can go on behind it, so what `inner` has is masked already.
std::unique_ptr<RecordingSink> withoutIdentity(std::unique_ptr<RecordingSink> inner,
                                               std::vector<std::string> names = {});

}  // namespace reviver

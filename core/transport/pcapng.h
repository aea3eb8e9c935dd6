// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/transport/recording_encoder.h"

namespace reviver {

/// A recording as a pcapng file for Wireshark: one interface for each port, link type
/// USER0 (147), one packet for each write or read with its time and direction; openings and lists of
/// devices are empty packets with a comment. Source: draft-ietf-opsawg-pcapng (confirmed).
std::unique_ptr<RecordingEncoder> pcapngRecording();

}  // namespace reviver

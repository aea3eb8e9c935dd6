// SPDX-License-Identifier: Apache-2.0
#include "core/simulator/version_only_program.h"

#include "core/simulator/download_frames.h"

namespace reviver::practice {
namespace {

constexpr std::size_t kLargestRequest = 1024;
constexpr std::uint8_t kVersion = 0x0C;

}  // namespace

VersionOnlyProgram::VersionOnlyProgram(ModemBoard &board)
    : m_board(board)
    , m_line(kLargestRequest, LeadingFlag::Needed,
             [this](FrameKind kind, ByteView payload) { onFrame(kind, payload); })
{
}

AttachedDevice VersionOnlyProgram::identity() const
{
    return e392DownloadIdentity();
}

void VersionOnlyProgram::receive(std::string_view port, ByteView octets)
{
    if (port == kPcui)
        m_line.feed(octets);
}

/// The version goes out without the leading flag, as the forum's dump shows.
void VersionOnlyProgram::onFrame(FrameKind kind, ByteView payload)
{
    if (kind != FrameKind::Good)
        m_board.send(kPcui, hdlcFrame(nakPayload(nakForBadFrame(kind))));
    else if (payload.size() == 1 && payload[0] == kVersion)
        m_board.send(kPcui, hdlcFrame(versionPayload(kE392VersionText), false));
    else
        m_board.send(kPcui, hdlcFrame(nakPayload(Nak::InvalidCommand)));
}

}  // namespace reviver::practice

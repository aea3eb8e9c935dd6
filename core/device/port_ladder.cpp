// SPDX-License-Identifier: Apache-2.0
#include "core/device/port_ladder.h"

#include "core/protocol/diag/diag_messages.h"
#include "core/protocol/dmss/dmss_constants.h"
#include "core/protocol/huawei/huawei_constants.h"
#include "core/protocol/qdl/qdl_messages.h"
#include "core/protocol/streaming/streaming_messages.h"

#include <algorithm>
#include <array>

namespace reviver {
namespace {

using namespace std::chrono_literals;
using std::chrono::milliseconds;

constexpr milliseconds kListen = 1500ms;
constexpr milliseconds kListenQualcomm = 2500ms;  ///< Sahara may greet late
constexpr milliseconds kAtWait = 1000ms;
constexpr int kAtTries = 2;
constexpr milliseconds kMonitorWait = 1500ms;
constexpr milliseconds kFlushWait = 300ms;
constexpr milliseconds kVersionWait = 1500ms;
constexpr int kVersionTries = 2;
constexpr milliseconds kProductWait = 1500ms;
constexpr milliseconds kNopWait = 1000ms;
constexpr int kNopTries = 3;
constexpr milliseconds kDiagWait = 3000ms;
constexpr milliseconds kWakeWait = 2000ms;
constexpr milliseconds kHelloWait = 1000ms;
constexpr int kHelloTries = 3;
constexpr milliseconds kKnockWait = 1000ms;

constexpr std::uint8_t kFlag = 0x7E;
constexpr std::uint8_t kWakeOctet = 0x00;
constexpr std::uint8_t kKnockOctet = 0x41;
constexpr std::uint8_t kKnockAnswer = 0x55;

using Meanings = std::vector<FrameMeaning>;
/// Who they are tells as much as an answer: any of these ends a question.
const Meanings kAnyReply{FrameMeaning::VersionReply,  FrameMeaning::ProductReply,
                         FrameMeaning::Acknowledge,   FrameMeaning::Refusal,
                         FrameMeaning::Parameters,    FrameMeaning::StreamingHello,
                         FrameMeaning::StreamingTalk, FrameMeaning::QdlHello,
                         FrameMeaning::DiagReply,     FrameMeaning::DiagError};

Answer answerOf(const Heard &heard, ByteView request, FrameMeaning given)
{
    if (heard.frame(given, request))
        return Answer::Given;
    if (heard.frame(FrameMeaning::Refusal, request) || heard.frame(FrameMeaning::DiagError, request))
        return Answer::Refused;
    return Answer::Silent;
}

/// Not NO CARRIER: diagnostic ports are known to say that to AT.
/// Source: ModemManager mm-port-probe.c (confirmed).
bool isAtAnswer(const at::Reply &reply)
{
    using Final = at::Reply::Final;
    return reply.final == Final::Ok || reply.final == Final::Error || reply.final == Final::CmeError
        || reply.final == Final::NotSupported;
}

/// The only version that is known. Source: balongflash util.c; Huawei's lteupdate.c (confirmed).
bool isMonitorVersion(std::string_view line)
{
    return line == "2.0" || line.ends_with(" 2.0") || line.ends_with(":2.0");
}

}  // namespace

Result<void> PortLadder::climb()
{
    std::vector<Step (PortLadder::*)()> steps{&PortLadder::listen};
    if (m_hints.balongBootRom) {
        steps.push_back(&PortLadder::knockAtBootRom);
    } else {
        if (!m_hints.emergency)
            steps.push_back(&PortLadder::askAt);
        steps.insert(steps.end(),
                     {&PortLadder::flush, &PortLadder::askVersion, &PortLadder::askNop,
                      &PortLadder::wakeSahara, &PortLadder::greetLoader});
    }
    for (const auto step : steps) {
        const Step recognised = (this->*step)();
        if (!recognised)
            return failure(recognised.error());
        if (*recognised)
            return {};
    }
    m_evidence.speaks = Speech::Nothing;
    return {};
}

PortLadder::Step PortLadder::listen()
{
    const auto heard = m_session.listen(m_hints.qualcomm ? kListenQualcomm : kListen);
    if (!heard)
        return failure(heard.error());
    if (heard->frame(FrameMeaning::StreamingTalk, {})) {
        m_loaderHint = true;
        return greetLoader();
    }
    return recogniseRaw(*heard);
}

/// Source: balong-usbdload; 96boards hisi-idt.py (any octet; the answer from one source).
PortLadder::Step PortLadder::knockAtBootRom()
{
    const auto ready = [](const Heard &heard) { return std::ranges::count(heard.octets, kKnockAnswer) > 0; };
    const auto heard = m_session.askOctet("knock (41)", kKnockOctet, kKnockWait, ready);
    if (!heard)
        return failure(heard.error());
    if (!ready(*heard))
        return false;
    m_evidence.speaks = Speech::BalongBootRom;
    return true;
}

PortLadder::Step PortLadder::askAt()
{
    m_evidence.capabilities.at = Answer::Silent;
    for (int i = 0; i < kAtTries; ++i) {
        REVIVER_TRY(m_session.clearLine());
        const auto reply = m_session.askAt("AT", kAtWait);
        if (reply && isAtAnswer(*reply))
            return askDownloadMonitor();
        if (!reply && reply.error().code() != ErrorCode::Timeout)
            return failure(reply.error());
        const Heard &heard = m_session.lastHeard();
        if (const Step raw = recogniseRaw(heard); !raw || *raw)
            return raw;
        if (heard.frame(FrameMeaning::StreamingTalk, {}))
            m_loaderHint = true;
    }
    return false;
}

PortLadder::Step PortLadder::askDownloadMonitor()
{
    m_evidence.capabilities.at = Answer::Given;
    m_evidence.speaks = Speech::At;
    const auto reply = m_session.askAt("AT^DLOADVER?", kMonitorWait);
    if (!reply && reply.error().code() != ErrorCode::Timeout)
        return failure(reply.error());
    m_evidence.capabilities.downloadVersion = !reply ? Answer::Silent
        : reply->ok()                                ? Answer::Given
                                                     : Answer::Refused;
    const bool hasVersion = reply && reply->ok() && std::ranges::any_of(reply->lines, isMonitorVersion);
    if (hasVersion)
        m_evidence.speaks = Speech::BalongMonitor;
    else if (reply && reply->ok())
        m_evidence.capabilities.downloadVersion = Answer::Refused;  // OK without a version says nothing
    return true;
}

PortLadder::Step PortLadder::flush()
{
    const auto heard = m_session.askOctet("flag alone (7E)", kFlag, kFlushWait, {});
    if (!heard)
        return failure(heard.error());
    return recogniseRaw(*heard);
}

PortLadder::Step PortLadder::askVersion()
{
    const Bytes request{dmss::kVersionRequest};
    m_evidence.capabilities.softwareVersion = Answer::Silent;
    for (int i = 0; i < kVersionTries; ++i) {
        const auto heard = m_session.askFrame("version request (0C)", request, kVersionWait, kAnyReply);
        if (!heard)
            return failure(heard.error());
        m_evidence.capabilities.softwareVersion = answerOf(*heard, request, FrameMeaning::VersionReply);
        if (const Step step = recogniseReply(*heard, request); !step || *step)
            return step;
        if (heard->frame(FrameMeaning::Echo, request) && !m_echoes) {
            // Only AT ports echo. Our first AT may have drowned in what stood in its line.
            m_echoes = true;
            if (const Step at = askAt(); !at || *at)
                return at;
            if (const Step flushed = flush(); !flushed || *flushed)
                return flushed;
        }
    }
    return false;
}

/// Boot stages before protocol revision 3 know no 0C. Source: libopenpst dload.h.
PortLadder::Step PortLadder::askNop()
{
    const Bytes request{dmss::kNop};
    m_evidence.capabilities.nop = Answer::Silent;
    for (int i = 0; i < kNopTries; ++i) {
        const auto heard = m_session.askFrame("no-operation (06)", request, kNopWait, kAnyReply);
        if (!heard)
            return failure(heard.error());
        m_evidence.capabilities.nop = answerOf(*heard, request, FrameMeaning::Acknowledge);
        if (const Step step = recogniseReply(*heard, request); !step || *step)
            return step;
    }
    return false;
}

/// Sahara greets once after power-up; another program may have taken that away.
/// Source: qtools (one source); only where the USB id allows it.
PortLadder::Step PortLadder::wakeSahara()
{
    if (!m_hints.qualcomm)
        return false;
    const auto greeted = [](const Heard &heard) { return rawMeaning(heard.octets) != RawMeaning::Nothing; };
    const auto heard = m_session.askOctet("wake-up (00)", kWakeOctet, kWakeWait, greeted);
    if (!heard)
        return failure(heard.error());
    return recogniseRaw(*heard);
}

PortLadder::Step PortLadder::greetLoader()
{
    if (!m_loaderHint && !m_hints.qualcomm)
        return false;
    const Bytes hello = streaming::encodeHello();
    for (int i = 0; i < kHelloTries; ++i) {
        const auto heard = m_session.askFrame("streaming hello (01)", hello, kHelloWait, kAnyReply);
        if (!heard)
            return failure(heard.error());
        if (heard->frame(FrameMeaning::StreamingHello, hello)) {
            m_evidence.speaks = Speech::Streaming;
            return true;
        }
        if (heard->frame(FrameMeaning::StreamingTalk, hello))
            return greetQdl();
    }
    // A loader that logs but does not greet is still a loader: nothing else sends 0E.
    if (m_loaderHint)
        m_evidence.speaks = Speech::Streaming;
    return m_loaderHint;
}

/// What talks like a loader and does not take its greeting may know the other dialect's.
PortLadder::Step PortLadder::greetQdl()
{
    m_evidence.speaks = Speech::Streaming;
    for (const std::uint8_t version : qdl::kVersions) {
        const Bytes hello = qdl::encodeHello(version);
        m_session.allowFrame(hello);
        const auto heard = m_session.askFrame("QDL hello (01)", hello, kHelloWait, kAnyReply);
        if (!heard)
            return failure(heard.error());
        if (heard->frame(FrameMeaning::QdlHello, hello)) {
            m_evidence.speaks = Speech::Qdl;
            return true;
        }
        if (!heard->frame(FrameMeaning::StreamingTalk, hello))
            return true;
    }
    return true;
}

PortLadder::Step PortLadder::recogniseRaw(const Heard &heard)
{
    switch (rawMeaning(heard.octets)) {
    case RawMeaning::SaharaHello:
    case RawMeaning::SaharaDisturbed:
        m_evidence.speaks = Speech::Sahara;
        return true;
    case RawMeaning::SaharaDump:
        m_evidence.speaks = Speech::MemoryDump;
        return true;
    case RawMeaning::Firehose:
        m_evidence.speaks = Speech::Firehose;
        return true;
    case RawMeaning::Positions:
    case RawMeaning::Nothing:
        break;
    }
    return false;
}

PortLadder::Step PortLadder::recogniseReply(const Heard &heard, ByteView request)
{
    if (const Step raw = recogniseRaw(heard); !raw || *raw)
        return raw;
    if (heard.frame(FrameMeaning::StreamingTalk, request)
        || heard.frame(FrameMeaning::StreamingHello, request)) {
        m_loaderHint = true;
        return greetLoader();
    }
    if (const Bytes *reply = heard.frame(FrameMeaning::VersionReply, request))
        m_evidence.identity.buildId = *versionText(*reply);
    for (const FrameMeaning boot :
         {FrameMeaning::VersionReply, FrameMeaning::Acknowledge, FrameMeaning::Refusal}) {
        if (!heard.frame(boot, request))
            continue;
        REVIVER_TRY(askWhichDownload());
        return true;
    }
    if (heard.frame(FrameMeaning::DiagReply, request) || heard.frame(FrameMeaning::DiagError, request)) {
        m_evidence.speaks = Speech::Diag;
        REVIVER_TRY(readDiag());
        return true;
    }
    return false;
}

/// A boot stage answers; 45, 06 and 07 tell which protocol writes to it.
Result<void> PortLadder::askWhichDownload()
{
    CapabilityVector &seen = m_evidence.capabilities;
    m_evidence.speaks = Speech::HdlcDownload;
    const auto product = askProduct();
    if (!product)
        return failure(product.error());
    seen.productId = *product;
    if (seen.productId == Answer::Given)
        m_evidence.speaks = Speech::HuaweiDownload;
    if (seen.nop != Answer::Given && seen.nop != Answer::Refused) {
        const auto nop = askAcknowledge();
        if (!nop)
            return failure(nop.error());
        seen.nop = *nop;
    }
    const auto parameters = askParameters();
    if (!parameters)
        return failure(parameters.error());
    seen.parameters = *parameters;
    const bool dmss = seen.parameters == Answer::Given || seen.nop == Answer::Given;
    if (dmss && seen.productId != Answer::Given)
        m_evidence.speaks = Speech::Dmss;
    return {};
}

Result<Answer> PortLadder::askProduct()
{
    const Bytes request{huawei::kProductId};
    const auto heard = m_session.askFrame("product request (45)", request, kProductWait, kAnyReply);
    if (!heard)
        return failure(heard.error());
    if (const Bytes *reply = heard->frame(FrameMeaning::ProductReply, request)) {
        const std::string text = *productText(*reply);
        const std::size_t blank = text.find(' ');
        m_evidence.identity.manufacturer = blank == std::string::npos ? std::string() : text.substr(0, blank);
        m_evidence.identity.model = blank == std::string::npos ? text : text.substr(blank + 1);
    }
    return answerOf(*heard, request, FrameMeaning::ProductReply);
}

Result<Answer> PortLadder::askAcknowledge()
{
    const Bytes request{dmss::kNop};
    const auto heard = m_session.askFrame("no-operation (06)", request, kNopWait, kAnyReply);
    if (!heard)
        return failure(heard.error());
    return answerOf(*heard, request, FrameMeaning::Acknowledge);
}

Result<Answer> PortLadder::askParameters()
{
    const Bytes request{dmss::kParametersRequest};
    const auto heard = m_session.askFrame("parameter request (07)", request, kNopWait, kAnyReply);
    if (!heard)
        return failure(heard.error());
    return answerOf(*heard, request, FrameMeaning::Parameters);
}

Result<void> PortLadder::readDiag()
{
    const Bytes version{diag::kVersionInfo};
    const auto heard = m_session.askFrame("DIAG version (00)", version, kDiagWait, kAnyReply);
    if (!heard)
        return failure(heard.error());
    if (const Bytes *reply = heard->frame(FrameMeaning::DiagReply, version)) {
        if (const auto decoded = diag::VersionInfo::decode(*reply))
            m_evidence.identity.buildId = decoded->directory;
    }
    const Bytes build{diag::kExtendedBuildId};
    const auto builds = m_session.askFrame("DIAG build id (7C)", build, kDiagWait, kAnyReply);
    if (!builds)
        return failure(builds.error());
    if (const Bytes *reply = builds->frame(FrameMeaning::DiagReply, build)) {
        if (const auto decoded = diag::ExtendedBuildId::decode(*reply)) {
            m_evidence.identity.buildId = decoded->buildId;
            m_evidence.identity.model = decoded->model;
        }
    }
    return {};
}

}  // namespace reviver

// SPDX-License-Identifier: Apache-2.0
#include "core/base/hex.h"
#include "core/transport/device_json.h"
#include "core/transport/json_fields.h"
#include "core/transport/recording.h"
#include "core/transport/recording_words.h"

#include <algorithm>
#include <fmt/format.h>
#include <fstream>
#include <iterator>
#include <set>

namespace reviver {
namespace {

using Kind = RecordedEvent::Kind;

constexpr std::uint64_t kMostMicroseconds = 1ull << 52;
constexpr std::uint64_t kMostOpenings = 1'000'000;
constexpr std::size_t kTextPerOctet = 4;  ///< more than two hex digits and what stands around them

std::optional<ErrorCode> codeOfName(const std::string &name)
{
    for (int i = 0; i <= static_cast<int>(ErrorCode::BundleChanged); ++i)
        if (errorCodeName(static_cast<ErrorCode>(i)) == name)
            return static_cast<ErrorCode>(i);
    return std::nullopt;
}

Result<void> readDevices(JsonFields &fields, RecordedEvent &event)
{
    for (const Json &one : fields.list("devices")) {
        auto device = recordedDevice(one);
        if (!device)
            return failure(device.error());
        event.devices.push_back(*std::move(device));
    }
    return {};
}

void readOctets(JsonFields &fields, RecordedEvent &event)
{
    if (auto octets = parseHex(fields.text("octets")); octets && !octets->empty())
        event.octets = *std::move(octets);
    else
        fields.refuse("octets");
    event.masked = fields.has("masked") && fields.flag("masked");
}

void readCode(JsonFields &fields, RecordedEvent &event)
{
    event.code = codeOfName(fields.text("code"));
    event.detail = fields.text("detail");
    if (!event.code)
        fields.refuse("code");
}

Result<RecordedEvent> eventOf(const Json &json)
{
    JsonFields fields(json);
    const auto kind = std::ranges::find(kRecordedKinds, fields.text("what"));
    if (kind == kRecordedKinds.end())
        return failure(ErrorCode::MalformedMessage, "\"what\" is nothing that a recording knows");
    RecordedEvent event;
    event.kind = static_cast<Kind>(kind - kRecordedKinds.begin());
    event.time = std::chrono::microseconds(fields.number("t", kMostMicroseconds));
    if (event.kind == Kind::Devices)
        REVIVER_TRY(readDevices(fields, event));
    else
        event.opening = static_cast<unsigned>(fields.number("opening", kMostOpenings));
    if (event.kind == Kind::Open)
        event.port = fields.text("port");
    if (event.kind == Kind::Sent || event.kind == Kind::Received)
        readOctets(fields, event);
    if (event.kind == Kind::Failed || fields.has("code"))
        readCode(fields, event);
    REVIVER_TRY(fields.checked());
    return event;
}

/// Reads the lines one after the other, and keeps what has to fit between them.
class Reader {
public:
    Result<Recording> read(std::string_view text)
    {
        for (std::size_t at = 0; at < text.size();) {
            const std::size_t end = text.find('\n', at);
            ++m_line;
            if (end == std::string_view::npos && m_line > 1)
                break;  // It was being written when all ended.
            if (end == std::string_view::npos)
                return failure(wrong("the line is cut off"));
            const auto taken = takeLine(text.substr(at, end - at));
            if (!taken)
                return failure(taken.error().during(fmt::format("line {}", m_line)));
            at = end + 1;
        }
        if (m_line == 0)
            return failure(ErrorCode::MalformedMessage, "the file is empty");
        m_recording.complete = m_recording.complete && m_ended;
        return std::move(m_recording);
    }

private:
    Error wrong(const std::string &what) const
    {
        return Error(ErrorCode::MalformedMessage, fmt::format("line {}: {}", m_line, what));
    }

    Result<void> takeLine(std::string_view line)
    {
        const Json json = Json::parse(line, nullptr, false);
        if (!json.is_object())
            return failure(ErrorCode::MalformedMessage,
                           m_line == 1 ? "the file is no recording of Reviver" : "no JSON object");
        if (m_ended)
            return failure(ErrorCode::MalformedMessage, "something follows after the end");
        if (m_line == 1)
            return takeHead(json);
        if (json.contains("what") && json["what"] == "end")
            return takeEnd(json);
        return takeEvent(json);
    }

    Result<void> takeHead(const Json &json)
    {
        JsonFields fields(json);
        if (fields.text("format") != kRecordingFormat)
            return failure(ErrorCode::MalformedMessage, "the file is no recording of Reviver");
        const auto version = fields.number("version", UINT32_MAX);
        const std::chrono::microseconds began(fields.number("began_us", kMostMicroseconds));
        m_recording.began = Clock::WallTime(std::chrono::duration_cast<Clock::WallTime::duration>(began));
        m_recording.identityMasked = fields.flag("identity_masked");
        REVIVER_TRY(fields.checked());
        if (version != kRecordingVersion)
            return failure(ErrorCode::Unsupported,
                           fmt::format("the recording is of version {}; this program reads version {}",
                                       version, kRecordingVersion));
        return {};
    }

    Result<void> takeEnd(const Json &json)
    {
        JsonFields fields(json);
        const auto events = fields.number("events", UINT32_MAX);
        m_recording.complete = fields.flag("complete");
        REVIVER_TRY(fields.checked());
        if (events != m_recording.events.size())
            return failure(ErrorCode::MalformedMessage,
                           fmt::format("the recording should have {} events, and has {}", events,
                                       m_recording.events.size()));
        m_ended = true;
        return {};
    }

    Result<void> takeEvent(const Json &json)
    {
        auto event = eventOf(json);
        if (!event)
            return failure(event.error());
        event->line = m_line;
        if (event->time < m_last)
            return failure(ErrorCode::MalformedMessage, "its time is before that of the line above");
        m_last = event->time;
        REVIVER_TRY(checkOpening(*event));
        m_recording.events.push_back(*std::move(event));
        return {};
    }

    Result<void> checkOpening(const RecordedEvent &event)
    {
        if (event.kind == Kind::Devices)
            return {};
        if (event.kind == Kind::Open) {
            if (event.opening != ++m_openings)
                return failure(ErrorCode::MalformedMessage,
                               fmt::format("opening {} where {} comes next", event.opening, m_openings));
            if (!event.code)
                m_open.insert(event.opening);
            return {};
        }
        if (!m_open.contains(event.opening))
            return failure(ErrorCode::MalformedMessage,
                           fmt::format("opening {} is not open here", event.opening));
        if (event.kind == Kind::Close)
            m_open.erase(event.opening);
        return {};
    }

    Recording m_recording;
    std::size_t m_line = 0;
    std::chrono::microseconds m_last{0};
    unsigned m_openings = 0;
    std::set<unsigned> m_open;
    bool m_ended = false;
};

}  // namespace

Result<Recording> parseRecording(std::string_view text)
{
    return Reader().read(text);
}

Result<Recording> readRecording(const std::filesystem::path &path)
{
    std::error_code problem;
    const auto size = std::filesystem::file_size(path, problem);
    if (problem)
        return failure(ErrorCode::FileNotFound, "there is no such file");
    if (size > kLongestRecording * kTextPerOctet)
        return failure(ErrorCode::LimitExceeded, "the file is too large for a recording");
    std::ifstream file(path, std::ios::binary);
    const std::string text{std::istreambuf_iterator<char>(file), {}};
    if (!file)
        return failure(ErrorCode::FileUnreadable, "the file can't be read");
    return parseRecording(text);
}

}  // namespace reviver

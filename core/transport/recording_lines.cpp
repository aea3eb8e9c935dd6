// SPDX-License-Identifier: Apache-2.0
#include "core/transport/device_json.h"
#include "core/transport/json_fields.h"
#include "core/transport/recording_encoder.h"
#include "core/transport/recording_words.h"

#include <fmt/format.h>

namespace reviver {
namespace {

using Kind = RecordedEvent::Kind;

std::string denseHex(ByteView octets)
{
    return fmt::format("{:02x}", fmt::join(octets, ""));
}

Json eventJson(const RecordedEvent &event)
{
    Json json{{"t", event.time.count()}, {"what", kRecordedKinds[static_cast<std::size_t>(event.kind)]}};
    if (event.kind == Kind::Devices) {
        json["devices"] = Json::array();
        for (const AttachedDevice &device : event.devices)
            json["devices"].push_back(recordedDeviceJson(device));
        return json;
    }
    json["opening"] = event.opening;
    if (event.kind == Kind::Open)
        json["port"] = event.port;
    if (event.kind == Kind::Sent || event.kind == Kind::Received)
        json["octets"] = denseHex(event.octets);
    if (event.masked)
        json["masked"] = true;
    if (event.code) {
        json["code"] = errorCodeName(*event.code);
        json["detail"] = event.detail;
    }
    return json;
}

class Lines final : public RecordingEncoder {
public:
    Bytes begin(Clock::WallTime began, bool identityMasked) override
    {
        using std::chrono::microseconds;
        return line({{"format", kRecordingFormat},
                     {"version", kRecordingVersion},
                     {"began", isoTimeText(began)},
                     {"began_us", std::chrono::duration_cast<microseconds>(began.time_since_epoch()).count()},
                     {"identity_masked", identityMasked}});
    }
    Bytes event(const RecordedEvent &event) override
    {
        ++m_events;
        return line(eventJson(event));
    }
    Bytes end(bool complete) override
    {
        return line({{"what", "end"}, {"events", m_events}, {"complete", complete}});
    }

private:
    static Bytes line(const Json &json)
    {
        const std::string text = json.dump(-1, ' ', false, Json::error_handler_t::replace) + '\n';
        return {text.begin(), text.end()};
    }

    std::size_t m_events = 0;
};

}  // namespace

std::unique_ptr<RecordingEncoder> recordingLines()
{
    return std::make_unique<Lines>();
}

}  // namespace reviver

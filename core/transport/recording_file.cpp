// SPDX-License-Identifier: Apache-2.0
#include "core/transport/recording_file.h"

#include "core/transport/pcapng.h"
#include "core/transport/recording_encoder.h"

#include <cstdio>
#include <utility>

namespace reviver {
namespace {

using FilePointer = std::unique_ptr<std::FILE, int (*)(std::FILE *)>;

class RecordingFile final : public RecordingSink {
public:
    RecordingFile(FilePointer file, std::unique_ptr<RecordingEncoder> encoder)
        : m_file(std::move(file))
        , m_encoder(std::move(encoder))
    {
    }

    Result<void> begin(Clock::WallTime began, bool identityMasked) override
    {
        return write(m_encoder->begin(began, identityMasked));
    }
    Result<void> add(RecordedEvent event) override { return write(m_encoder->event(event)); }
    Result<void> end(bool complete) override { return write(m_encoder->end(complete)); }

private:
    Result<void> write(const Bytes &octets)
    {
        if (std::fwrite(octets.data(), 1, octets.size(), m_file.get()) != octets.size()
            || std::fflush(m_file.get()) != 0)
            return failure(ErrorCode::FileWriteFailed, "the disk took only a part of the recording");
        return {};
    }

    FilePointer m_file;
    std::unique_ptr<RecordingEncoder> m_encoder;
};

}  // namespace

Result<std::unique_ptr<RecordingSink>> createRecordingFile(const std::filesystem::path &path,
                                                           ExistingFiles existing)
{
    // "x" lets the system itself refuse a file that exists, without a gap in between.
    const char *mode = existing == ExistingFiles::Keep ? "wbx" : "wb";
    FilePointer file(std::fopen(path.string().c_str(), mode), &std::fclose);
    if (!file)
        return failure(ErrorCode::FileWriteFailed, "it exists already, or its folder can't be written to");
    auto encoder = path.extension() == ".pcapng" ? pcapngRecording() : recordingLines();
    return std::make_unique<RecordingFile>(std::move(file), std::move(encoder));
}

}  // namespace reviver

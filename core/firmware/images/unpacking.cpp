// SPDX-License-Identifier: Apache-2.0
#include "core/firmware/images/unpacking.h"

#include "core/firmware/limits.h"

#include <algorithm>
#include <lzma.h>
#include <zlib.h>

namespace reviver {

namespace {

/// A decoder takes octets from the front of `input`, fills `output` from its front and
/// takes that off as well.
class Decoder {
public:
    enum class State { More, End, Broken, TooMuchMemory };

    Decoder() = default;
    virtual ~Decoder() = default;
    Decoder(const Decoder &) = delete;
    Decoder &operator=(const Decoder &) = delete;
    virtual State run(ByteView &input, MutableByteView &output) = 0;
};

class ZlibDecoder final : public Decoder {
public:
    ZlibDecoder()
    {
        constexpr int kEitherHeader = 32 + MAX_WBITS;
        m_ready = inflateInit2(&m_stream, kEitherHeader) == Z_OK;
    }
    ~ZlibDecoder() override { inflateEnd(&m_stream); }

    State run(ByteView &input, MutableByteView &output) override
    {
        if (!m_ready)
            return State::Broken;
        m_stream.next_in = const_cast<Bytef *>(input.data());
        m_stream.avail_in = static_cast<uInt>(input.size());
        m_stream.next_out = output.data();
        m_stream.avail_out = static_cast<uInt>(output.size());
        const int result = inflate(&m_stream, Z_NO_FLUSH);
        input = input.last(m_stream.avail_in);
        output = output.last(m_stream.avail_out);
        if (result == Z_STREAM_END)
            return State::End;
        return result == Z_OK || result == Z_BUF_ERROR ? State::More : State::Broken;
    }

private:
    z_stream m_stream{};
    bool m_ready = false;
};

class LzmaDecoder final : public Decoder {
public:
    LzmaDecoder() { m_ready = lzma_alone_decoder(&m_stream, limits::kLzmaMemory) == LZMA_OK; }
    ~LzmaDecoder() override { lzma_end(&m_stream); }

    State run(ByteView &input, MutableByteView &output) override
    {
        if (!m_ready)
            return State::Broken;
        m_stream.next_in = input.data();
        m_stream.avail_in = input.size();
        m_stream.next_out = output.data();
        m_stream.avail_out = output.size();
        const lzma_ret result = lzma_code(&m_stream, LZMA_RUN);
        input = input.last(m_stream.avail_in);
        output = output.last(m_stream.avail_out);
        if (result == LZMA_STREAM_END)
            return State::End;
        if (result == LZMA_MEMLIMIT_ERROR)
            return State::TooMuchMemory;
        return result == LZMA_OK || result == LZMA_BUF_ERROR ? State::More : State::Broken;
    }

private:
    lzma_stream m_stream = LZMA_STREAM_INIT;
    bool m_ready = false;
};

/// Drives a decoder until a bound, the end of the stream or the end of the source.
class Unpacker {
public:
    Unpacker(std::string_view encoding, std::uint64_t storedSize, const std::function<void(ByteView)> &use)
        : m_ratio(encoding == "lzma" ? limits::kLzmaRatio : limits::kDeflateRatio)
        , m_most(std::max(limits::kHarmless, m_ratio * storedSize))
        , m_use(use)
    {
        if (encoding == "lzma")
            m_decoder = std::make_unique<LzmaDecoder>();
        else
            m_decoder = std::make_unique<ZlibDecoder>();
    }

    bool ended() const { return m_ended; }
    Unpacked result() &&
    {
        if (!m_ended)
            end(UnpackEnd::Damaged, REVIVER_TR("its compressed data is cut short"));
        return std::move(m_result);
    }

    void take(ByteView piece, Reading &reading)
    {
        while (!m_ended) {
            MutableByteView free(m_output);
            const Decoder::State state = m_decoder->run(piece, free);
            const ByteView made = ByteView(m_output).first(m_output.size() - free.size());
            m_result.size += made.size();
            m_use(made);
            judge(state, reading.countUnpacked(made.size()));
            if (piece.empty() && !free.empty())
                break;
        }
    }

private:
    void end(UnpackEnd how, Message why = {})
    {
        m_ended = true;
        m_result.end = how;
        m_result.why = std::move(why);
    }

    void judge(Decoder::State state, const Result<void> &counted)
    {
        if (state == Decoder::State::TooMuchMemory)
            end(UnpackEnd::Refused, REVIVER_TR("it needs more memory than any known image"));
        else if (state == Decoder::State::Broken && m_result.size == 0)
            end(UnpackEnd::NotCompressed);
        else if (state == Decoder::State::Broken)
            end(UnpackEnd::Damaged, REVIVER_TR("its compressed data is wrong"));
        else if (m_result.size > m_most)
            end(UnpackEnd::Refused,
                {REVIVER_TR("it unpacks to more than %1 times its size, which no firmware does"),
                 {std::to_string(m_ratio)}});
        else if (m_result.size > limits::kUnpackedImage || !counted)
            end(UnpackEnd::Refused, REVIVER_TR("it unpacks to more than Reviver looks at"));
        else if (state == Decoder::State::End)
            end(UnpackEnd::Whole);
    }

    std::uint64_t m_ratio;
    std::uint64_t m_most;
    const std::function<void(ByteView)> &m_use;
    std::unique_ptr<Decoder> m_decoder;
    Bytes m_output = Bytes(limits::kPiece / 4);
    Unpacked m_result;
    bool m_ended = false;
};

}  // namespace

bool hasOwnChecksum(std::string_view encoding)
{
    return encoding == "zlib" || encoding == "gzip";
}

Result<Unpacked> unpack(const ByteSource &source, std::string_view encoding, Reading &reading,
                        const std::function<void(ByteView)> &use)
{
    Unpacker unpacker(encoding, source.size(), use);
    Bytes piece(static_cast<std::size_t>(std::min<std::uint64_t>(source.size(), limits::kPiece)));
    for (std::uint64_t at = 0; at < source.size() && !unpacker.ended(); at += piece.size()) {
        piece.resize(static_cast<std::size_t>(std::min<std::uint64_t>(source.size() - at, limits::kPiece)));
        REVIVER_TRY(source.read(at, piece));
        unpacker.take(piece, reading);
        REVIVER_TRY(reading.advance(0));
    }
    return std::move(unpacker).result();
}

}  // namespace reviver

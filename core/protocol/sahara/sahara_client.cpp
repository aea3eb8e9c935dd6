// SPDX-License-Identifier: Apache-2.0
#include "core/protocol/sahara/sahara_client.h"

#include "core/base/hex.h"
#include "core/protocol/sahara/sahara_status.h"

#include <algorithm>
#include <array>
#include <fmt/format.h>

namespace reviver::sahara {
namespace {

using std::chrono::milliseconds;

/// A table of memory regions is a few dozen entries of 64 octets.
constexpr std::size_t kMaxTableSize = 64 * 1024;
/// Octets per memory read; every known modem takes a page or more.
constexpr std::size_t kMemoryPiece = 16 * 1024;
/// A modem that was woken may have said hello twice.
constexpr int kMostRepeatedHellos = 2;

}  // namespace

Result<Hello> Client::awaitHello(milliseconds timeout)
{
    return awaitPacket(Command::Hello, timeout).and_then(Hello::decode);
}

Result<void> Client::wake()
{
    return send(Bytes{0x00});
}

Result<Hello> Client::greet()
{
    auto first = awaitHello();
    if (first || first.error().code() != ErrorCode::Timeout)
        return first;
    REVIVER_TRY(wake());
    return awaitHello();
}

Result<Identity> Client::identify()
{
    constexpr std::array kCommands{ClientCommand::SerialNumber, ClientCommand::HardwareId,
                                   ClientCommand::KeyHash, ClientCommand::SblVersion};
    REVIVER_TRY(send(encodeHelloReply(Mode::Command)));
    REVIVER_TRY(awaitPacket(Command::CommandReady, kPacketTimeout));
    Identity identity;
    for (const ClientCommand command : kCommands) {
        auto answer = executeUnlessRefused(command);
        if (!answer)
            return failure(std::move(answer).error());
        if (command == ClientCommand::KeyHash)
            identity.keyHash = *std::move(answer);
        else if (command == ClientCommand::HardwareId && answer->size() >= sizeof(std::uint64_t))
            identity.hardwareId = loadLe<std::uint64_t>(*answer);
        else if (command == ClientCommand::SerialNumber && answer->size() >= sizeof(std::uint32_t))
            identity.serialNumber = loadLe<std::uint32_t>(*answer);
        else if (command == ClientCommand::SblVersion && answer->size() >= sizeof(std::uint32_t))
            identity.sblVersion = loadLe<std::uint32_t>(*answer);
    }
    REVIVER_TRY(send(encodePacket(Command::SwitchMode, {static_cast<std::uint32_t>(Mode::ImageTransfer)})));
    REVIVER_TRY(awaitHello(kPacketTimeout));
    return identity;
}

Result<std::string> Client::switchToFirehose()
{
    REVIVER_TRY(send(encodeHelloReply(Mode::Command)));
    REVIVER_TRY(awaitPacket(Command::CommandReady, kPacketTimeout));
    const auto word = execute(ClientCommand::SwitchToFirehose);
    if (!word)
        return failure(word.error());
    const bool isText = std::ranges::all_of(*word, [](std::uint8_t c) { return c >= 0x20 && c < 0x7F; });
    if (word->empty() || !isText)
        return failure(ErrorCode::UnexpectedMessage, "no word of agreement: " + hexText(*word, 16));
    return std::string(asText(*word));
}

Result<Bytes> Client::executeUnlessRefused(ClientCommand command)
{
    auto answer = execute(command);
    if (!answer && answer.error().code() == ErrorCode::DeviceRefused)
        return Bytes();
    return answer;
}

Result<Bytes> Client::execute(ClientCommand command)
{
    const auto number = static_cast<std::uint32_t>(command);
    REVIVER_TRY(send(encodePacket(Command::Execute, {number})));
    const auto reply = awaitPacket(Command::ExecuteReply, kPacketTimeout);
    if (!reply)
        return failure(reply.error());
    ByteReader reader(reply->fields);
    const auto echoed = reader.le<std::uint32_t>();
    const auto size = reader.le<std::uint32_t>();
    REVIVER_TRY(reader.finish("EXECUTE_RSP"));
    if (echoed != number)
        return failure(ErrorCode::UnexpectedMessage, fmt::format("asked for {}, got {}", number, echoed));
    if (size > kMaxExecuteData)
        return failure(ErrorCode::LimitExceeded, fmt::format("an answer of {} octets", size));
    REVIVER_TRY(send(encodePacket(Command::ExecuteData, {number})));
    return readRaw(size);
}

Result<void> Client::transferImages(const ImageSource &source, const Progress &progress)
{
    for (;;) {
        REVIVER_TRY(send(encodeHelloReply(Mode::ImageTransfer)));
        const auto complete = serveImage(source, progress);
        if (!complete)
            return failure(complete.error());
        if (*complete)
            return {};
        // Some chips say "pending" although nothing follows (qdl sahara.c, one source):
        // only another hello means another image. The programmer itself is no packet.
        const auto hello = awaitHello(kHelloTimeout);
        const ErrorCode why = hello ? ErrorCode::Timeout : hello.error().code();
        if (why == ErrorCode::Cancelled || why == ErrorCode::PortDisconnected)
            return failure(hello.error());
        if (!hello)
            return {};
    }
}

Result<bool> Client::serveImage(const ImageSource &source, const Progress &progress)
{
    int repeatedHellos = 0;
    for (;;) {
        const auto packet = awaitPacket(kPacketTimeout);
        if (!packet)
            return failure(packet.error());
        if (packet->command == Command::EndImage)
            break;
        if (packet->command == Command::Hello && repeatedHellos++ < kMostRepeatedHellos) {
            REVIVER_TRY(send(encodeHelloReply(Mode::ImageTransfer)));
            continue;
        }
        repeatedHellos = kMostRepeatedHellos;
        const auto request = ReadRequest::decode(*packet);
        if (!request)
            return failure(request.error());
        const auto image = source(request->imageId);
        if (!image)
            return failure(image.error());
        REVIVER_TRY(serveRead(*request, *image));
        if (progress)
            progress(request->offset + request->length, image->size());
    }
    REVIVER_TRY(send(encodePacket(Command::Done)));
    const auto done = awaitPacket(Command::DoneReply, kDataTimeout);
    if (!done)
        return failure(done.error());
    ByteReader reader(done->fields);
    const auto status = reader.le<std::uint32_t>();
    REVIVER_TRY(reader.finish("DONE_RSP"));
    return status == static_cast<std::uint32_t>(Mode::ImageTransferComplete);
}

Result<void> Client::serveRead(const ReadRequest &request, ByteView image)
{
    if (request.offset > image.size() || request.length > image.size() - request.offset)
        return failure(ErrorCode::MalformedMessage,
                       fmt::format("the modem asks for {} octets at {} of an image of {}", request.length,
                                   request.offset, image.size()));
    return send(image.subspan(request.offset, request.length), kDataTimeout);
}

Result<std::vector<MemoryRegion>> Client::memoryRegions()
{
    REVIVER_TRY(send(encodeHelloReply(Mode::MemoryDebug)));
    const auto table = awaitPacket(kPacketTimeout).and_then(MemoryTable::decode);
    if (!table)
        return failure(table.error());
    if (table->length > kMaxTableSize)
        return failure(ErrorCode::LimitExceeded, fmt::format("a table of {} octets", table->length));
    m_is64Bit = table->is64Bit;
    Bytes octets;
    const auto keep = [&octets](ByteView piece) -> Result<void> {
        append(octets, piece);
        return {};
    };
    REVIVER_TRY(readMemoryPiece(table->address, table->length, keep));
    return decodeMemoryRegions(octets, table->is64Bit);
}

Result<void> Client::readMemory(const MemoryRegion &region, const Sink &sink, const Progress &progress)
{
    for (std::uint64_t offset = 0; offset < region.length;) {
        const auto size
            = static_cast<std::size_t>(std::min<std::uint64_t>(kMemoryPiece, region.length - offset));
        REVIVER_TRY(readMemoryPiece(region.base + offset, size, sink));
        offset += size;
        if (progress)
            progress(offset, region.length);
    }
    return {};
}

Result<void> Client::readMemoryPiece(std::uint64_t address, std::size_t size, const Sink &sink)
{
    REVIVER_TRY(send(encodeMemoryRead(m_is64Bit, address, size)));
    if (const auto came = awaitRaw(size); !came)
        return failure(refusalOr(came.error()).during("reading memory at " + hexNumber(address, 8)));
    REVIVER_TRY(sink(ByteView(m_received).first(size)));
    drop(size);
    return {};
}

Result<void> Client::reset()
{
    REVIVER_TRY(send(encodePacket(Command::Reset)));
    auto reply = awaitPacket(kPacketTimeout);
    if (reply && reply->command == Command::Hello)  // it was said before it heard us
        reply = awaitPacket(kPacketTimeout);
    if (reply && reply->command != Command::ResetReply)
        return failure(ErrorCode::UnexpectedMessage,
                       fmt::format("awaited RESET_RSP, got {}", commandName(reply->command)));
    if (!reply && reply.error().code() != ErrorCode::PortDisconnected)
        return failure(reply.error());
    return {};
}

Result<void> Client::send(ByteView octets, milliseconds timeout)
{
    return m_transport.write(octets, timeout, m_stop);
}

Result<Packet> Client::awaitPacket(milliseconds timeout)
{
    const Clock::Instant deadline = m_clock.now() + timeout;
    for (;;) {
        auto taken = takePacket(m_received);
        if (!taken)
            return failure(taken.error());
        if (!*taken) {
            REVIVER_TRY(readMore(deadline, "a packet"));
            continue;
        }
        Packet packet = **std::move(taken);
        if (packet.command != Command::EndImage)
            return packet;
        const auto end = EndImage::decode(packet);
        if (!end)
            return failure(end.error());
        if (end->status != 0)
            return failure(ErrorCode::DeviceRefused,
                           fmt::format("image {}: {}", hexNumber(end->imageId), statusText(end->status)));
        return packet;
    }
}

Result<Packet> Client::awaitPacket(Command command, milliseconds timeout)
{
    auto packet = awaitPacket(timeout);
    if (packet && packet->command != command)
        return failure(ErrorCode::UnexpectedMessage,
                       fmt::format("awaited {}, got {}", commandName(command), commandName(packet->command)));
    return packet;
}

Result<void> Client::awaitRaw(std::size_t size)
{
    while (m_received.size() < size)
        REVIVER_TRY(readMore(m_clock.now() + kDataTimeout, "raw octets"));
    return {};
}

Result<Bytes> Client::readRaw(std::size_t size)
{
    REVIVER_TRY(awaitRaw(size));
    Bytes octets(m_received.begin(), m_received.begin() + static_cast<std::ptrdiff_t>(size));
    drop(size);
    return octets;
}

Error Client::refusalOr(const Error &silence) const
{
    Bytes received = m_received;
    const auto packet = takePacket(received);
    if (silence.code() != ErrorCode::Timeout || !packet || !*packet || !received.empty())
        return silence;
    const auto end = EndImage::decode(**packet);
    return end && end->status != 0 ? Error(ErrorCode::DeviceRefused, statusText(end->status)) : silence;
}

void Client::drop(std::size_t size)
{
    m_received.erase(m_received.begin(), m_received.begin() + static_cast<std::ptrdiff_t>(size));
}

Result<void> Client::readMore(Clock::Instant deadline, std::string_view awaited)
{
    const auto left = std::chrono::ceil<milliseconds>(deadline - m_clock.now());
    if (left <= milliseconds::zero())
        return failure(ErrorCode::Timeout, fmt::format("{} did not come in time", awaited));
    std::array<std::uint8_t, 4096> buffer;
    const auto received = m_transport.readSome(buffer, left, m_stop);
    if (!received)
        return failure(received.error());
    append(m_received, ByteView(buffer).first(std::min(*received, buffer.size())));
    return {};
}

}  // namespace reviver::sahara

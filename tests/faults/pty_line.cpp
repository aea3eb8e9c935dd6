// SPDX-License-Identifier: Apache-2.0
#include "tests/faults/pty_line.h"

#include "core/platform/pseudo_terminal.h"

#include <algorithm>
#include <optional>
#include <poll.h>
#include <vector>

namespace reviver::test {
namespace {

using std::chrono::milliseconds;

/// Less than what the kernel keeps for a terminal: writing never waits for a reader.
constexpr std::size_t kPart = 1024;
/// In real time, for octets that are under way in the kernel already.
constexpr milliseconds kKernel{10'000};
/// So many that are taken by others at that moment are enough to give up.
constexpr int kTerminals = 8;

class PtyLine final : public Transport {
public:
    PtyLine(std::unique_ptr<Transport> modem, PseudoTerminal terminal, std::unique_ptr<Transport> client)
        : m_modem(std::move(modem))
        , m_terminal(std::move(terminal))
        , m_client(std::move(client))
    {
    }

    Result<void> write(ByteView data, milliseconds timeout, StopToken stop) override
    {
        while (!data.empty()) {
            const ByteView part = data.first(std::min(kPart, data.size()));
            REVIVER_TRY(m_client->write(part, kKernel, stop));
            REVIVER_TRY(handToModem(part.size(), timeout, stop));
            data = data.subspan(part.size());
        }
        return {};
    }

    Result<std::size_t> readSome(MutableByteView buffer, milliseconds timeout, StopToken stop) override
    {
        if (m_unread == 0 && m_terminal)
            REVIVER_TRY(fetchFromModem(timeout, stop));
        const auto count = m_client->readSome(buffer, kKernel, {});
        if (count)
            m_unread -= std::min(*count, m_unread);
        return count;
    }

    void discardInput() override
    {
        m_modem->discardInput();
        // What the kernel still moves would arrive behind a flush.
        Bytes nobodyReads(kPart);
        while (m_unread > 0) {
            const auto count = m_client->readSome(nobodyReads, kKernel, {});
            if (!count)
                break;
            m_unread -= std::min(*count, m_unread);
        }
        m_client->discardInput();
    }

private:
    Result<void> handToModem(std::size_t size, milliseconds timeout, const StopToken &stop)
    {
        Bytes octets(size);
        for (std::size_t have = 0; m_terminal && have < size;) {
            pollfd waiting{m_terminal->descriptor(), POLLIN, 0};
            if (::poll(&waiting, 1, static_cast<int>(kKernel.count())) <= 0)
                return failure(ErrorCode::Timeout, "the pseudo-terminal has lost octets");
            const auto count = m_terminal->read(MutableByteView(octets).subspan(have));
            if (!count)
                return failure(count.error());
            have += *count;
        }
        return m_terminal ? unlessGone(m_modem->write(octets, timeout, stop)) : Result<void>();
    }

    Result<void> fetchFromModem(milliseconds timeout, const StopToken &stop)
    {
        Bytes octets(kPart);
        const auto count = m_modem->readSome(octets, timeout, stop);
        if (!count)
            return unlessGone(failure(count.error()));
        for (std::size_t put = 0; put < *count;) {
            const auto taken = m_terminal->write(ByteView(octets).subspan(put, *count - put));
            if (!taken)
                return failure(taken.error());
            put += *taken;
        }
        m_unread += *count;
        return {};
    }

    /// A modem that has left the bus takes its terminal with it: what the client is told then
    /// comes from the kernel.
    Result<void> unlessGone(Result<void> result)
    {
        if (result || result.error().code() != ErrorCode::PortDisconnected)
            return result;
        m_terminal.reset();
        return {};
    }

    std::unique_ptr<Transport> m_modem;
    std::optional<PseudoTerminal> m_terminal;
    std::unique_ptr<Transport> m_client;
    std::size_t m_unread = 0;  ///< octets that the client can read
};

}  // namespace

Result<std::unique_ptr<Transport>> PtyLines::open(const std::string &path)
{
    auto modem = m_modem.open(path);
    if (!modem)
        return modem;
    // The lock of a number that another process gave back a moment ago may still be there: such a
    // terminal is kept, so that the next one has another number.
    std::vector<PseudoTerminal> terminals;
    Result<std::unique_ptr<Transport>> client = failure(ErrorCode::PortBusy, "no terminal was tried");
    for (int tries = 0; tries < kTerminals && !client && client.error().code() == ErrorCode::PortBusy;
         ++tries) {
        auto terminal = PseudoTerminal::open();
        if (!terminal)
            return failure(terminal.error());
        client = m_serial.open(terminal->path());
        terminals.push_back(*std::move(terminal));
    }
    if (!client)
        return client;
    return std::make_unique<PtyLine>(*std::move(modem), std::move(terminals.back()), *std::move(client));
}

}  // namespace reviver::test

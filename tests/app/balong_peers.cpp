// SPDX-License-Identifier: Apache-2.0
#include "tests/app/balong_peers.h"

#include <array>
#include <cerrno>
#include <fcntl.h>
#include <fmt/format.h>
#include <termios.h>
#include <unistd.h>

namespace reviver::test {

namespace {

using Octets = std::vector<std::uint8_t>;

std::uint32_t wordAt(const std::string &octets, std::size_t at)
{
    std::uint32_t word = 0;
    for (std::size_t i = 4; i-- > 0;)
        word = word << 8 | static_cast<std::uint8_t>(octets.at(at + i));
    return word;
}

void putBig(Octets &out, std::uint32_t value, int octets)
{
    for (int i = octets - 1; i >= 0; --i)
        out.push_back(static_cast<std::uint8_t>(value >> 8 * i));
}

/// A terminal as these hosts set it: raw, and each read waits for its first octet only.
class HostPort {
public:
    explicit HostPort(const std::filesystem::path &path)
        : m_port(::open(path.c_str(), O_RDWR | O_NOCTTY | O_SYNC))
    {
        setTimeout(30);
    }
    ~HostPort()
    {
        if (m_port >= 0)
            ::close(m_port);
    }
    HostPort(const HostPort &) = delete;
    HostPort &operator=(const HostPort &) = delete;

    bool isOpen() const { return m_port >= 0; }
    void setTimeout(std::uint8_t tenthsOfASecond) const
    {
        termios settings{};
        settings.c_cflag = B115200 | CS8 | CLOCAL | CREAD;
        settings.c_cc[VTIME] = tenthsOfASecond;
        settings.c_cc[VMIN] = 0;
        ::tcsetattr(m_port, TCSANOW, &settings);
    }
    void flush() const { ::tcflush(m_port, TCIOFLUSH); }
    bool write(const Octets &octets) const
    {
        std::size_t sent = 0;
        while (sent < octets.size()) {
            const auto count = ::write(m_port, octets.data() + sent, octets.size() - sent);
            if (count <= 0)
                return false;
            sent += static_cast<std::size_t>(count);
        }
        return true;
    }
    /// One read; nothing when the time is up or the port is gone.
    Octets read(std::size_t most) const
    {
        Octets octets(most);
        const auto count = ::read(m_port, octets.data(), most);
        octets.resize(count > 0 ? static_cast<std::size_t>(count) : 0);
        return octets;
    }

private:
    int m_port;
};

std::uint16_t frameCrc(const Octets &octets)
{
    std::uint16_t crc = 0xFFFF;
    for (const std::uint8_t octet : octets) {
        crc ^= octet;
        for (int bit = 0; bit < 8; ++bit)
            crc = static_cast<std::uint16_t>(crc & 1 ? crc >> 1 ^ 0x8408 : crc >> 1);
    }
    return static_cast<std::uint16_t>(~crc);
}

class BalongFlash {
public:
    BalongFlash(const HostPort &port) : m_port(port) {}

    std::string at(const std::string &command)
    {
        m_port.setTimeout(100);
        m_port.flush();
        const std::string line = "AT" + command + "\r";
        m_port.write(Octets(line.begin(), line.end()));
        const Octets reply = m_port.read(200);
        return std::string(reply.begin(), reply.end());
    }

    /// The reply without escapes, flags in it; empty when there was none.
    Octets command(const Octets &payload)
    {
        Octets all = payload;
        const std::uint16_t crc = frameCrc(payload);
        all.push_back(static_cast<std::uint8_t>(crc & 0xFF));
        all.push_back(static_cast<std::uint8_t>(crc >> 8));
        Octets frame{all.front()};
        for (std::size_t i = 1; i < all.size(); ++i) {
            const bool special = all[i] == 0x7E || all[i] == 0x7D;
            if (special)
                frame.push_back(0x7D);
            frame.push_back(special ? all[i] ^ 0x20 : all[i]);
        }
        frame.push_back(0x7E);
        m_port.flush();
        m_port.write({0x7E});
        m_port.write(frame);
        return reply();
    }

    /// True when the reply carries its leading flag and an acknowledgement behind it.
    bool acknowledged(const Octets &payload)
    {
        const Octets reply = command(payload);
        return reply.size() > 1 && reply[1] == 0x02;
    }

private:
    Octets reply()
    {
        Octets raw;
        for (Octets one = m_port.read(1); !one.empty(); one = m_port.read(1)) {
            raw.push_back(one.front());
            if (one.front() == 0x7E && raw.size() > 1)
                break;
        }
        Octets plain;
        bool escaped = false;
        for (const std::uint8_t octet : raw) {
            if (octet == 0x7D) {
                escaped = true;
                continue;
            }
            plain.push_back(escaped ? octet | 0x20 : octet);
            escaped = false;
        }
        return plain;
    }

    const HostPort &m_port;
};

std::string sendRecord(BalongFlash &host, const PeerRecord &record)
{
    constexpr std::size_t kBlock = 4096;
    const auto size = static_cast<std::uint32_t>(record.data.size());
    Octets begin{0x41};
    putBig(begin, record.code, 4);
    putBig(begin, size, 4);
    begin.resize(12);
    if (!host.acknowledged(begin))
        return fmt::format("partition {:08x}: header rejected", record.code);
    for (std::uint32_t block = 0; block * kBlock < size; ++block) {
        const std::string part = record.data.substr(block * kBlock, kBlock);
        Octets data{0x42};
        putBig(data, block + 1, 4);
        putBig(data, static_cast<std::uint32_t>(part.size()), 2);
        data.insert(data.end(), part.begin(), part.end());
        if (!host.acknowledged(data))
            return fmt::format("partition {:08x}: block {} rejected", record.code, block);
    }
    Octets end{0x43};
    putBig(end, size, 4);
    end.resize(8);
    putBig(end, record.code, 4);
    end.resize(23);
    return host.acknowledged(end) ? "" : fmt::format("partition {:08x}: not closed", record.code);
}

std::string enterFrames(BalongFlash &host, const std::string &signatureCommand)
{
    const std::string version = host.at("^DLOADVER?");
    if (version.empty())
        return "";  // it takes the modem to be there already
    if (version.size() < 5 || version.substr(2, 3) != "2.0")
        return "invalid monitor version";
    if (!signatureCommand.empty() && host.at(signatureCommand) != "\r\n0\r\n\r\nOK\r\n")
        return "signature not verified";
    return host.at("^DATAMODE") == "\r\nOK\r\n" ? "" : "DATAMODE rejected";
}

/// Nibble by nibble, high octet first.
void appendLoaderCrc(Octets &packet)
{
    constexpr std::array<std::uint32_t, 16> kTable{0x0000, 0x1021, 0x2042, 0x3063, 0x4084, 0x50A5,
                                                   0x60C6, 0x70E7, 0x8108, 0x9129, 0xA14A, 0xB16B,
                                                   0xC18C, 0xD1AD, 0xE1CE, 0xF1EF};
    std::uint32_t crc = 0;
    for (const std::uint8_t octet : packet) {
        crc = (crc << 4 & 0xFFFF) ^ kTable[octet >> 4 ^ crc >> 12];
        crc = (crc << 4 & 0xFFFF) ^ kTable[(octet & 0x0Fu) ^ crc >> 12];
    }
    putBig(packet, crc, 2);
}

bool packetTaken(const HostPort &port, Octets packet)
{
    appendLoaderCrc(packet);
    port.write(packet);
    const Octets reply = port.read(1024);
    return !reply.empty() && reply.front() == 0xAA;
}

std::string sendBlock(const HostPort &port, std::uint32_t mode, std::uint32_t address,
                      const std::string &block)
{
    constexpr std::size_t kPacket = 1024;
    Octets start{0xFE, 0x00, 0xFF, static_cast<std::uint8_t>(mode)};
    putBig(start, static_cast<std::uint32_t>(block.size()), 4);
    putBig(start, address, 4);
    if (!packetTaken(port, start))
        return "header packet rejected";
    std::uint8_t number = 1;
    for (std::size_t at = 0; at < block.size(); at += kPacket, ++number) {
        Octets data{0xDA, number, static_cast<std::uint8_t>(~number)};
        const std::string part = block.substr(at, kPacket);
        data.insert(data.end(), part.begin(), part.end());
        if (!packetTaken(port, data))
            return fmt::format("data packet {} rejected", number);
    }
    return packetTaken(port, {0xED, number, static_cast<std::uint8_t>(~number)}) ? "" : "end packet rejected";
}

}  // namespace

std::vector<PeerRecord> peerRecords(const std::string &container)
{
    std::vector<PeerRecord> records;
    for (std::size_t at = 92; at + 98 <= container.size() && wordAt(container, at) == 0xA55AAA55;) {
        const std::size_t head = wordAt(container, at + 4);
        const std::size_t size = wordAt(container, at + 24);
        records.push_back({wordAt(container, at + 20), container.substr(at + head, size)});
        at = (at + head + size + 3) / 4 * 4;
    }
    return records;
}

std::string flashLikeBalongFlash(const std::filesystem::path &port, const std::vector<PeerRecord> &records,
                                 const std::string &signatureCommand)
{
    const HostPort terminal(port);
    if (!terminal.isOpen())
        return "cannot open the port";
    BalongFlash host(terminal);
    if (const std::string wrong = enterFrames(host, signatureCommand); !wrong.empty())
        return wrong;
    Octets version = host.command({0x0C});
    if (!version.empty() && version.front() == 0x7E)
        version.erase(version.begin());
    if (version.empty() || version.front() != 0x0D)
        return "no protocol version";
    const Octets product = host.command({0x45});
    if (product.size() < 3)
        return "no product";
    for (const PeerRecord &record : records) {
        if (const std::string wrong = sendRecord(host, record); !wrong.empty())
            return wrong;
    }
    host.command({0x0A});
    host.at("^RESET");
    return "";
}

std::string loadLikeUsbdload(const std::filesystem::path &port, const std::string &loaderFile)
{
    const HostPort terminal(port);
    if (!terminal.isOpen())
        return "cannot open the port";
    terminal.write({'A'});
    if (const Octets knock = terminal.read(1); knock.empty() || knock.front() != 0x55)
        return "the port is not in USB boot mode";
    for (const std::size_t at : {36, 52}) {
        const std::string block = loaderFile.substr(wordAt(loaderFile, at + 12), wordAt(loaderFile, at + 4));
        const std::string wrong
            = sendBlock(terminal, wordAt(loaderFile, at), wordAt(loaderFile, at + 8), block);
        if (!wrong.empty())
            return wrong;
    }
    return "";
}

}  // namespace reviver::test

// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/simulator/practice_firehose_set.h"
#include "tests/simulator/modem_bench.h"

namespace reviver::test {

/// Little-endian words one after the other, as Sahara packs everything.
inline Bytes words(std::initializer_list<std::uint32_t> values)
{
    Bytes octets;
    for (const std::uint32_t value : values)
        appendLe(octets, value);
    return octets;
}

/// HELLO_RSP of a host of version 2 that wants `mode`.
inline Bytes helloReply(std::uint32_t mode)
{
    return words({0x02, 0x30, 2, 1, 0, mode, 0, 0, 0, 0, 0, 0});
}

inline const Bytes kDone = words({0x05, 0x08});
inline const Bytes kEndImageOk = words({0x04, 0x10, 0x0D, 0});

/// A practice modem at whose emergency port a host sits.
class EmergencyBench : public ModemBench {
public:
    explicit EmergencyBench(std::string_view scenario = "ec25-edl",
                            PracticeModemOptions options = fastOptions())
        : ModemBench(scenario, std::move(options))
    {
    }

    Bytes openPort()
    {
        modem.take("edl");
        modem.opened("edl");
        return modem.take("edl");
    }
    Bytes tell(const Bytes &octets) { return ask(octets, "edl"); }

    /// Answers every READ_DATA out of `programmer`; gives the packet that ends the transfer.
    Bytes transfer(const Bytes &programmer)
    {
        Bytes packet = tell(helloReply(0));
        while (packet.size() == 0x14 && loadLe<std::uint32_t>(packet) == 0x03) {
            const auto offset = loadLe<std::uint32_t>(packet, 12);
            const auto size = loadLe<std::uint32_t>(packet, 16);
            reads.emplace_back(offset, size);
            EXPECT_LE(offset + size, programmer.size());
            const auto begin = programmer.begin() + static_cast<std::ptrdiff_t>(offset);
            packet = tell(Bytes(begin, begin + static_cast<std::ptrdiff_t>(size)));
        }
        return packet;
    }

    /// Leads to a programmer that runs; gives what it said first.
    std::string startProgrammer(const Bytes &programmer = practiceProgrammer())
    {
        openPort();
        EXPECT_EQ(transfer(programmer), kEndImageOk);
        EXPECT_EQ(tell(kDone), words({0x06, 0x0C, 1}));
        pass(std::chrono::seconds(1));
        const Bytes said = modem.take("edl");
        return std::string(said.begin(), said.end());
    }

    /// One request in a document, and what comes back.
    std::string request(const std::string &element)
    {
        return askText("<?xml version=\"1.0\"?>\n<data>" + element + "</data>\n", "edl");
    }
    std::string configure(int payload = 8192)
    {
        return request("<configure MemoryName=\"nand\" MaxPayloadSizeToTargetInBytes=\""
                       + std::to_string(payload) + "\"/>");
    }
    std::string rows(const std::string &element, int start, int sectors)
    {
        return request("<" + element
                       + " PAGES_PER_BLOCK=\"64\" SECTOR_SIZE_IN_BYTES=\"2048\" num_partition_sectors=\""
                       + std::to_string(sectors) + "\" physical_partition_number=\"0\" start_sector=\""
                       + std::to_string(start) + "\"/>");
    }

    std::vector<std::pair<std::uint32_t, std::uint32_t>> reads;
};

}  // namespace reviver::test

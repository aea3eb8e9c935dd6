// SPDX-License-Identifier: Apache-2.0
#include "core/firmware/file_set.h"
#include "core/firmware/firehose_plan.h"
#include "core/firmware/formats/hmf_index.h"
#include "core/firmware/formats/intel_hex.h"
#include "core/firmware/formats/pe_file.h"
#include "core/firmware/images/content.h"
#include "core/firmware/images/elf_image.h"
#include "core/firmware/images/partition_table.h"
#include "core/firmware/recogniser.h"
#include "tests/fuzz/fuzz_target.h"

#include <array>

namespace reviver::fuzz {
namespace {

Node nodeOf(ByteView octets)
{
    return {.data = memorySource(Bytes(octets.begin(), octets.end())), .provenance = "input"};
}

/// Runs a recogniser on the octets as a file.
template <auto recognise>
void asNode(ByteView octets)
{
    Reading reading({}, {});
    (void)recognise(nodeOf(octets), reading);
}

void image(ByteView octets)
{
    (void)identifyContent(*nodeOf(octets).data);
}

void program(ByteView octets)
{
    (void)readPeFile(*nodeOf(octets).data);
}

void hex(ByteView octets)
{
    (void)decodeIntelHex(octets);
}

void partition(ByteView octets)
{
    const auto user = PartitionTable::decode(octets);
    const auto system = SystemPartitionTable::decode(octets);
    if (user && system)
        (void)differences(*user, *system, 128);
}

void hmf(ByteView octets)
{
    (void)HmfIndex::decode(asText(octets));
}

void firehoseList(ByteView octets)
{
    if (const auto steps = readFirehoseList(asText(octets)))
        (void)overlaps(inSafeOrder(*steps));
}

void elf(ByteView octets)
{
    Reading reading({}, {});
    (void)readElfImage(nodeOf(octets).data, reading);
}

/// What is said of a file that is no firmware.
void unknown(ByteView octets)
{
    Reading reading({}, {});
    (void)describeObstacle(*nodeOf(octets).data);
    (void)describeUnknown(nodeOf(octets), reading);
}

constexpr std::array kTargets = {
    Target{"container", asNode<recogniseHuaweiContainer>},
    Target{"single-image", asNode<recogniseSingleImage>},
    Target{"hex-file", asNode<recogniseIntelHex>},
    Target{"unknown", unknown},
    Target{"sierra", asNode<recogniseSierraPackage>},
    Target{"archive", asNode<openArchive>},
    Target{"everything", asNode<searchNode>},
    Target{"image", image},
    Target{"program", program},
    Target{"hex", hex},
    Target{"partition", partition},
    Target{"hmf", hmf},
    Target{"firehose-list", firehoseList},
    Target{"elf", elf},
};

}  // namespace

std::span<const Target> firmwareTargets()
{
    return kTargets;
}

}  // namespace reviver::fuzz

// SPDX-License-Identifier: Apache-2.0
#include "core/firmware/file_set.h"
#include "core/firmware/firehose_plan.h"
#include "core/firmware/formats/hmf_index.h"
#include "core/firmware/formats/intel_hex.h"
#include "core/firmware/formats/pe_file.h"
#include "core/firmware/images/content.h"
#include "core/firmware/images/elf_image.h"
#include "core/firmware/images/partition_table.h"

/// What each fuzzer of tests/fuzz does with its octets; the build chooses one.
namespace reviver::fuzz {

Node nodeOf(ByteView octets)
{
    return {.data = memorySource(Bytes(octets.begin(), octets.end())), .provenance = "input"};
}

void container(ByteView octets, Reading &reading)
{
    (void)recogniseHuaweiContainer(nodeOf(octets), reading);
}

void image(ByteView octets, Reading &)
{
    (void)identifyContent(*nodeOf(octets).data);
}

void program(ByteView octets, Reading &)
{
    (void)readPeFile(*nodeOf(octets).data);
}

void archive(ByteView octets, Reading &reading)
{
    (void)openArchive(nodeOf(octets), reading);
}

void sierra(ByteView octets, Reading &reading)
{
    (void)recogniseSierraPackage(nodeOf(octets), reading);
}

void hex(ByteView octets, Reading &)
{
    (void)decodeIntelHex(octets);
}

void partition(ByteView octets, Reading &)
{
    const auto user = PartitionTable::decode(octets);
    const auto system = SystemPartitionTable::decode(octets);
    if (user && system)
        (void)differences(*user, *system, 128);
}

void hmf(ByteView octets, Reading &)
{
    (void)HmfIndex::decode(asText(octets));
}

void firehose(ByteView octets, Reading &)
{
    if (const auto steps = readFirehoseList(asText(octets)))
        (void)overlaps(inSafeOrder(*steps));
}

void elf(ByteView octets, Reading &reading)
{
    (void)readElfImage(nodeOf(octets).data, reading);
}

void everything(ByteView octets, Reading &reading)
{
    (void)searchNode(nodeOf(octets), reading);
}

}  // namespace reviver::fuzz

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    reviver::Reading reading({}, {});
    reviver::fuzz::REVIVER_FUZZ(reviver::ByteView(data, size), reading);
    return 0;
}

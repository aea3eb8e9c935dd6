// SPDX-License-Identifier: Apache-2.0
#include "tests/firmware/made_firmware.h"

#include <fstream>
#include <iostream>

/// Writes small valid firmware files as the first inputs of the fuzzers.
int main(int count, char **values)
{
    using namespace reviver;
    using namespace reviver::test;
    if (count != 2) {
        std::cerr << "usage: fuzz_seeds FOLDER\n";
        return 2;
    }
    const Bytes container
        = containerOf({{0x10000, userTableOf({{"0:AMSS", 3000, 300}})}, {0x80000, noise(300, 1)}});
    const std::vector<std::pair<std::string, Bytes>> seeds
        = {{"container", container},
           {"table", userTableOf({{"0:AMSS", 3000, 300}})},
           {"mbn", mbnOf(2, 0x42000000, noise(100, 1))},
           {"sbl", sblOf(0x0B, 0x41000000, noise(100, 1))},
           {"dbl", dblOf(noise(100, 1))},
           {"efs2", efs2Of(1)},
           {"program", programWith("BIN", 250, container)},
           {"zip", archiveOf("zip", {{"01.bin", container}})},
           {"sevenzip", archiveOf("7zip", {{"01.bin", container}})},
           {"xz", archiveOf("gnutar.xz", {{"01.bin", container}})}};
    const std::filesystem::path folder = values[1];
    std::filesystem::create_directories(folder);
    for (const auto &[name, octets] : seeds)
        std::ofstream(folder / name, std::ios::binary)
            .write(reinterpret_cast<const char *>(octets.data()),
                   static_cast<std::streamsize>(octets.size()));
    return 0;
}

// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "tests/firmware/made_firmware.h"

#include <filesystem>

/// One input of each kind that the inspector meets, made in a folder of the test. Each returns its path.
namespace reviver::test {

std::filesystem::path makeContainer(const TestFolder &folder);
/// The container as a resource of a program that is a resource of another.
std::filesystem::path makeNestedUpdater(const TestFolder &folder);
/// 01.bin to 08.bin.
std::filesystem::path makeFolder(const TestFolder &folder);
/// A list of four files, of which one is missing.
std::filesystem::path makeFirehoseSet(const TestFolder &folder);
/// One octet of image 4 is wrong.
std::filesystem::path makeDamaged(const TestFolder &folder);
/// The file ends inside image 6.
std::filesystem::path makeCutOff(const TestFolder &folder);
/// A package with a boot loader and a program in it.
std::filesystem::path makeSierraPackage(const TestFolder &folder);
/// A text.
std::filesystem::path makeUnknown(const TestFolder &folder);

}  // namespace reviver::test

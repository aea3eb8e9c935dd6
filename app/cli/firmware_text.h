// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/firmware/compatibility.h"
#include "core/firmware/firmware_bundle.h"

#include <string>

namespace reviver::cli {

// What `inspect` prints of a firmware file for people.

/// Format, product, version, and what else is told of the whole.
void printHead(const FirmwareBundle &bundle);
/// Whether it fits the modem of this name, and why.
void printFit(const std::string &modem, const Compatibility &fit);
/// One line for each image, and below the table a line for each warning.
void printImages(const FirmwareBundle &bundle);
/// All that is known of one image.
void printImage(const FirmwareImage &image, std::size_t index);
/// What a Firehose set wants done, in safe order.
void printSteps(const FirmwareBundle &bundle);
/// Notes, problems, and what to do next.
void printEnd(const FirmwareBundle &bundle);

}  // namespace reviver::cli

// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/repair/route_definition.h"

namespace reviver {

/// Decides for each image of a bundle whether it is written, where to, and why.
/// EFS2 and NV images are left out unless included; loaders are never written; the
/// route knows the places of the others.
std::vector<PlannedImage> planImages(const RouteDefinition &route, const FirmwareBundle &bundle,
                                     const PlanOptions &options);

/// True for firmware of chips that start by an SBL1, as MDM9x15 does, not by a DBL.
bool startsBySbl(const FirmwareBundle &bundle);

/// The open type of a role in streaming download; nothing if the protocol has none.
/// Source: libopenpst streaming_dload.h; public UC15 upgrader for DBL, FSBL, OSBL and
/// AMSS (confirmed), DSP1 and DSP2 (one source).
std::optional<std::uint8_t> streamingOpenType(ImageRole role);

/// The partition of a role, "0:SBL2"; empty if it has none that is known. SBL1 and DBL lie in
/// front of the partitions and are opened by such a name all the same.
/// Source: five public partition tables; Quectel updater for SBL1 (one source); DBL inferred.
std::string_view partitionOf(ImageRole role);

/// The record id of a role in Huawei's Qualcomm containers, for a folder of images
/// that does not tell its ids.
/// Source: record list of a Huawei EC315 updater (one source); DSP1 and DSP2 unknown.
std::optional<std::uint32_t> qualcommRecordId(ImageRole role);

}  // namespace reviver

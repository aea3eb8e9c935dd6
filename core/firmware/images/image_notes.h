// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/firmware/firmware_bundle.h"
#include "core/firmware/images/certificate_text.h"
#include "core/firmware/reading.h"

namespace reviver {

/// Adds a row to what an image's own headers say; nothing when the value is empty.
void addDetail(FirmwareImage &image, const char *name, std::string value);

/// A bad checksum stays; a good one counts where there was none.
void setCheck(FirmwareImage &image, CheckState state);

/// Marks an image as damaged, and says so in the bundle.
void reportDamage(FirmwareImage &image, std::vector<BundleProblem> &problems, Message what);

/// HW_ID, SW_ID, OEM_ID and MODEL_ID, as far as they are told.
void noteCertificates(FirmwareImage &image, const CertificateText &text);

/// What the headers of Qualcomm tables, boot images and factory images say.
Result<void> noteQualcommContent(FirmwareImage &image);

/// What flash tables, boot ROM loaders, NV images and signature areas of Balong say.
Result<void> noteBalongContent(FirmwareImage &image);

/// Unpacks a compressed image to learn its size, its checksum and what is inside, and lists
/// the files of a cpio archive. A bomb stays packed, with a warning.
Result<void> notePackedContent(FirmwareImage &image, std::vector<BundleProblem> &problems, Reading &reading);

}  // namespace reviver

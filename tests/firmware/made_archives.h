// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/bytes.h"

#include <string>
#include <utility>
#include <vector>

/// Archives and packed streams made by the tests.
namespace reviver::test {

using Members = std::vector<std::pair<std::string, Bytes>>;

/// An archive, written by libarchive: "zip", "7zip", "iso9660", "gnutar.xz", "newc", "raw.gzip" ...
Bytes archiveOf(const std::string &format, const Members &members);

/// Archives that libarchive does not write, with the members stored as they are.
Bytes rarOf(const Members &members);
Bytes cabOf(const Members &members);

/// The octets packed as one stream.
Bytes zlibOf(const Bytes &octets);
Bytes gzipOf(const Bytes &octets);
Bytes lzmaOf(const Bytes &octets);

}  // namespace reviver::test

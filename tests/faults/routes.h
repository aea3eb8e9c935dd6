// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <array>

namespace reviver::test {

/// A way of writing, by the practice modem that is written so. JobBench has its firmware.
struct MatrixRoute {
    const char *name;  ///< routeName(), or a kind of it
    const char *scenario;
};

/// Add a route by adding a row.
inline constexpr std::array kMatrixRoutes{
    MatrixRoute{"huawei-download", "e392-unfinished"}, MatrixRoute{"loader-then-streaming", "e392-dmss"},
    MatrixRoute{"balong-download", "e3372-download"},  MatrixRoute{"balong-boot-rom", "e3372-bootrom"},
    MatrixRoute{"sahara-firehose", "ec25-edl"},        MatrixRoute{"streaming-loader", "e392-streaming"},
    MatrixRoute{"loader-mdm9615", "mdm9615-dload"},    MatrixRoute{"qdl", "gobi-qdl"},
    MatrixRoute{"sierra-firehose", "em7565-download"},
};

}  // namespace reviver::test

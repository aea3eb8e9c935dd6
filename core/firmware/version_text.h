// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <string_view>

namespace reviver {

/// The version inside a text, such as 11.433.57.00.260 in "FW_11.433.57.00.260": at
/// least four groups of one to four digits. Empty if the text holds none; words
/// such as INPUT or SYSTEM are kinds of data, and a date has only three groups.
std::string versionIn(std::string_view text);

/// The revision of a Quectel module inside a text, such as EG25GGBR07A08M2G in
/// "EG25GGBR07A08M2G_01.003": model and variant, then R, A and M with numbers. Empty if the
/// text holds none. Source: names of public update sets and the replies to ATI in public
/// captures (one source).
std::string quectelVersionIn(std::string_view text);

/// The product inside a text, such as "E392u-12": a Huawei or ZTE model name.
/// Empty if the text holds none.
std::string productIn(std::string_view text);

}  // namespace reviver

// SPDX-License-Identifier: Apache-2.0
#include "core/repair/journal_format.h"

#include "core/base/crc.h"

#include <fmt/format.h>
#include <nlohmann/json.hpp>

namespace reviver {
namespace {

using Json = nlohmann::ordered_json;

constexpr std::size_t kCrcDigits = 8;

std::string crcText(std::string_view object)
{
    return fmt::format("{:08x}", crc32(asBytes(object)));
}

}  // namespace

std::string journalLine(const Json &record)
{
    const std::string object = record.dump(-1, ' ', false, Json::error_handler_t::replace);
    return crcText(object) + ' ' + object + '\n';
}

Result<Json> readJournalLine(std::string_view line)
{
    if (line.size() > kLongestJournalLine)
        return failure(ErrorCode::JournalUnusable, fmt::format("a record of {} octets", line.size()));
    if (line.size() <= kCrcDigits || line[kCrcDigits] != ' ')
        return failure(ErrorCode::JournalUnusable, "a line that is no record");
    const std::string_view object = line.substr(kCrcDigits + 1);
    if (crcText(object) != line.substr(0, kCrcDigits))
        return failure(ErrorCode::JournalUnusable, "a record with a wrong checksum");
    Json record = Json::parse(object, nullptr, false);
    if (!record.is_object())
        return failure(ErrorCode::JournalUnusable, "a record that is no JSON object");
    return record;
}

}  // namespace reviver

// SPDX-License-Identifier: Apache-2.0
#include "core/repair/bundle_json.h"
#include "core/repair/json_lines.h"
#include "tests/repair/practice_bench.h"

#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

namespace reviver {
namespace {

TEST(JsonLines, KeepTheirStableFields)
{
    test::PracticeBench bench("e392-unfinished");
    const Evidence evidence = bench.probe();
    const auto device = deviceJson(evidence, diagnose(evidence));
    EXPECT_EQ(device.at("mode"), "huawei-download");
    EXPECT_FALSE(device.at("headline").get<std::string>().empty());
    EXPECT_FALSE(device.at("model").get<std::string>().empty());
    EXPECT_EQ(device.at("usb").at("vendor"), "12d1");
    EXPECT_EQ(device.at("usb").at("product"), "1003");
    EXPECT_FALSE(device.at("usb").at("path").get<std::string>().empty());
    ASSERT_EQ(device.at("ports").size(), 2u);
    for (const auto &port : device.at("ports")) {
        EXPECT_TRUE(port.contains("path") && port.contains("function") && port.contains("speaks"));
    }

    const FirmwareBundle bundle = test::practiceBundle();
    const auto json = bundleJson(bundle);
    for (const char *field : {"format", "platform", "product", "version", "images", "problems"})
        EXPECT_TRUE(json.contains(field)) << field;
    for (const char *field :
         {"name", "role", "record_id", "size", "stored_size", "offset", "sha256", "check", "certainty"})
        EXPECT_TRUE(json.at("images").at(0).contains(field)) << field;
    EXPECT_EQ(json.at("images").at(0).at("check"), "good");
    EXPECT_EQ(json.at("images").at(0).at("record_id"), 0x00010000);
}

TEST(JsonLines, TellTheResultInOneObject)
{
    test::PracticeBench bench("e392-unfinished");
    const auto json = resultJson(bench.repair(test::practiceBundle()));
    EXPECT_EQ(json.at("event"), "result");
    EXPECT_EQ(json.at("outcome"), "verified");
    EXPECT_EQ(json.at("mode"), "normal");
    EXPECT_TRUE(json.at("next").is_array());
    EXPECT_EQ(json.at("bytes"), bench.plan.bytes);
    EXPECT_TRUE(json.at("seconds").is_number());
    EXPECT_EQ(json.dump().find("001010000000008"), std::string::npos);
}

}  // namespace
}  // namespace reviver

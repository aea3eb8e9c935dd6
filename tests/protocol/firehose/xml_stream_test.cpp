// SPDX-License-Identifier: Apache-2.0
#include "core/protocol/firehose/xml_stream.h"
#include "tests/protocol/firehose/programmer_texts.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace reviver::firehose {
namespace {

using testing::ElementsAre;

TEST(XmlStream, FindsTheSameDocumentsHoweverTheyAreCut)
{
    const std::string text
        = "noise " + log("a &lt; b") + "\n" + reply("<log value=\"c\"/><response value=\"ack\"/>");
    for (std::size_t piece = 1; piece <= text.size(); ++piece) {
        XmlStream stream;
        std::vector<Document> documents;
        for (std::size_t at = 0; at < text.size(); at += piece) {
            stream.feed(asBytes(std::string_view(text).substr(at, piece)));
            while (auto document = stream.next().value())
                documents.push_back(*std::move(document));
        }
        ASSERT_EQ(documents.size(), 2u) << piece;
        EXPECT_THAT(documents[0].logs, ElementsAre("a < b"));
        EXPECT_FALSE(documents[0].response);
        EXPECT_THAT(documents[1].logs, ElementsAre("c"));
        ASSERT_TRUE(documents[1].response);
        EXPECT_TRUE(documents[1].response->ack);
        EXPECT_FALSE(documents[1].response->rawMode);
    }
}

TEST(XmlStream, KeepsLogsThatAreNoXml)
{
    XmlStream stream;
    stream.feed(asBytes("<data><log value=\"a < b\" c></data>"));
    const auto document = stream.next();
    ASSERT_TRUE(document);
    ASSERT_TRUE(*document);
    EXPECT_EQ((*document)->logs.size(), 1u);
}

TEST(XmlStream, RefusesADocumentWithoutEnd)
{
    XmlStream stream;
    stream.feed(Bytes(XmlStream::kMaxDocument + 1, '<'));
    EXPECT_EQ(stream.next().error().code(), ErrorCode::LimitExceeded);
    stream.feed(asBytes(kAck));
    EXPECT_TRUE(stream.next().value()) << "reading goes on";
}

TEST(XmlStream, ToleratesAnEndWithoutABeginning)
{
    XmlStream stream;
    stream.feed(asBytes("</data>"));
    EXPECT_TRUE(stream.next());
}

TEST(XmlStream, ReadsNumbersStrictly)
{
    Response response;
    response.attributes = {{"a", "49152"}, {"b", "0x10"}, {"c", ""}, {"d", "99999999999999999999"}};
    EXPECT_EQ(response.number("a"), 49152u);
    for (const char *name : {"b", "c", "d", "e"})
        EXPECT_FALSE(response.number(name)) << name;
}

}  // namespace
}  // namespace reviver::firehose

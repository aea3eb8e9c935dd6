// SPDX-License-Identifier: Apache-2.0
// Colours and style sheets live in ui/style; everywhere else they have names.
#include <filesystem>
#include <fstream>
#include <gtest/gtest.h>
#include <regex>
#include <sstream>

namespace reviver::test {

namespace {

namespace fs = std::filesystem;

std::string contents(const fs::path &path)
{
    std::ifstream file(path);
    std::stringstream text;
    text << file.rdbuf();
    return text.str();
}

bool isSource(const fs::path &path)
{
    return path.extension() == ".cpp" || path.extension() == ".h" || path.extension() == ".ui";
}

const std::regex &literal()
{
    static const std::regex pattern(R"(#[0-9A-Fa-f]{6}\b|QColor\s*[({]\s*["0-9]|setStyleSheet|qRgba?\()"
                                    R"(|Qt::(white|black|red|green|blue|yellow|gray|darkGray|lightGray)\b)");
    return pattern;
}

}  // namespace

TEST(Literals, OnlyStyleNamesColoursByNumber)
{
    int files = 0;
    for (const auto &entry : fs::recursive_directory_iterator(fs::path(REVIVER_SOURCE_DIR) / "ui")) {
        const std::string path = entry.path().generic_string();
        if (!isSource(entry.path()) || path.find("/ui/style/") != std::string::npos)
            continue;
        ++files;
        const std::string text = contents(entry.path());
        std::smatch found;
        EXPECT_FALSE(std::regex_search(text, found, literal())) << path << ": " << found.str();
    }
    EXPECT_GT(files, 40);
}

TEST(Literals, TheSearchFindsWhatItLooksFor)
{
    for (const char *bad :
         {"QColor(\"#123456\")", "QColor(12, 3, 4)", "widget->setStyleSheet(x)", "Qt::red", "#AABBCC"})
        EXPECT_TRUE(std::regex_search(bad, literal())) << bad;
    for (const char *good :
         {"QColor(tokens().ok)", "#include <QColor>", "Qt::transparent", "color(&Tokens::ok)"})
        EXPECT_FALSE(std::regex_search(good, literal())) << good;
}

}  // namespace reviver::test

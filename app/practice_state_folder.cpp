// SPDX-License-Identifier: Apache-2.0
#include "app/practice_state_folder.h"

#include <fmt/format.h>
#include <fstream>
#include <set>

namespace reviver {
namespace {

constexpr const char *kContentsName = "contents.txt";

std::string relativeName(const PracticeFlashContent &content)
{
    return (content.factory ? "kept/" : "") + content.name + ".bin";
}

/// Names that one of our runs can have written: no way out of the folder.
bool isOurName(const std::string &name)
{
    const std::filesystem::path path(name);
    return path.extension() == ".bin" && path.is_relative() && name.find("..") == std::string::npos;
}

}  // namespace

Result<void> replaceFile(const std::filesystem::path &path, ByteView data)
{
    const std::filesystem::path temporary = path.string() + ".part";
    std::ofstream file(temporary, std::ios::binary | std::ios::trunc);
    file.write(reinterpret_cast<const char *>(data.data()), static_cast<std::streamsize>(data.size()));
    file.close();
    std::error_code error;
    if (file)
        std::filesystem::rename(temporary, path, error);
    if (!file || error)
        return failure(ErrorCode::FileWriteFailed, fmt::format("can't write {}", path.string()));
    return {};
}

Result<void> PracticeStateFolder::prepare()
{
    if (m_folder.empty())
        return {};
    std::error_code error;
    std::filesystem::create_directories(m_folder / "kept", error);
    if (error)
        return failure(ErrorCode::FileWriteFailed,
                       fmt::format("can't make the folder {}: {}", m_folder.string(), error.message()));
    std::ifstream contents(m_folder / kContentsName);
    for (std::string name; std::getline(contents, name);) {
        if (isOurName(name))
            std::filesystem::remove(m_folder / name, error);
    }
    return {};
}

Result<void> PracticeStateFolder::update(const PracticeModem &modem)
{
    if (m_folder.empty())
        return {};
    std::map<std::string, std::pair<unsigned, std::uint64_t>> present;
    std::string contents;
    for (const PracticeFlashContent &content : modem.flashContents()) {
        const std::string name = relativeName(content);
        const auto state = std::pair(content.revision, content.size);
        if (const auto known = m_written.find(name); known == m_written.end() || known->second != state)
            REVIVER_TRY(replaceFile(m_folder / name, modem.readFlash(content.name)));
        present.emplace(name, state);
        contents += name + "\n";
    }
    std::error_code error;
    for (const auto &[name, state] : m_written) {
        if (!present.contains(name))
            std::filesystem::remove(m_folder / name, error);
    }
    m_written = std::move(present);
    return replaceFile(m_folder / kContentsName, asBytes(contents));
}

}  // namespace reviver

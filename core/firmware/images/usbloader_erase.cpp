// SPDX-License-Identifier: Apache-2.0
#include "core/firmware/images/usbloader_erase.h"

#include "core/base/hex.h"
#include "core/base/sha256.h"

#include <algorithm>
#include <array>
#include <optional>

namespace reviver {

namespace {

using Words = std::span<const std::uint32_t>;

/// ARM instructions, little-endian words.
constexpr std::uint32_t kMoveZeroToR0 = 0xE3A00000;
constexpr std::uint32_t kCall = 0xEB;  // bl, always
constexpr std::uint32_t kJump = 0xEA;  // b, always

/// How the way to the erasing code is closed by those who make a loader safe.
enum class Cut {
    Call,  ///< the call becomes "r0 = 0"
    Jump,  ///< the conditional jump around it becomes unconditional
};

/// Instructions of the maker's program beside the one that leads to the erasing code.
struct Place {
    Words around;
    int at;  ///< of that instruction, in words from the first one of `around`
    Cut cut;
};

constexpr std::array<std::uint32_t, 11> kV7R2
    = {0xE3A03000, 0xEE073F9A, 0xE30F2FFF, 0xE3442FE1, 0xE5023007, 0xEE073F9A,
       0xE3A04000, 0xE3444FE0, 0xE304364E, 0xE344344C, 0xE5843330};
constexpr std::array<std::uint32_t, 14> kV7R11
    = {0xE3500000, 0x08BD8070, 0xE3A03000, 0xE304264E, 0xE3443FE0, 0xE3442255, 0xE59F014C,
       0xE304C64E, 0xE59F4148, 0xE1A01002, 0xE344C44C, 0xE583235C, 0xE08F0000, 0xE583C340};
constexpr std::array<std::uint32_t, 5> kV7R1 = {0xE3E0E23D, 0xE59EE000, 0xE59FC35C, 0xE15E000C, 0x0A000000};
constexpr std::array<std::uint32_t, 8> kV7R22
    = {0xE3A03B12, 0xE34A354A, 0xE3A02000, 0xE5C32078, 0xE5C32079, 0xE5C3207A, 0xE5C3207B, 0xE3A00000};
constexpr std::array<std::uint32_t, 6> kV7R22Second
    = {0xE5943018, 0xE5942010, 0xE1A0000D, 0xE2844030, 0xE58D3014, 0xE58D2010};
constexpr std::array<std::uint32_t, 5> kV7R22Third
    = {0xE5943010, 0xE1A0000D, 0xE58D3010, 0xE5943018, 0xE58D3014};

constexpr std::array kPlaces = {
    Place{kV7R2, 15, Cut::Call},  Place{kV7R11, 15, Cut::Call},      Place{kV7R1, 5, Cut::Call},
    Place{kV7R22, -2, Cut::Jump}, Place{kV7R22Second, 6, Cut::Call}, Place{kV7R22Third, 5, Cut::Call},
};

/// Loaders that are published as ones that spare the flash, where no place is known.
/// Source: forth32/balong-usbdload (one source).
struct PublishedLoader {
    std::string_view digest;
    const char *name;
};
constexpr std::array kPublishedSafe = {
    PublishedLoader{"8764cc39bc5dbd594109f7065934659b6e4872ac2dae582022331e753f9814b7",
                    "usblsafe-5330bs.bin"},
};

class Program {
public:
    explicit Program(ByteView octets) : m_octets(octets) {}

    std::size_t words() const { return m_octets.size() / 4; }
    std::uint32_t word(std::size_t index) const
    {
        return index < words() ? loadLe<std::uint32_t>(m_octets, 4 * index) : 0;
    }
    bool has(Words around, std::size_t at) const
    {
        for (std::size_t i = 0; i < around.size(); ++i) {
            if (word(at + i) != around[i])
                return false;
        }
        return true;
    }

    /// Where the call at `index` leads to.
    std::size_t target(std::size_t index) const
    {
        const auto distance = static_cast<std::int32_t>(word(index) << 8) >> 8;
        return index + 2 + static_cast<std::size_t>(static_cast<std::int64_t>(distance));
    }

    /// True for a routine whose loop over the erase blocks ends at zero: "r0 = 0; lr =
    /// block; compare; leave if r0 <= lr".
    bool loopsOverNothing(std::size_t routine) const
    {
        constexpr std::array<std::uint32_t, 3> kLoop = {kMoveZeroToR0, 0xE1A0E00B, 0xE150000E};
        constexpr std::uint32_t kLeave = 0x9A;
        constexpr std::size_t kStart = 32;
        for (std::size_t at = routine; at < std::min(routine + kStart, words()); ++at) {
            if (has(kLoop, at) && word(at + kLoop.size()) >> 24 == kLeave)
                return true;
        }
        return false;
    }

private:
    ByteView m_octets;
};

EraseVerdict verdictAt(const Program &program, std::size_t index, Cut cut)
{
    const std::string offset = hexNumber(4 * index, 6);
    const std::uint32_t instruction = program.word(index);
    const bool calls = instruction >> 24 == kCall;
    if (cut == Cut::Call && calls && program.loopsOverNothing(program.target(index)))
        return {FlashErase::Spares,
                {REVIVER_TR("The routine that it calls at offset %1 to erase the flash is changed so that it "
                            "erases nothing."),
                 {offset}}};
    const bool closed = cut == Cut::Call ? instruction == kMoveZeroToR0 : instruction >> 24 == kJump;
    if (closed)
        return {FlashErase::Spares,
                {REVIVER_TR("The call that erases the whole flash is taken out at offset %1."), {offset}}};
    const bool conditional = (instruction >> 24 & 0x0F) == 0x0A;
    if (cut == Cut::Call ? calls : conditional)
        return {FlashErase::Erases,
                {REVIVER_TR("At offset %1 it calls the routine that erases the whole flash."), {offset}}};
    return {
        FlashErase::CannotTell,
        {REVIVER_TR("The place at offset %1 that erases the flash is changed in a way that is not known."),
         {offset}}};
}

/// The worst thing that any known place says; nothing when there is no such place.
std::optional<EraseVerdict> fromPlaces(const Program &program)
{
    std::optional<EraseVerdict> worst;
    for (std::size_t at = 0; at < program.words(); ++at) {
        for (const Place &place : kPlaces) {
            if (place.at + static_cast<std::int64_t>(at) < 0 || !program.has(place.around, at))
                continue;
            EraseVerdict verdict = verdictAt(program, at + static_cast<std::size_t>(place.at), place.cut);
            const auto rank = [](FlashErase does) {
                return does == FlashErase::Erases ? 2 : does == FlashErase::CannotTell ? 1 : 0;
            };
            if (!worst || rank(verdict.does) > rank(worst->does))
                worst = std::move(verdict);
        }
    }
    return worst;
}

}  // namespace

EraseVerdict eraseOnStart(ByteView loader)
{
    if (auto verdict = fromPlaces(Program(loader)))
        return std::move(*verdict);
    const auto known = std::ranges::find(kPublishedSafe, sha256Hex(loader), &PublishedLoader::digest);
    if (known != kPublishedSafe.end())
        return {FlashErase::Spares,
                {REVIVER_TR("It is the file %1, which its publisher says spares the flash."), {known->name}}};
    return {
        FlashErase::CannotTell,
        REVIVER_TR("Nothing in it tells whether it erases the flash when it starts, as makers' own loaders "
                   "do.")};
}

std::string_view flashEraseName(FlashErase does)
{
    switch (does) {
    case FlashErase::Erases:
        return "yes";
    case FlashErase::Spares:
        return "no";
    case FlashErase::CannotTell:
        break;
    }
    return "cannot tell";
}

}  // namespace reviver

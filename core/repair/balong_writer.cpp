// SPDX-License-Identifier: Apache-2.0
#include "core/repair/balong_writer.h"

#include "core/device/device_identity.h"

#include <algorithm>
#include <cctype>
#include <fmt/format.h>

namespace reviver {
namespace {

using namespace std::chrono_literals;

/// The question that tells AT from the download protocol: as long as when the modem was
/// detected.
constexpr std::chrono::milliseconds kVersionWait = 1500ms;
/// The only version that is known. Source: balongflash util.c; lteupdate.c (confirmed).
constexpr std::string_view kKnownVersion = "2.0";
/// A modem that was reset leaves the bus within about a second (confirmed: Huawei's dload.c).
constexpr std::chrono::milliseconds kResetWait = 2s;

/// Monitors are known that lack a question: only a port that fails is an obstacle.
bool isObstacle(const Error &error)
{
    return error.code() != ErrorCode::DeviceRefused && error.code() != ErrorCode::Timeout;
}

/// balong_flash sends capitals.
std::string capitals(std::string text)
{
    std::ranges::transform(text, text.begin(),
                           [](unsigned char c) { return static_cast<char>(std::toupper(c)); });
    return text;
}

/// "E3372" of "HUAWEI E3372".
std::string withoutMaker(const std::string &product)
{
    return product.substr(product.find(' ') == std::string::npos ? 0 : product.find(' ') + 1);
}

Error signatureWanted(const Error &refusal, std::string_view why)
{
    return {ErrorCode::SignatureWanted, fmt::format("{} ({})", why, refusal.detail())};
}

}  // namespace

BalongWriter::BalongWriter(const WriterSetup &setup)
    : m_bundle(setup.bundle)
    , m_monitor(setup.port, setup.clock, setup.stop)
    , m_images(setup.port, setup.clock, setup.stop)
{
}

Result<std::string> BalongWriter::confirmMode()
{
    const auto version = m_monitor.protocolVersion(kVersionWait);
    if (version && *version != kKnownVersion)
        return failure(
            ErrorCode::Unsupported,
            fmt::format("its download monitor speaks version {}; {} is known", *version, kKnownVersion));
    if (version) {
        m_speaks = Speaks::At;
        return std::string();
    }
    if (version.error().code() != ErrorCode::Timeout)
        return failure(version.error());
    auto build = m_images.confirmMode();
    if (build)
        m_speaks = Speaks::DownloadProtocol;
    return build;
}

Result<void> BalongWriter::prepare()
{
    if (m_speaks == Speaks::NotAsked) {
        if (const auto confirmed = confirmMode(); !confirmed)
            return failure(confirmed.error());
    }
    if (m_speaks == Speaks::At) {
        REVIVER_TRY(leaveAt());
        m_speaks = Speaks::DownloadProtocol;
        if (const auto confirmed = m_images.confirmMode(); !confirmed)
            return failure(confirmed.error().during("asking for the version"));
    }
    const auto product = m_images.productId();
    if (!product && isObstacle(product.error()))
        return failure(product.error());
    return product ? checkProduct(withoutMaker(*product)) : Result<void>();
}

/// In the order of the maker's own updater. Source: lteupdate.c (one source).
Result<void> BalongWriter::leaveAt()
{
    const auto info = m_monitor.info();
    if (!info && isObstacle(info.error()))
        return failure(info.error());
    if (info)
        REVIVER_TRY(checkProduct(modelOfProductName(info->productName())));
    const auto authority = m_monitor.authorityVersion();
    if (!authority && isObstacle(authority.error()))
        return failure(authority.error());
    REVIVER_TRY(announceSignature());
    const auto left = m_monitor.enterDataMode();
    if (!left && left.error().code() == ErrorCode::DeviceRefused)
        return failure(signatureWanted(
            left.error(), "the modem does not get ready for images, as if it wanted a signature first"));
    // It may have changed over without a word: the questions that follow tell.
    if (!left && left.error().code() == ErrorCode::Timeout)
        return {};
    return left;
}

Result<void> BalongWriter::announceSignature()
{
    if (!m_bundle.signature)
        return {};
    const BundleSignature &signature = *m_bundle.signature;
    const auto taken = m_monitor.announceSignature(
        {.type = signature.contents, .hash = capitals(signature.keyHash), .length = signature.size});
    m_announced = taken.has_value();
    if (!taken && taken.error().code() == ErrorCode::DeviceRefused)
        return failure(signatureWanted(taken.error(), "the modem does not know the signature of this file"));
    return taken;
}

Result<void> BalongWriter::checkProduct(const std::string &product) const
{
    if (product.empty() || m_bundle.product.empty() || sameModel(m_bundle.product, product))
        return {};
    return failure(
        ErrorCode::BundleForOtherDevice,
        fmt::format("this firmware is for {}; the modem says that it is {}", m_bundle.product, product));
}

Result<void> BalongWriter::write(const FirmwareImage &image, const WriteTarget &target,
                                 const BlockListener &listener)
{
    auto written = m_images.write(image, target, listener);
    // So answers a monitor that got no signature. Source: balongflash issue 3 (one source).
    if (written || m_announced || m_images.lastRefusal() != dmss::NakReason::InvalidDestination)
        return written;
    return failure(signatureWanted(written.error(),
                                   m_bundle.signature
                                       ? "the modem wants the signature announced, and was past that point "
                                         "when the repair began"
                                       : "the modem takes only firmware with a signature, and this file "
                                         "carries none"));
}

/// A known host sends both resets. A modem that took the first one does not hear the second.
/// Source: balongflash util.c (one source).
Result<void> BalongWriter::restart()
{
    REVIVER_TRY(m_images.restart());
    static_cast<void>(m_monitor.reset(kResetWait));
    return {};
}

}  // namespace reviver

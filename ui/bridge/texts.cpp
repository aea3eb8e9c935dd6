// SPDX-License-Identifier: Apache-2.0
#include "ui/bridge/texts.h"

#include "core/device/diagnosis.h"

#include <QCoreApplication>
#include <QLocale>

#include <algorithm>
#include <array>
#include <cmath>

namespace reviver::ui {

namespace {

QString tr(const char *text)
{
    return QCoreApplication::translate("reviver::ui::Texts", text);
}

struct Unit {
    double factor;
    const char *name;
    int decimals;
};

/// The unit in which a size is read best.
Unit unitOf(double bytes)
{
    if (bytes < 1e3)
        return {1, "B", 0};
    if (bytes < 1e6)
        return {1e3, "kB", 1};
    if (bytes < 1e7)
        return {1e6, "MB", 2};
    if (bytes < 1e9)
        return {1e6, "MB", 1};
    return {1e9, "GB", 2};
}

QString inUnit(double bytes, const Unit &unit)
{
    return QLocale().toString(bytes / unit.factor, 'f', unit.decimals);
}

}  // namespace

QString translate(const Message &message)
{
    if (message.empty())
        return {};
    const QString text = QCoreApplication::translate("core", message.text.c_str());
    return QString::fromStdString(Message::fill(text.toStdString(), message.args));
}

QString pathText(const std::filesystem::path &path)
{
    return QString::fromStdU16String(path.u16string());
}

QString sizeText(std::uint64_t bytes)
{
    const auto value = static_cast<double>(bytes);
    const Unit unit = unitOf(value);
    return inUnit(value, unit) + QChar::Nbsp + QLatin1String(unit.name);
}

QString amountText(std::uint64_t done, std::uint64_t total)
{
    const Unit unit = unitOf(static_cast<double>(total));
    return tr("%1 of %2 %3")
        .arg(inUnit(static_cast<double>(done), unit), inUnit(static_cast<double>(total), unit),
             QLatin1String(unit.name));
}

QString speedText(double bytesPerSecond)
{
    if (bytesPerSecond < 1e6)
        return tr("%1 kB/s").arg(QLocale().toString(std::round(bytesPerSecond / 1e3), 'f', 0));
    return tr("%1 MB/s").arg(QLocale().toString(bytesPerSecond / 1e6, 'f', 1));
}

QString countText(std::uint64_t count)
{
    return QLocale().toString(static_cast<qulonglong>(count));
}

QString rangeText(std::chrono::seconds shortest, std::chrono::seconds longest)
{
    constexpr double kMinute = 60;
    const auto low = static_cast<double>(shortest.count());
    const auto high = static_cast<double>(std::max(shortest, longest).count());
    if (high <= 90) {
        const int to = std::max(10, static_cast<int>(std::ceil(high / 10)) * 10);
        const int from = static_cast<int>(std::floor(low / 10)) * 10;
        return from > 0 && from < to ? tr("%1 to %2 s").arg(from).arg(to) : tr("up to %1 s").arg(to);
    }
    const int to = static_cast<int>(std::ceil(high / kMinute));
    const int from = std::max(1, static_cast<int>(std::floor(low / kMinute)));
    return from < to ? tr("%1 to %2 min").arg(from).arg(to) : tr("about %1 min").arg(to);
}

QString elapsedText(std::chrono::milliseconds elapsed)
{
    const auto seconds = std::chrono::duration_cast<std::chrono::seconds>(elapsed).count();
    return QStringLiteral("%1:%2").arg(seconds / 60).arg(seconds % 60, 2, 10, QLatin1Char('0'));
}

QString tookText(std::chrono::milliseconds duration)
{
    const auto seconds = std::chrono::duration_cast<std::chrono::seconds>(duration).count();
    if (seconds < 1)
        return tr("less than 1 s");
    return seconds < 60 ? tr("%1 s").arg(seconds) : tr("%1 min %2 s").arg(seconds / 60).arg(seconds % 60);
}

ModeShape modeShape(DeviceMode mode)
{
    switch (mode) {
    case DeviceMode::Normal:
        return ModeShape::Normal;
    case DeviceMode::HuaweiDownload:
    case DeviceMode::DmssDownload:
    case DeviceMode::HdlcDownload:
    case DeviceMode::StreamingLoader:
    case DeviceMode::BalongDownload:
        return ModeShape::Download;
    case DeviceMode::BalongBootRom:
    case DeviceMode::Sahara:
    case DeviceMode::Firehose:
    case DeviceMode::MemoryDump:
        return ModeShape::Emergency;
    case DeviceMode::CdRom:
        return ModeShape::InstallerDisc;
    case DeviceMode::HiLink:
        return ModeShape::Network;
    case DeviceMode::NoAccess:
    case DeviceMode::Busy:
        return ModeShape::NeedsAccess;
    case DeviceMode::Unknown:
    case DeviceMode::Silent:
        return ModeShape::Unknown;
    }
    return ModeShape::Unknown;
}

QString modeWords(DeviceMode mode)
{
    return translate(modeTitle(mode));
}

LightPattern drawnLight(reviver::LightPattern light)
{
    switch (light) {
    case reviver::LightPattern::Unknown:
        return LightPattern::notAsked();
    case reviver::LightPattern::Dark:
        return LightPattern::dark();
    case reviver::LightPattern::SlowBlink:
        return LightPattern::slow();
    case reviver::LightPattern::NotRegistered:
        return LightPattern::twoBlinks();
    case reviver::LightPattern::Registered:
        return LightPattern::oneBlink();
    case reviver::LightPattern::Steady:
        return LightPattern::steady();
    }
    return LightPattern::notAsked();
}

QString lightWords(reviver::LightPattern light)
{
    if (light == reviver::LightPattern::Unknown)
        return tr("Not asked yet");
    return tr("Light: %1").arg(translate(lightText(light)));
}

QString usbSpeedText(UsbSpeed speed)
{
    switch (speed) {
    case UsbSpeed::Unknown:
        return {};
    case UsbSpeed::Low:
        return tr("Low speed");
    case UsbSpeed::Full:
        return tr("Full speed");
    case UsbSpeed::High:
        return tr("High speed");
    case UsbSpeed::Super:
        return tr("Super speed");
    }
    return {};
}

ProblemWords problemWords(const Error &error)
{
    switch (error.code()) {
    case ErrorCode::Cancelled:
        return {tr("Stopped by you."), tr("Press Detect to see what the modem is doing now.")};
    case ErrorCode::DeviceRefused:
        return {tr("It was declined, so nothing was changed."),
                tr("Another way is in Other options. The log tells who said no.")};
    case ErrorCode::Unsupported:
        return {tr("This computer cannot do that, so nothing was changed."),
                tr("Press Detect: what stood in the way may be gone. The log has the reason.")};
    case ErrorCode::ModemNotReturned:
        return {tr("The modem did not come back."),
                tr("Unplug it for 10 seconds, plug it in and press Detect.")};
    case ErrorCode::Timeout:
        return {tr("The modem did not answer."),
                tr("Unplug it for 10 seconds, plug it in and press Detect.")};
    case ErrorCode::PortBusy:
        return {tr("Another program holds the port, so nothing was changed."),
                tr("Close the other program and press Detect.")};
    case ErrorCode::PortAccessDenied:
        return {tr("The system does not let this app do that, so nothing was changed."),
                tr("Press Detect to see how access can be given.")};
    case ErrorCode::PortDisconnected:
    case ErrorCode::PortNotFound:
        return {tr("The modem went away in the middle."), tr("Plug it in and press Detect.")};
    case ErrorCode::InvalidArgument:
        return {tr("That would not have been safe, so nothing was sent."), tr("The log has the reason.")};
    default:
        return {tr("It was not done."),
                tr("Press Detect to see what the modem is doing now. The log has the reason.")};
    }
}

QString fileErrorText(const Error &error)
{
    switch (error.code()) {
    case ErrorCode::FileNotFound:
        return tr("The file is not there any more. Choose it again.");
    case ErrorCode::FileUnreadable:
        return tr("The file cannot be read. Copy it to this computer's own disk and choose the copy.");
    case ErrorCode::FileWriteFailed:
        return tr("The file could not be written. Choose another folder, or free some space.");
    case ErrorCode::BundleNotRecognised:
        return tr("No firmware was found in this file. Choose the updater or the firmware file itself.");
    case ErrorCode::BundleCorrupt:
        return tr("The file is damaged or incomplete. Download it again, then choose it again.");
    case ErrorCode::LimitExceeded:
        return tr("The file claims more contents than a firmware file can have. Download it again.");
    case ErrorCode::Cancelled:
        return tr("Reading was stopped. Choose a file to go on.");
    default:
        return tr("The file cannot be used. Choose another one.");
    }
}

}  // namespace reviver::ui

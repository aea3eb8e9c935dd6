// SPDX-License-Identifier: Apache-2.0
#include "core/platform/serial_transport.h"

#include "core/platform/event_dispatcher.h"

#include <QDeadlineTimer>
#include <QFileInfo>
#include <QSerialPort>
#include <QSerialPortInfo>

#include <algorithm>
#include <cerrno>
#include <fmt/format.h>

#ifdef Q_OS_UNIX
#include <unistd.h>
#endif

namespace reviver {

namespace {

using std::chrono::milliseconds;

/// How long one wait may last before the stop token is looked at again.
constexpr milliseconds kWaitSlice{50};

/// How many links in a row are followed to a port; as Linux does (MAXSYMLINKS).
[[maybe_unused]] constexpr int kMaxLinks = 40;

/// One open serial port.
///
/// When a modem is unplugged QSerialPort stays open and reports the same read
/// error again and again, many thousand times a second. So the first such error
/// closes the port, once, and every later call is PortDisconnected.
class SerialTransport final : public Transport {
public:
    explicit SerialTransport(std::string path);
    ~SerialTransport() override;

    QSerialPort &port() { return m_port; }

    Result<void> write(ByteView data, milliseconds timeout, StopToken stop) override;
    Result<std::size_t> readSome(MutableByteView buffer, milliseconds timeout, StopToken stop) override;
    void discardInput() override;

private:
    Result<void> writePart(ByteView data, milliseconds timeout, const StopToken &stop);
    Error disconnected();
    Error cancelled() const;
    void onError(QSerialPort::SerialPortError error);
    void close();

    std::string m_path;
    QSerialPort m_port;
    std::string m_lossReason;  ///< Why the port was lost; empty while it works.
};

SerialTransport::SerialTransport(std::string path) : m_path(std::move(path))
{
    QObject::connect(&m_port, &QSerialPort::errorOccurred, &m_port,
                     [this](QSerialPort::SerialPortError error) { onError(error); });
}

SerialTransport::~SerialTransport()
{
    close();
}

void SerialTransport::onError(QSerialPort::SerialPortError error)
{
    switch (error) {
    case QSerialPort::ReadError:
    case QSerialPort::WriteError:
    case QSerialPort::ResourceError:
        break;
    default:  // NoError and TimeoutError are reports; no modem lines (DTR, RTS) is no harm
        return;
    }
    if (!m_lossReason.empty() || !m_port.isOpen())
        return;
    m_lossReason = error == QSerialPort::WriteError ? "writing failed" : "the port is gone";
    // Not here: QSerialPort may be in the middle of a wait. If it is, the wait's
    // caller closes; if an event loop woke it, the queued call does.
    QMetaObject::invokeMethod(
        &m_port, [this] { close(); }, Qt::QueuedConnection);
}

/// Closing with unsent octets can block for up to 30 s (the kernel's closing_wait
/// of USB serial ports), so they are thrown away first.
void SerialTransport::close()
{
    if (!m_port.isOpen())
        return;
    m_port.clear(QSerialPort::Output);
    m_port.close();
}

Error SerialTransport::disconnected()
{
    close();
    return {ErrorCode::PortDisconnected, fmt::format("{}: {}", m_path, m_lossReason)};
}

Error SerialTransport::cancelled() const
{
    return {ErrorCode::Cancelled, fmt::format("{}: asked to stop", m_path)};
}

Result<void> SerialTransport::write(ByteView data, milliseconds timeout, StopToken stop)
{
    auto written = writePart(data, timeout, stop);
    if (!written && m_port.isOpen())
        m_port.clear(QSerialPort::Output);  // the rest of a frame must not follow later
    return written;
}

Result<void> SerialTransport::writePart(ByteView data, milliseconds timeout, const StopToken &stop)
{
    if (!m_lossReason.empty())
        return failure(disconnected());
    if (stop.stopRequested())
        return failure(cancelled());
    const auto size = static_cast<qint64>(data.size());
    if (m_port.write(reinterpret_cast<const char *>(data.data()), size) != size)
        m_lossReason = "the port takes no octets";

    qint64 left = m_port.bytesToWrite();
    QDeadlineTimer deadline(timeout);
    while (m_lossReason.empty() && left > 0) {
        const auto slice = std::min<qint64>(kWaitSlice.count(), deadline.remainingTime());
        m_port.waitForBytesWritten(static_cast<int>(slice));
        if (!m_lossReason.empty())
            break;
        if (m_port.bytesToWrite() < left) {
            left = m_port.bytesToWrite();
            deadline = QDeadlineTimer(timeout);
        } else if (deadline.hasExpired()) {
            return failure(ErrorCode::Timeout,
                           fmt::format("{}: {} of {} octets not taken within {} ms", m_path, left, size,
                                       timeout.count()));
        }
        if (stop.stopRequested())
            return failure(cancelled());
    }
    if (!m_lossReason.empty())
        return failure(disconnected());
    return {};
}

Result<std::size_t> SerialTransport::readSome(MutableByteView buffer, milliseconds timeout, StopToken stop)
{
    if (buffer.empty())
        return failure(ErrorCode::InvalidArgument, fmt::format("{}: no room to read into", m_path));
    QDeadlineTimer deadline(timeout);
    // Octets that came before the modem was lost are still handed over.
    while (m_port.bytesAvailable() == 0) {
        if (!m_lossReason.empty())
            return failure(disconnected());
        if (stop.stopRequested())
            return failure(cancelled());
        const auto slice = std::min<qint64>(kWaitSlice.count(), deadline.remainingTime());
        const bool arrived = m_port.waitForReadyRead(static_cast<int>(slice));
        if (!arrived && m_lossReason.empty() && deadline.hasExpired())
            return failure(ErrorCode::Timeout,
                           fmt::format("{}: nothing came within {} ms", m_path, timeout.count()));
    }
    const qint64 got
        = m_port.read(reinterpret_cast<char *>(buffer.data()), static_cast<qint64>(buffer.size()));
    return static_cast<std::size_t>(got);
}

void SerialTransport::discardInput()
{
    if (!m_port.isOpen())
        return;
    m_port.waitForReadyRead(0);  // what the system holds comes into QSerialPort's buffer
    m_port.readAll();
    m_port.clear(QSerialPort::Input);
}

/// The name that QSerialPort gets: links are followed, so that one port has one name.
QString locationOf(const std::string &path)
{
    const QString name = QString::fromStdString(path);
#ifdef Q_OS_UNIX
    QString location = name.contains(u'/') ? name : QSerialPortInfo(name).systemLocation();
    for (int links = 0; links < kMaxLinks && QFileInfo(location).isSymLink(); ++links)
        location = QFileInfo(location).symLinkTarget();
    return location;
#else
    return name;
#endif
}

/// QSerialPort says PermissionError both for "not allowed" and for "in use".
ErrorCode permissionCode(const QString &location)
{
#ifdef Q_OS_UNIX
    const bool denied = ::access(location.toLocal8Bit().constData(), R_OK | W_OK) != 0 && errno == EACCES;
    return denied ? ErrorCode::PortAccessDenied : ErrorCode::PortBusy;
#else
    Q_UNUSED(location)
    return ErrorCode::PortBusy;  // Windows lets every user open COM ports: denied means in use
#endif
}

Error openError(const std::string &path, const QString &location, const QSerialPort &port)
{
    switch (port.error()) {
    case QSerialPort::PermissionError: {
        const ErrorCode code = permissionCode(location);
        return {code,
                fmt::format("opening {}: {}", path,
                            code == ErrorCode::PortBusy ? "another program holds the port"
                                                        : "this user may not open the port")};
    }
    case QSerialPort::DeviceNotFoundError:
        return {ErrorCode::PortNotFound, fmt::format("opening {}: no such port", path)};
    case QSerialPort::UnsupportedOperationError:
        return {ErrorCode::PortNotFound, fmt::format("opening {}: not a serial port", path)};
    default:
        return {ErrorCode::PortNotFound,
                fmt::format("opening {}: {}", path, port.errorString().toStdString())};
    }
}

}  // namespace

Result<std::unique_ptr<Transport>> SerialPortOpener::open(const std::string &path)
{
    const QString location = locationOf(path);
    ensureEventDispatcher();
    auto transport = std::make_unique<SerialTransport>(path);
    QSerialPort &port = transport->port();
    port.setPortName(location);
    port.setBaudRate(QSerialPort::Baud115200);
    port.setDataBits(QSerialPort::Data8);
    port.setParity(QSerialPort::NoParity);
    port.setStopBits(QSerialPort::OneStop);
    port.setFlowControl(QSerialPort::NoFlowControl);
    if (!port.open(QIODevice::ReadWrite))  // exclusively: lock file, and TIOCEXCL on POSIX
        return failure(openError(path, location, port));

    // Many modems answer only a host that is "ready". Ports without these lines
    // (pseudo-terminals, some drivers) refuse; that does no harm.
    port.setDataTerminalReady(true);
    port.setRequestToSend(true);
    port.clearError();
    port.clear();
    return transport;
}

}  // namespace reviver

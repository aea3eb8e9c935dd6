// SPDX-License-Identifier: Apache-2.0
//
// The sections of a report about the modem and the computer that it hangs on.
#include "core/device/interface_function.h"
#include "core/device/modem_family.h"
#include "core/repair/report_sections.h"

#include <fmt/format.h>

namespace reviver {
namespace {

void addIfSeen(std::vector<ReportRow> &rows, const char *label, const std::string &value,
               const std::string &note = {})
{
    if (!value.empty())
        rows.push_back({label, value, true, note});
}

std::string_view kindText(const AttachedDevice &device, const AttachedInterface &interface)
{
    switch (interfaceKind(device, interface)) {
    case InterfaceKind::Serial:
        return functionName(portFunction(device, interface));
    case InterfaceKind::Disc:
        return "installer disc or card reader";
    case InterfaceKind::Network:
        return "network";
    case InterfaceKind::Other:
        break;
    }
    return "other";
}

}  // namespace

ReportSection modemSection(const ReportInput &input, const ReportPrivacy &privacy)
{
    const Evidence &evidence = input.evidence;
    const DeviceIdentity &now
        = input.result && !input.result->after.firmware.empty() ? input.result->after : evidence.identity;
    ReportSection section{REVIVER_TR("Modem"), {}, {}};
    auto &rows = section.rows;
    if (evidence.modem.device.practice)
        rows.push_back({REVIVER_TR("Practice"), "This is a practice modem, made of memory."});
    rows.push_back({REVIVER_TR("Mode"), modeTitle(evidence.mode).english(), false,
                    std::string(modeName(evidence.mode))});
    if (input.result)
        rows.push_back({REVIVER_TR("Mode now"), modeTitle(input.result->mode).english()});
    rows.push_back({REVIVER_TR("Manufacturer"), orNotSeen(now.manufacturer)});
    rows.push_back({REVIVER_TR("Model"), orNotSeen(now.model)});
    rows.push_back({REVIVER_TR("Chip"), evidence.family ? std::string(evidence.family->chip) : "not known",
                    false, evidence.family ? "family " + std::string(evidence.family->name) : ""});
    rows.push_back({input.result ? REVIVER_TR("Firmware before") : REVIVER_TR("Firmware"),
                    orNotSeen(evidence.identity.firmware), true});
    if (input.result)
        rows.push_back({REVIVER_TR("Firmware now"), orNotSeen(input.result->after.firmware), true});
    rows.push_back({REVIVER_TR("Hardware"), orNotSeen(now.hardware), true});
    rows.push_back({REVIVER_TR("Build or loader version"), orNotSeen(evidence.identity.buildId), true});
    rows.push_back({REVIVER_TR("IMEI"), privacy.identity(now.imei)});
    if (!now.serial.empty())
        rows.push_back({REVIVER_TR("Serial number"), privacy.identity(now.serial)});
    if (evidence.chip) {
        addIfSeen(rows, REVIVER_TR("Number of chip and maker"), evidence.chip->hardwareId);
        addIfSeen(rows, REVIVER_TR("Key that the chip trusts"), evidence.chip->keyHash);
        addIfSeen(rows, REVIVER_TR("Serial number of the chip"),
                  privacy.identity(evidence.chip->serialNumber));
    }
    rows.push_back({REVIVER_TR("Light"), lightText(evidence.light).english()});
    return section;
}

ReportSection settingsSection(const ModemSettings &settings, const ReportPrivacy &privacy)
{
    ReportSection section{REVIVER_TR("Settings that it told"), {}, {}};
    auto &rows = section.rows;
    addIfSeen(rows, REVIVER_TR("Set of ports"), settings.portSet, "^SETPORT");
    addIfSeen(rows, REVIVER_TR("Set of ports, older form"), settings.usbMode, "^U2DIAG");
    addIfSeen(rows, REVIVER_TR("Chip, as it says itself"), settings.chipHint, "^GETPORTMODE, only a hint");
    addIfSeen(rows, REVIVER_TR("Factory mode"), settings.factoryMode, "^SFM, 0 is off");
    addIfSeen(rows, REVIVER_TR("Operator lock"), settings.operatorLock, "^CARDLOCK, never changed here");
    addIfSeen(rows, REVIVER_TR("SIM card"), privacy.said(settings.sim), "+CPIN");
    addIfSeen(rows, REVIVER_TR("Stored item of the IMEI"), settings.imeiAnswer);
    return section;
}

ReportSection usbSection(const AttachedDevice &device, const ReportPrivacy &privacy)
{
    ReportSection section{REVIVER_TR("USB"), {}, {}};
    auto &rows = section.rows;
    rows.push_back({REVIVER_TR("Id"), device.id ? device.id->text() : "a port named by the user", true});
    if (device.id)
        rows.push_back({REVIVER_TR("Release"), fmt::format("{:04x}", device.release), true});
    rows.push_back({REVIVER_TR("Maker's name"), orNotSeen(device.manufacturer)});
    rows.push_back({REVIVER_TR("Device name"), orNotSeen(device.product)});
    rows.push_back({REVIVER_TR("USB serial"), privacy.identity(device.serial)});
    rows.push_back({REVIVER_TR("Place"), orNotSeen(privacy.said(device.location)), true});
    addIfSeen(rows, REVIVER_TR("Name in the system"), privacy.said(device.systemPath));
    rows.push_back({REVIVER_TR("Speed"), orNotSeen(speedText(device.speed).english()), false,
                    device.usbVersion == 0 ? ""
                                           : fmt::format("made for USB {:x}.{:02x}", device.usbVersion >> 8,
                                                         device.usbVersion & 0xFF)});
    for (const UsbHub &hub : device.hubs) {
        rows.push_back({REVIVER_TR("Through the hub"), hub.name.empty() ? hub.location : hub.name, false,
                        fmt::format("{}, {}", speedText(hub.speed).english(),
                                    hub.selfPowered ? "with its own supply" : "fed by the computer")});
    }
    if (device.maxPower)
        rows.push_back({REVIVER_TR("Power that it may take"), fmt::format("{} mA", *device.maxPower)});
    return section;
}

ReportSection interfacesSection(const AttachedDevice &device)
{
    ReportSection section{REVIVER_TR("Interfaces"), {}, {}};
    if (!device.id)
        return section;
    for (const AttachedInterface &interface : device.interfaces) {
        std::string value = fmt::format("{:02x}/{:02x}/{:02x}, {} end points", interface.interfaceClass,
                                        interface.subclass, interface.protocol, interface.endpoints);
        if (!interface.name.empty())
            value += fmt::format(", \"{}\"", interface.name);
        std::string driver = interface.driver.empty() ? "no driver" : "driver " + interface.driver;
        if (!interface.driverVersion.empty())
            driver += " " + interface.driverVersion;
        std::string port = interface.port.empty() ? "no port" : interface.port;
        if (interface.hidden)
            port += " (hidden)";
        section.rows.push_back({Message("%1", {std::to_string(interface.number)}), value, true,
                                fmt::format("{}; {}; {}", kindText(device, interface), driver, port)});
    }
    return section;
}

ReportSection computerSection(const ReportInput &input, const ReportPrivacy &privacy)
{
    const HostFacts &host = input.evidence.host;
    ReportSection section{REVIVER_TR("Computer"), {}, {}};
    auto &rows = section.rows;
    rows.push_back({REVIVER_TR("System"), privacy.said(orNotSeen(input.system))});
    rows.push_back({REVIVER_TR("Program"), "Reviver " + input.programVersion});
    for (const PortHolder &holder : host.holders) {
        rows.push_back(
            {REVIVER_TR("Holds a port"),
             holder.process > 0 ? fmt::format("{} (process {})", holder.name, holder.process) : holder.name});
    }
    if (host.canFixAccess)
        rows.push_back({REVIVER_TR("Access"), "refused; a rule that allows it can be installed"});
    if (host.canBindDriver)
        rows.push_back({REVIVER_TR("Driver"), "none; the system's driver can be told about this id"});
    return section;
}

}  // namespace reviver

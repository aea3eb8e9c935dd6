// SPDX-License-Identifier: Apache-2.0
#include "core/repair/json_lines.h"

#include "core/repair/json_text.h"
#include "core/repair/usb_json.h"

#include <fmt/format.h>
#include <nlohmann/json.hpp>

namespace reviver {
namespace {

using Json = nlohmann::ordered_json;

Json portJson(const ModemPort &port, Speech speaks)
{
    return {{"path", port.path},
            {"function", functionName(port.function)},
            {"speaks", speechName(speaks)},
            {"name", port.name},
            {"interface", port.interfaceNumber}};
}

std::string_view weightName(FindingWeight weight)
{
    switch (weight) {
    case FindingWeight::Proof:
        return "proof";
    case FindingWeight::Supports:
        return "supports";
    case FindingWeight::Misleading:
        return "misleading";
    case FindingWeight::Expected:
        return "expected";
    case FindingWeight::Unknown:
        return "unknown";
    case FindingWeight::Problem:
        return "problem";
    }
    return "unknown";
}

Json findingJson(const Finding &finding)
{
    return {{"checked", finding.checked.english()},
            {"saw", maskNumbers(finding.saw.english())},
            {"tells", finding.tells.english()},
            {"weight", weightName(finding.weight)}};
}

std::string_view confidenceName(Confidence confidence)
{
    switch (confidence) {
    case Confidence::Low:
        return "low";
    case Confidence::Medium:
        return "medium";
    case Confidence::High:
        return "high";
    }
    return "low";
}

Json settingsJson(const ModemSettings &settings)
{
    return {{"port_set", settings.portSet},         {"usb_mode", settings.usbMode},
            {"factory_mode", settings.factoryMode}, {"operator_lock", settings.operatorLock},
            {"sim", maskNumbers(settings.sim)},     {"imei_item", settings.imeiAnswer}};
}

Json hostJson(const HostFacts &host)
{
    Json holders = Json::array();
    for (const PortHolder &holder : host.holders)
        holders.push_back({{"name", holder.name}, {"process", holder.process}});
    return {{"holders", std::move(holders)},
            {"can_fix_access", host.canFixAccess},
            {"can_bind_driver", host.canBindDriver},
            {"can_send_usb", host.canSendUsb}};
}

std::string stateName(PlanCheck::State state)
{
    switch (state) {
    case PlanCheck::State::Good:
        return "good";
    case PlanCheck::State::Unknown:
        return "unknown";
    case PlanCheck::State::Warn:
        return "warning";
    case PlanCheck::State::Refuse:
        return "refused";
    }
    return "unknown";
}

std::string seenName(SeenCheck::State state)
{
    switch (state) {
    case SeenCheck::State::Seen:
        return "seen";
    case SeenCheck::State::NotSeen:
        return "not-seen";
    case SeenCheck::State::Differs:
        return "differs";
    }
    return "not-seen";
}

Json identityJson(const DeviceIdentity &identity)
{
    return {{"manufacturer", identity.manufacturer},
            {"model", identity.model},
            {"firmware", identity.firmware},
            {"hardware", identity.hardware},
            {"build_id", identity.buildId},
            {"imei", identity.imei.empty() ? "" : maskIdentity(identity.imei)}};
}

}  // namespace

Json deviceJson(const Evidence &evidence, const Diagnosis &diagnosis)
{
    Json ports = Json::array();
    for (const ModemPort &port : evidence.modem.ports) {
        const PortEvidence *said = evidence.port(port.path);
        ports.push_back(portJson(port, said ? said->speaks : Speech::NotAsked));
    }
    Json findings = Json::array();
    for (const Finding &finding : diagnosis.findings)
        findings.push_back(findingJson(finding));
    Json alternatives = Json::array();
    for (const NextAction action : diagnosis.alternatives)
        alternatives.push_back(actionName(action));
    return {{"id", evidence.modem.id},
            {"model", modelTitle(evidence)},
            {"mode", modeName(evidence.mode)},
            {"situation", diagnosis.situation},
            {"headline", diagnosis.headline.english()},
            {"meaning", diagnosis.meaning.english()},
            {"confidence", confidenceName(diagnosis.confidence)},
            {"next", diagnosis.next.english()},
            {"next_detail", diagnosis.nextDetail.english()},
            {"action", actionName(diagnosis.action)},
            {"alternatives", std::move(alternatives)},
            {"practice", evidence.modem.device.practice},
            {"usb", usbJson(evidence.modem.device)},
            {"ports", std::move(ports)},
            {"identity", identityJson(evidence.identity)},
            {"settings", settingsJson(evidence.settings)},
            {"host", hostJson(evidence.host)},
            {"findings", std::move(findings)}};
}

Json planJson(const RepairPlan &plan, const FirmwareBundle &bundle)
{
    Json images = Json::array();
    for (const PlannedImage &planned : plan.images) {
        const FirmwareImage &image = bundle.images[planned.index];
        images.push_back({{"name", image.name},
                          {"role", roleName(image.role)},
                          {"size", image.size},
                          {"write", planned.write},
                          {"target", planned.target},
                          {"decision", planned.decision.english()},
                          {"reason", planned.reason.english()}});
    }
    Json steps = Json::array();
    for (const PlanStep &step : plan.steps) {
        steps.push_back({{"title", step.title.english()},
                         {"bytes", step.bytes},
                         {"hazard", step.hazard == Hazard::None ? "none" : "not-bootable"}});
    }
    Json checks = Json::array();
    for (const PlanCheck &check : plan.checks) {
        checks.push_back({{"state", stateName(check.state)},
                          {"title", check.title.english()},
                          {"detail", check.detail.english()}});
    }
    return {{"modem", plan.modemTitle},
            {"route", plan.route ? Json(routeName(plan.route->route)) : Json(nullptr)},
            {"reason", plan.route ? plan.route->reason.english() : ""},
            {"may_start", plan.mayStart()},
            {"bytes", plan.bytes},
            {"seconds", {plan.shortest.count(), plan.longest.count()}},
            {"images", std::move(images)},
            {"steps", std::move(steps)},
            {"checks", std::move(checks)}};
}

Json resultJson(const RepairResult &result)
{
    Json next = Json::array();
    Json actions = Json::array();
    for (const NextStep &step : result.next) {
        next.push_back(step.text.english());
        actions.push_back(repairActionName(step.action));
    }
    Json seen = Json::array();
    for (const SeenCheck &check : result.seen) {
        seen.push_back({{"state", seenName(check.state)},
                        {"title", check.title.english()},
                        {"detail", check.detail.english()}});
    }
    return {{"event", "result"},
            {"outcome", outcomeName(result.outcome)},
            {"code", result.code},
            {"headline", result.headline.english()},
            {"summary", result.summary.english()},
            {"happened", result.happened.english()},
            {"state", textsJson(result.state)},
            {"next", std::move(next)},
            {"next_actions", std::move(actions)},
            {"mode_before", modeName(result.modeBefore)},
            {"mode", modeName(result.mode)},
            {"port_before", result.port},
            {"port", result.portAfter},
            {"before", identityJson(result.before)},
            {"after", identityJson(result.after)},
            {"bytes", result.bytes},
            {"seconds", static_cast<double>(result.duration.count()) / 1000.0},
            {"images_written", result.imagesWritten},
            {"blocks", result.link.blocks},
            {"repeats", result.link.repeats},
            {"link_errors", result.link.errors},
            {"link_damaged", result.link.damaged},
            {"link_returns", result.link.returns},
            {"link_advice", result.linkAdvice ? result.linkAdvice->english() : ""},
            {"journal", result.journal.stem().string()},
            {"can_continue", result.canContinue},
            {"error", result.error ? Json(errorCodeName(result.error->code())) : Json(nullptr)},
            {"detail", result.error ? result.error->detail() : ""},
            {"offer_complete_set", result.offerCompleteSet},
            {"seen", std::move(seen)}};
}

Json progressJson(const RepairProgress &progress)
{
    return {{"event", "progress"},
            {"step", progress.step},
            {"step_bytes", progress.stepDone},
            {"step_total", progress.stepTotal},
            {"bytes", progress.done},
            {"total", progress.total},
            {"blocks", progress.link.blocks},
            {"repeats", progress.link.repeats},
            {"link_errors", progress.link.errors}};
}

}  // namespace reviver

// SPDX-License-Identifier: Apache-2.0
#include "core/firmware/compatibility.h"

#include "core/firmware/file_set.h"
#include "core/firmware/limits.h"
#include "core/firmware/version_groups.h"
#include "core/firmware/version_text.h"

#include <algorithm>

namespace reviver {

namespace {

/// "E392" of "E392u-12": the letters and digits that name the hardware.
std::string seriesOf(std::string_view product)
{
    const auto digits = product.find_first_of("0123456789");
    const auto end
        = digits == std::string_view::npos ? digits : product.find_first_not_of("0123456789", digits);
    return std::string(product.substr(0, end));
}

/// "u-12" of "E392u-12"; empty when only the model is named.
std::string variantOf(std::string_view product)
{
    return lowerCase(product.substr(seriesOf(product).size()));
}

/// "HUAWEI E392u-12" and "e392u-12" name the same.
bool contains(const std::string &one, const std::string &other)
{
    const std::string a = lowerCase(one);
    const std::string b = lowerCase(other);
    return a.find(b) != std::string::npos || b.find(a) != std::string::npos;
}

class Comparison {
public:
    Comparison(const FirmwareBundle &bundle, const DeviceTraits &device) : m_bundle(bundle), m_device(device)
    {
    }

    Compatibility run()
    {
        platform();
        product();
        productLine();
        partitionRows();
        imagesInPartitions();
        certificates();
        const auto says = [&](Fit fit) {
            return std::ranges::find(m_result.reasons, fit, &FitReason::says) != m_result.reasons.end();
        };
        m_result.verdict = says(Fit::No) ? Fit::No : says(Fit::Yes) ? Fit::Yes : Fit::CannotTell;
        std::stable_partition(m_result.reasons.begin(), m_result.reasons.end(),
                              [&](const FitReason &reason) { return reason.says == m_result.verdict; });
        return std::move(m_result);
    }

private:
    void platform();
    void product();
    void productLine();
    void partitionRows();
    void imagesInPartitions();
    void certificates();
    void add(Fit fit, Message text) { m_result.reasons.push_back({fit, std::move(text)}); }
    std::optional<PartitionTable> bundleTable() const;

    const FirmwareBundle &m_bundle;
    const DeviceTraits &m_device;
    Compatibility m_result;
};

void Comparison::platform()
{
    const FirmwarePlatform wanted = m_bundle.platform;
    const FirmwarePlatform actual = m_device.platform;
    if (wanted == FirmwarePlatform::Unknown || actual == FirmwarePlatform::Unknown)
        return;
    if (wanted == actual) {
        add(Fit::CannotTell, {REVIVER_TR("Both are for %1 chips."), {std::string(platformName(wanted))}});
        return;
    }
    const std::string chip = m_device.chip.empty() ? std::string(platformName(actual)) : m_device.chip;
    add(Fit::No,
        {REVIVER_TR("This firmware is for %1 chips; the modem has a %2 chip (%3)."),
         {std::string(platformName(wanted)), std::string(platformName(actual)), chip}});
}

void Comparison::product()
{
    if (m_device.product.empty()) {
        add(Fit::CannotTell,
            m_bundle.product.empty()
                ? Message(REVIVER_TR("Neither the file nor the modem tells a model."))
                : Message(REVIVER_TR("This firmware is for %1; the modem can't tell its model in this mode."),
                          {m_bundle.product}));
        return;
    }
    // Codes such as MDM9607.LE.1.0 name a chip, not a model.
    const std::string wanted = productIn(m_bundle.product);
    const std::string actual = productIn(m_device.product);
    const std::vector<std::string> both = {m_bundle.product, m_device.product};
    const bool isSame = wanted.empty() || actual.empty() ? contains(m_bundle.product, m_device.product)
                                                         : seriesOf(wanted) == seriesOf(actual);
    if (m_bundle.product.empty() || (wanted.empty() && !isSame)) {
        add(Fit::CannotTell,
            {REVIVER_TR("The modem is %1; the file does not name a model."), {m_device.product}});
        return;
    }
    if (!isSame) {
        add(Fit::No, {REVIVER_TR("This firmware is for %1; the modem is %2."), both});
        return;
    }
    add(Fit::Yes, {REVIVER_TR("This firmware is for %1, and the modem is %2."), both});
    const std::string variant = variantOf(wanted);
    if (!variant.empty() && !variantOf(actual).empty() && variant != variantOf(actual))
        m_result.warnings.push_back(
            {REVIVER_TR("The variants differ (%1 and %2): the modem may start and still have no signal."),
             both});
}

/// The second group of a Huawei version of Qualcomm times is the product line, the last of
/// any the customer. Balong versions count releases of one model in the second group.
/// Source: a dozen version and model pairs (inferred).
void Comparison::productLine()
{
    const auto isOfQualcommTimes = [](const std::string &version) {
        const std::string generation = versionGroup(version, 0);
        return generation == "11" || generation == "12";
    };
    const std::string wanted = versionGroup(m_bundle.version, 1);
    const std::string actual = versionGroup(m_device.version, 1);
    if (wanted.empty() || actual.empty())
        return;
    if (wanted != actual && isOfQualcommTimes(m_bundle.version) && isOfQualcommTimes(m_device.version)) {
        add(Fit::No,
            {REVIVER_TR("The version %1 belongs to product line %2; the modem ran %3 of product line %4."),
             {m_bundle.version, wanted, m_device.version, actual}});
        return;
    }
    const std::string customer = versionGroup(m_bundle.version, 4);
    if (customer != versionGroup(m_device.version, 4))
        m_result.warnings.push_back({REVIVER_TR("The firmware is made for another operator (%1) than the one "
                                                "that ran (%2); its presets may differ."),
                                     {m_bundle.version, m_device.version}});
}

std::optional<PartitionTable> Comparison::bundleTable() const
{
    const FirmwareImage *image = m_bundle.find(ImageRole::PartitionTable);
    if (!image || !image->data)
        return std::nullopt;
    const auto octets
        = readAll(*image->data, 0, std::min<std::uint64_t>(image->data->size(), limits::kPiece));
    const auto table = octets ? PartitionTable::decode(*octets) : failure(octets.error());
    return table ? std::optional(*table) : std::nullopt;
}

void Comparison::partitionRows()
{
    const auto table = bundleTable();
    if (!table || (!m_device.partitions && !m_device.flashTable))
        return;
    std::string difference;
    if (m_device.flashTable) {
        const auto lines = differences(*table, *m_device.flashTable, m_device.blockKib);
        difference = lines.empty() ? "" : lines.front();
    } else {
        const auto &rows = m_device.partitions->rows;
        const auto [wanted, actual] = std::ranges::mismatch(table->rows, rows);
        if (wanted != table->rows.end() || actual != rows.end())
            difference = wanted != table->rows.end() ? wanted->name : actual->name;
    }
    if (difference.empty())
        add(Fit::Yes, REVIVER_TR("The partition table of the firmware is the one on the modem."));
    else
        add(Fit::No,
            {REVIVER_TR("The partition table of the firmware differs from the one on the modem: %1."),
             {difference}});
}

void Comparison::imagesInPartitions()
{
    const auto table = m_device.partitions ? m_device.partitions : bundleTable();
    if (!table)
        return;
    for (const FirmwareImage &image : m_bundle.images) {
        const PartitionRow *row = image.partition.empty() ? nullptr : table->find(image.partition);
        const auto blocks = row ? row->blocksWithSpare(m_device.blockKib) : std::nullopt;
        if (blocks && image.size > *blocks * m_device.blockKib * 1024)
            add(Fit::No,
                {REVIVER_TR("%1 has %2 octets; its partition %3 holds %4."),
                 {image.name, std::to_string(image.size), row->name,
                  std::to_string(*blocks * m_device.blockKib * 1024)}});
    }
}

void Comparison::certificates()
{
    if (m_device.hardwareId.empty())
        return;
    for (const FirmwareImage &image : m_bundle.images) {
        const auto field = std::ranges::find(image.details, "HW_ID", &ImageDetail::name);
        // Zeros in a certificate stand for any hardware.
        if (field == image.details.end() || field->value.find_first_not_of('0') == std::string::npos)
            continue;
        const bool same = std::ranges::equal(field->value, m_device.hardwareId, [](char a, char b) {
            return std::tolower(static_cast<unsigned char>(a)) == std::tolower(static_cast<unsigned char>(b));
        });
        add(same ? Fit::Yes : Fit::No,
            {same ? REVIVER_TR("%1 is signed for hardware %2, the one of the modem.")
                  : REVIVER_TR("%1 is signed for hardware %2; the modem has %3."),
             {image.name, field->value, m_device.hardwareId}});
    }
}

}  // namespace

Compatibility compare(const FirmwareBundle &bundle, const DeviceTraits &device)
{
    return Comparison(bundle, device).run();
}

std::string_view fitName(Fit fit)
{
    switch (fit) {
    case Fit::Yes:
        return "fits";
    case Fit::No:
        return "does not fit";
    case Fit::CannotTell:
        break;
    }
    return "cannot tell";
}

}  // namespace reviver

// SPDX-License-Identifier: Apache-2.0
#include "core/protocol/firehose/firehose_requests.h"

#include <pugixml.hpp>

namespace reviver::firehose {
namespace {

/// Collects a document in memory.
class TextWriter final : public pugi::xml_writer {
public:
    void write(const void *data, std::size_t size) override
    {
        text.append(static_cast<const char *>(data), size);
    }

    std::string text;
};

/// A document with one element, to be given attributes and then written.
class Request {
public:
    explicit Request(const char *element)
    {
        pugi::xml_node declaration = m_document.append_child(pugi::node_declaration);
        declaration.append_attribute("version") = "1.0";
        declaration.append_attribute("encoding") = "UTF-8";
        m_element = m_document.append_child("data").append_child(element);
    }

    Request &with(const char *name, const std::string &value)
    {
        m_element.append_attribute(name) = value.c_str();
        return *this;
    }
    Request &with(const char *name, std::uint64_t value) { return with(name, std::to_string(value)); }

    std::string text() const
    {
        TextWriter writer;
        m_document.save(writer, "", pugi::format_raw);
        return writer.text;
    }

private:
    pugi::xml_document m_document;
    pugi::xml_node m_element;
};

std::string rangeRequest(const char *element, const SectorRange &range)
{
    Request request(element);
    if (range.pagesPerBlock)
        request.with("PAGES_PER_BLOCK", *range.pagesPerBlock);
    request.with("SECTOR_SIZE_IN_BYTES", range.sectorSize);
    if (!range.fileName.empty())
        request.with("filename", range.fileName);
    if (!range.label.empty())
        request.with("label", range.label);
    if (range.lastSector)
        request.with("last_sector", *range.lastSector);
    request.with("num_partition_sectors", range.sectors)
        .with("physical_partition_number", range.physicalPartition)
        .with("start_sector", range.startSector);
    return request.text();
}

const char *powerValue(Power power)
{
    switch (power) {
    case Power::Reset:
        return "reset";
    case Power::Off:
        return "off";
    case Power::ResetToEmergencyMode:
        return "reset_to_edl";
    }
    return "reset";
}

}  // namespace

std::string configureRequest(const std::string &memoryName, std::uint64_t maxPayload)
{
    return Request("configure")
        .with("MemoryName", memoryName)
        .with("Verbose", 0)
        .with("AlwaysValidate", 0)
        .with("MaxPayloadSizeToTargetInBytes", maxPayload)
        .with("ZlpAwareHost", 1)
        .with("SkipStorageInit", 0)
        .text();
}

std::string nopRequest()
{
    return Request("nop").text();
}

std::string storageInfoRequest(unsigned physicalPartition)
{
    return Request("getstorageinfo").with("physical_partition_number", physicalPartition).text();
}

std::string programRequest(const SectorRange &range)
{
    return rangeRequest("program", range);
}

std::string eraseRequest(const SectorRange &range)
{
    return rangeRequest("erase", range);
}

std::string readRequest(const SectorRange &range)
{
    return rangeRequest("read", range);
}

std::string sha256Request(const SectorRange &range)
{
    return rangeRequest("getsha256digest", range);
}

std::string patchRequest(const Patch &patch)
{
    return Request("patch")
        .with("SECTOR_SIZE_IN_BYTES", patch.sectorSize)
        .with("byte_offset", patch.byteOffset)
        .with("filename", patch.fileName)
        .with("physical_partition_number", patch.physicalPartition)
        .with("size_in_bytes", patch.size)
        .with("start_sector", patch.startSector)
        .with("value", patch.value)
        .text();
}

std::string bootableDriveRequest(unsigned value)
{
    return Request("setbootablestoragedrive").with("value", value).text();
}

std::string powerRequest(Power power, unsigned delaySeconds)
{
    return Request("power")
        .with("value", std::string(powerValue(power)))
        .with("DelayInSeconds", delaySeconds)
        .text();
}

}  // namespace reviver::firehose

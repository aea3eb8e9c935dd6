# SPDX-License-Identifier: Apache-2.0
# cmake -D SOURCE_DIR=<root> -P tests/check_layers.cmake
# Fails when a file includes what its room must not know (docs/architecture.md).

set(may_include_base      "base")
set(may_include_transport "base|transport")
set(may_include_protocol  "base|transport|protocol")
set(may_include_firmware  "base|firmware")
set(may_include_nvram     "base|protocol|nvram")
set(may_include_device    "base|transport|protocol|device")
set(may_include_repair    "base|transport|protocol|firmware|nvram|device|repair")
set(may_include_simulator "base|transport|protocol|simulator")
set(may_include_platform  "base|transport|platform")
set(may_include_ui        "base|transport|protocol|firmware|nvram|device|repair|simulator|ui")

# From core/protocol the simulator may take numbers, never our decoders: two equal
# mistakes must not cancel out.
set(simulator_may_take "(codes|constants|commands)\\.h$")
# nvram speaks of values that DIAG carries, and of no other protocol.
set(nvram_may_take "^core/protocol/diag/")

# why_not(<out> <file> <included>): the reason why `file` must not include `included`.
function(why_not out file included)
  set(${out} "" PARENT_SCOPE)
  if(NOT file MATCHES "^(core/)?([^/]+)/")
    return()
  endif()
  set(room "${CMAKE_MATCH_2}")
  if(NOT DEFINED may_include_${room})
    set(${out} "the room ${room} has no line in check_layers.cmake" PARENT_SCOPE)
    return()
  endif()

  if(included MATCHES "^<(Q[A-Z]|Qt|libusb)")
    if(NOT room MATCHES "^(ui|platform)$")
      set(${out} "only ui and platform know Qt and libusb" PARENT_SCOPE)
    endif()
  elseif(included MATCHES "^<(iostream|regex)>" AND file MATCHES "^core/.*\\.h$")
    set(${out} "too heavy for a header of core" PARENT_SCOPE)
  elseif(included MATCHES "^\"(core/)?([^/\"]+)/([^\"]*)\"")
    set(target "${CMAKE_MATCH_2}")
    set(path "${CMAKE_MATCH_1}${CMAKE_MATCH_2}/${CMAKE_MATCH_3}")
    if(NOT target MATCHES "^(${may_include_${room}})$")
      set(${out} "${room} must not know ${target}" PARENT_SCOPE)
    elseif(target STREQUAL "protocol")
      why_not_protocol(reason "${room}" "${file}" "${path}")
      set(${out} "${reason}" PARENT_SCOPE)
    endif()
  elseif(included MATCHES "^\"")
    set(${out} "includes are written from the root of the tree" PARENT_SCOPE)
  endif()
endfunction()

# Inside core/protocol each protocol stands alone, and what they share lies in
# core/protocol itself (which may look into each of them: the never-list). Two are
# built on another: Huawei's download protocol keeps the answers of DMSS, QDL the
# errors of streaming.
set(huawei_builds_on "dmss")
set(qdl_builds_on "streaming")

function(why_not_protocol out room file path)
  set(${out} "" PARENT_SCOPE)
  if(room STREQUAL "simulator" AND NOT path MATCHES "${simulator_may_take}")
    set(${out} "the simulator takes only numbers from protocol (*codes.h, *constants.h, *commands.h)" PARENT_SCOPE)
  elseif(room STREQUAL "nvram" AND NOT path MATCHES "${nvram_may_take}")
    set(${out} "nvram knows only protocol/diag" PARENT_SCOPE)
  elseif(room STREQUAL "protocol" AND file MATCHES "^core/protocol/([^/]+)/")
    set(own "${CMAKE_MATCH_1}")
    if(path MATCHES "^core/protocol/([^/]+)/" AND NOT CMAKE_MATCH_1 STREQUAL own
       AND NOT CMAKE_MATCH_1 STREQUAL "${${own}_builds_on}")
      set(${out} "${own} must not know the protocol ${CMAKE_MATCH_1}" PARENT_SCOPE)
    endif()
  endif()
endfunction()

set(violations 0)
file(GLOB_RECURSE files RELATIVE "${SOURCE_DIR}"
     "${SOURCE_DIR}/core/*.h" "${SOURCE_DIR}/core/*.cpp" "${SOURCE_DIR}/ui/*.h" "${SOURCE_DIR}/ui/*.cpp")
foreach(file IN LISTS files)
  file(STRINGS "${SOURCE_DIR}/${file}" lines REGEX "^ *# *include ")
  foreach(line IN LISTS lines)
    string(REGEX REPLACE "^ *# *include *" "" included "${line}")
    why_not(reason "${file}" "${included}")
    if(reason)
      message(NOTICE "${file}: ${line}: ${reason}")
      math(EXPR violations "${violations} + 1")
    endif()
  endforeach()
endforeach()
list(LENGTH files count)
if(violations)
  message(FATAL_ERROR "${violations} include(s) against the layering")
endif()
message(STATUS "${count} files keep the layering")

# SPDX-License-Identifier: Apache-2.0
# cmake -D SOURCE_DIR=<root> -P tests/check_machine_paths.cmake
# No file names a folder of one person's computer: the tree builds anywhere.

include("${CMAKE_CURRENT_LIST_DIR}/source_files.cmake")

# Written in pieces, so that this file does not find itself.
set(machine_path "(^|[^A-Za-z0-9_.~-])/(wo" "rk|fa" "rm|ro" "ot|ho" "me)/[A-Za-z0-9_.-]|[Cc]:[\\\\/]+Us" "ers[\\\\/]")
string(CONCAT machine_path ${machine_path})

source_files(files "${SOURCE_DIR}" "*.h" "*.cpp" "*.cmake" "*.txt" "*.sh" "*.md" "*.json" "*.in" "*.rules"
             "*.desktop" "*.xml" "*.svg" "*.qss" "*.1" "run" "check")
set(failures 0)
foreach(file IN LISTS files)
  file(STRINGS "${SOURCE_DIR}/${file}" lines REGEX "${machine_path}")
  if(NOT lines STREQUAL "")
    message(NOTICE "${file}: ${lines}")
    math(EXPR failures "${failures} + 1")
  endif()
endforeach()
if(failures)
  message(FATAL_ERROR "${failures} file(s) name a folder of one computer")
endif()

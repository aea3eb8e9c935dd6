# SPDX-License-Identifier: Apache-2.0
# cmake -D SOURCE_DIR=<root> -P tests/check_spdx.cmake
# Every source file says its licence in its first line (scripts: the second).

include("${CMAKE_CURRENT_LIST_DIR}/source_files.cmake")

source_files(files "${SOURCE_DIR}" "*.h" "*.cpp" "*.cmake" "CMakeLists.txt" "*.sh" "run" "check")
set(failures 0)
foreach(file IN LISTS files)
  file(STRINGS "${SOURCE_DIR}/${file}" lines LIMIT_COUNT 2)
  if(NOT "${lines}" MATCHES "SPDX-License-Identifier: Apache-2\\.0")
    message(NOTICE "${file}: no SPDX line at the top")
    math(EXPR failures "${failures} + 1")
  endif()
endforeach()
if(failures)
  message(FATAL_ERROR "${failures} file(s) without a licence line")
endif()

# SPDX-License-Identifier: Apache-2.0
# cmake -D SOURCE_DIR=<root> -P tests/check_file_size.cmake
# A file: above 400 lines a warning, above 700 a failure; tables of test data
# (tests/**/*_data.h and the like) excepted. A function: above 60 and 80 lines.

include("${CMAKE_CURRENT_LIST_DIR}/source_files.cmake")

set(file_warning 400)
set(file_limit 700)
set(function_warning 60)
set(function_limit 80)
set(data_table "^tests/.*_(data|vectors|table|samples)\\.(h|cpp)$")
set(failures 0)

# judge(<what> <lines> <warning> <limit>)
macro(judge what lines warning limit)
  if(${lines} GREATER ${limit})
    message(NOTICE "${what}: ${lines} lines, the limit is ${limit}")
    math(EXPR failures "${failures} + 1")
  elseif(${lines} GREATER ${warning})
    message(NOTICE "${what}: ${lines} lines, better at most ${warning}")
  endif()
endmacro()

source_files(files "${SOURCE_DIR}" "*.h" "*.cpp")
foreach(file IN LISTS files)
  if(file MATCHES "${data_table}")
    continue()
  endif()
  file(READ "${SOURCE_DIR}/${file}" text)
  string(REGEX REPLACE "[][;\\\\]" "." text "${text}")  # what would upset a CMake list
  string(REGEX MATCHALL "\n" ends "${text}")
  list(LENGTH ends lines)
  judge("${file}" ${lines} ${file_warning} ${file_limit})

  # clang-format puts the braces of a function on lines of their own.
  string(REGEX REPLACE "\n" ";" text "${text}")
  set(number 0)
  set(start 0)
  foreach(line IN LISTS text)
    math(EXPR number "${number} + 1")
    if(line STREQUAL "{")
      set(start ${number})
    elseif(line STREQUAL "}" AND start)
      math(EXPR lines "${number} - ${start} - 1")
      judge("${file}:${start}: a function" ${lines} ${function_warning} ${function_limit})
      set(start 0)
    endif()
  endforeach()
endforeach()

if(failures)
  message(FATAL_ERROR "${failures} file(s) or function(s) are too long")
endif()

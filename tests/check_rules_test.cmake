# SPDX-License-Identifier: Apache-2.0
# cmake -D SCRIPTS=<folder of the checks> -D FOLDER=<scratch> -P tests/check_rules_test.cmake
# Plants one fault at a time and looks whether the size, licence and path checks see it.

set(failures 0)
set(licence "// SPDX-License-Identifier: Apache-2.0\n")

# expect(<passes|fails> <check> <file> <text>)
function(expect verdict check file text)
  file(REMOVE_RECURSE "${FOLDER}")
  file(WRITE "${FOLDER}/${file}" "${text}")
  execute_process(COMMAND "${CMAKE_COMMAND}" -D "SOURCE_DIR=${FOLDER}" -P "${SCRIPTS}/check_${check}.cmake"
                  RESULT_VARIABLE code OUTPUT_QUIET ERROR_QUIET)
  if((verdict STREQUAL "passes" AND code) OR (verdict STREQUAL "fails" AND NOT code))
    message(NOTICE "check_${check}: ${file} should be one that ${verdict}")
    math(EXPR failures "${failures} + 1")
    set(failures ${failures} PARENT_SCOPE)
  endif()
endfunction()

string(REPEAT "// [line; of text\n" 699 long)
expect(passes file_size core/base/a.cpp "${licence}${long}")
expect(fails  file_size core/base/a.cpp "${licence}${long}\n")
expect(passes file_size tests/base/crc_vectors.h "${licence}${long}\n")

string(REPEAT "\n" 80 body)
expect(passes file_size core/base/a.cpp "void f()\n{\n${body}}\n")
expect(fails  file_size core/base/a.cpp "void f()\n{\n${body}\n}\n")

expect(passes spdx core/base/a.h "${licence}int a;\n")
expect(fails  spdx core/base/a.h "int a;\n")
expect(passes spdx run "#!/usr/bin/env bash\n# SPDX-License-Identifier: Apache-2.0\n")
expect(fails  spdx cmake/a.cmake "set(a 1)\n")

set(home "/home")
expect(fails  machine_paths docs/a.md "see ${home}/someone/reviver\n")
expect(fails  machine_paths core/base/a.cpp "${licence}auto path = \"${home}/someone\";\n")
expect(passes machine_paths docs/a.md "see ~${home}/x and https://example.org${home}/x\n")

file(REMOVE_RECURSE "${FOLDER}")
if(failures)
  message(FATAL_ERROR "${failures} planted fault(s) judged wrongly")
endif()

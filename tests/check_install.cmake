# SPDX-License-Identifier: Apache-2.0
# cmake -D SOURCE_DIR=<root> -D BINARY_DIR=<build> -D FOLDER=<scratch> -P tests/check_install.cmake
# Installs into a scratch folder and looks whether all is where a Linux system expects it.

file(REMOVE_RECURSE "${FOLDER}")
execute_process(COMMAND "${CMAKE_COMMAND}" --install "${BINARY_DIR}" --prefix "${FOLDER}"
                RESULT_VARIABLE code OUTPUT_VARIABLE talk ERROR_VARIABLE talk)
if(code)
  message(FATAL_ERROR "cmake --install failed:\n${talk}")
endif()

set(missing "")
foreach(file bin/reviver bin/reviver-cli share/man/man1/reviver.1 share/man/man1/reviver-cli.1
             share/applications/reviver.desktop share/metainfo/reviver.metainfo.xml
             share/icons/hicolor/scalable/apps/reviver.svg share/doc/reviver/user-guide.md)
  if(NOT EXISTS "${FOLDER}/${file}")
    list(APPEND missing "${file}")
  endif()
endforeach()
file(GLOB rules RELATIVE "${SOURCE_DIR}/resources/udev" "${SOURCE_DIR}/resources/udev/*.rules")
foreach(rule IN LISTS rules)
  if(NOT EXISTS "${FOLDER}/lib/udev/rules.d/${rule}")
    list(APPEND missing "lib/udev/rules.d/${rule}")
  endif()
endforeach()
if(missing)
  message(FATAL_ERROR "not installed: ${missing}")
endif()

execute_process(COMMAND "${FOLDER}/bin/reviver-cli" --version RESULT_VARIABLE code OUTPUT_VARIABLE talk)
if(code)
  message(FATAL_ERROR "the installed reviver-cli does not start: ${code}")
endif()
file(REMOVE_RECURSE "${FOLDER}")

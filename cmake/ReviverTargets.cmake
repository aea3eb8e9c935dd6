# SPDX-License-Identifier: Apache-2.0
# How every target of the project is built: warnings, sanitizers, and one small
# library per room, so that the linker keeps the layers of docs/architecture.md.

add_library(reviver_options INTERFACE)
if(MSVC)
    target_compile_options(reviver_options INTERFACE /W4 /utf-8 $<$<BOOL:${REVIVER_WARNINGS_AS_ERRORS}>:/WX>)
else()
    # The same for every target, as Qt asks for it: precompiled headers are shared.
    target_compile_options(reviver_options INTERFACE -fPIC)
    target_compile_options(reviver_options INTERFACE
        -Wall -Wextra -Wpedantic -Wshadow -Wconversion -Wno-sign-conversion -Wnon-virtual-dtor
        -Woverloaded-virtual $<$<BOOL:${REVIVER_WARNINGS_AS_ERRORS}>:-Werror>)
    # Optimising, GCC 12 finds faults in its own vector and string that are not there
    # (GCC bug 105329 and kin). What these warnings see, debug builds and the sanitizers see too.
    set(optimiser_warnings array-bounds stringop-overflow stringop-overread restrict maybe-uninitialized)
    list(TRANSFORM optimiser_warnings PREPEND -Wno-)
    target_compile_options(reviver_options INTERFACE
        "$<$<AND:$<CXX_COMPILER_ID:GNU>,$<NOT:$<CONFIG:Debug>>>:${optimiser_warnings}>")
endif()
if(CMAKE_UNITY_BUILD AND CMAKE_CXX_COMPILER_ID STREQUAL "GNU")
    # Several sources compiled as one: types of an anonymous namespace are no headers' then.
    target_compile_options(reviver_options INTERFACE -Wno-subobject-linkage)
elseif(CMAKE_UNITY_BUILD AND CMAKE_CXX_COMPILER_ID MATCHES "Clang")
    # Nor does a name there hide that of another source.
    target_compile_options(reviver_options INTERFACE -Wno-shadow)
endif()
if(REVIVER_SANITIZE)
    # Left out is what is asked at each access to an object, an eighth of the compile time:
    # AddressSanitizer finds a null pointer as well.
    target_compile_options(reviver_options INTERFACE
        -fsanitize=address,undefined -fno-sanitize=null,object-size,vptr
        -fno-sanitize-recover=undefined -fno-omit-frame-pointer)
    target_link_options(reviver_options INTERFACE -fsanitize=address,undefined)
endif()
if(REVIVER_SANITIZE_THREADS)
    target_compile_options(reviver_options INTERFACE -fsanitize=thread -fno-omit-frame-pointer)
    target_link_options(reviver_options INTERFACE -fsanitize=thread)
endif()
if(REVIVER_SANITIZE OR REVIVER_SANITIZE_THREADS)
    # For tests that measure memory or time: each compiler has another word for it.
    target_compile_definitions(reviver_options INTERFACE REVIVER_SANITIZED)
endif()
if(REVIVER_BUILD_FUZZERS)
    # What the fuzzer reaches is counted in every room.
    target_compile_options(reviver_options INTERFACE -fsanitize=fuzzer-no-link)
endif()

# reviver_room(name sources... [USES rooms and libraries]): one room of core.
function(reviver_room name)
    cmake_parse_arguments(ROOM "" "" "SOURCES;USES;PRIVATE_USES" ${ARGN})
    add_library(reviver_${name} STATIC ${ROOM_SOURCES})
    target_include_directories(reviver_${name} PUBLIC "${PROJECT_SOURCE_DIR}")
    target_link_libraries(reviver_${name} PUBLIC ${ROOM_USES} PRIVATE ${ROOM_PRIVATE_USES} reviver_options)
    # Every octet of a repair goes through these rooms: optimised a little, they save more time in
    # the sanitized tests than compiling takes.
    if(REVIVER_SANITIZE AND name MATCHES "^(base|transport|protocol|firmware|simulator)$")
        target_compile_options(reviver_${name} PRIVATE ${options_sanitized_core})
        reviver_precompile(reviver_${name} sanitized_core)
    else()
        reviver_precompile(reviver_${name} core)
    endif()
endfunction()

# reviver_timeout(<variable> <seconds>): until a test counts as hung; sanitizers make all of it slower.
function(reviver_timeout variable seconds)
    if(REVIVER_SANITIZE OR REVIVER_SANITIZE_THREADS)
        math(EXPR seconds "3 * ${seconds}")
    endif()
    set(${variable} ${seconds} PARENT_SCOPE)
endfunction()

# reviver_test(name SOURCES ... USES ...): one test program per room. TIMEOUT is in seconds;
# tests with the same LOCK never run at the same time, those that are SERIAL beside no other.
function(reviver_test name)
    cmake_parse_arguments(TEST "SERIAL" "TIMEOUT;LOCK" "SOURCES;USES;LABELS" ${ARGN})
    if(NOT TEST_TIMEOUT)
        set(TEST_TIMEOUT 120)
    endif()
    reviver_timeout(TEST_TIMEOUT ${TEST_TIMEOUT})
    add_executable(${name} ${TEST_SOURCES})
    if("reviver_ui" IN_LIST TEST_USES)
        reviver_precompile(${name} window_test)
    else()
        reviver_precompile(${name} test)
    endif()
    target_include_directories(${name} PRIVATE "${PROJECT_SOURCE_DIR}")
    target_link_libraries(${name} PRIVATE ${TEST_USES} reviver_options GTest::gtest GTest::gmock)
    if(NOT "reviver_ui" IN_LIST TEST_USES AND NOT "reviver_platform" IN_LIST TEST_USES)
        target_link_libraries(${name} PRIVATE GTest::gtest_main)
    endif()
    target_compile_definitions(${name} PRIVATE
        REVIVER_SOURCE_DIR="${PROJECT_SOURCE_DIR}" REVIVER_BINARY_DIR="${PROJECT_BINARY_DIR}")
    if(TEST_LOCK)
        set(lock RESOURCE_LOCK ${TEST_LOCK})
    endif()
    if(TEST_SERIAL AND NOT REVIVER_SANITIZE)  # which leaves nothing to measure
        set(serial RUN_SERIAL ON)
    endif()
    if("program" IN_LIST TEST_LABELS)
        set(cost COST 10)  # begun early: they wait in real time, while others take the processors
    endif()
    gtest_discover_tests(${name} DISCOVERY_MODE PRE_TEST NO_PRETTY_VALUES
        PROPERTIES LABELS "${TEST_LABELS}" TIMEOUT ${TEST_TIMEOUT} ${lock} ${serial} ${cost})
endfunction()

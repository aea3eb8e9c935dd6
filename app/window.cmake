# SPDX-License-Identifier: Apache-2.0
# The window program.
add_executable(reviver
    main.cpp
    practice_world.cpp
    practice_world.h
    cli/program_info.cpp)
target_compile_definitions(reviver PRIVATE REVIVER_VERSION="${PROJECT_VERSION}")
set_target_properties(reviver PROPERTIES WIN32_EXECUTABLE ON)
target_link_libraries(reviver PRIVATE reviver_composition reviver_ui reviver_options)

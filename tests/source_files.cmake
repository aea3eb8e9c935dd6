# SPDX-License-Identifier: Apache-2.0
# source_files(<out> <SOURCE_DIR> <pattern>...): the project's own files of these
# names, relative to the root; never what a build made.
function(source_files out root)
  set(found "")
  foreach(pattern IN LISTS ARGN)
    foreach(folder app core ui tests resources cmake installer docs .ci)
      file(GLOB_RECURSE some RELATIVE "${root}" "${root}/${folder}/${pattern}")
      list(APPEND found ${some})
    endforeach()
    file(GLOB some RELATIVE "${root}" "${root}/${pattern}")
    list(APPEND found ${some})
  endforeach()
  list(REMOVE_DUPLICATES found)
  set(${out} ${found} PARENT_SCOPE)
endfunction()

# SPDX-License-Identifier: Apache-2.0
# Fails if PROGRAM needs Qt Qml, itself or through a library, or if HELPER, which does, is not beside it.
cmake_minimum_required(VERSION 3.25)

function(needs_qml executable result)
  file(GET_RUNTIME_DEPENDENCIES EXECUTABLES "${executable}"
    RESOLVED_DEPENDENCIES_VAR found UNRESOLVED_DEPENDENCIES_VAR missing CONFLICTING_DEPENDENCIES_PREFIX twice)
  if(NOT found)
    message(FATAL_ERROR "The libraries of ${executable} cannot be listed.")
  endif()
  list(FILTER found INCLUDE REGEX "Qt6(Qml|JSCore)")
  set(${result} "${found}" PARENT_SCOPE)
endfunction()

needs_qml("${PROGRAM}" program)
needs_qml("${HELPER}" helper)
if(program)
  message(FATAL_ERROR "The program has a script engine: ${program}")
endif()
if(NOT helper)
  message(FATAL_ERROR "The helper has no script engine, so this test shows nothing.")
endif()
cmake_path(GET PROGRAM PARENT_PATH folder)
cmake_path(IS_PREFIX folder "${HELPER}" beside)
if(NOT beside)
  message(FATAL_ERROR "${HELPER} is not beside ${PROGRAM}.")
endif()

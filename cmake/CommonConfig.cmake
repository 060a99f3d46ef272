# SPDX-License-Identifier: Apache-2.0
# One INTERFACE target carries the language level, the warnings and Qt's strictness for every target of ours. The plain flags are
# those without the sanitizers, for what measures its own memory (app/script).
add_library(channel_console_plain_flags INTERFACE)
add_library(channel_console_flags INTERFACE)
target_link_libraries(channel_console_flags INTERFACE channel_console_plain_flags)
target_compile_features(channel_console_plain_flags INTERFACE cxx_std_20)

target_compile_definitions(channel_console_plain_flags INTERFACE
  QT_NO_CAST_FROM_ASCII
  QT_NO_CAST_TO_ASCII
  QT_NO_CAST_FROM_BYTEARRAY
  QT_NO_URL_CAST_FROM_STRING
  QT_NO_CONTEXTLESS_CONNECT
  QT_NO_NARROWING_CONVERSIONS_IN_CONNECT
  QT_NO_FOREACH
  QT_USE_QSTRINGBUILDER
  QT_STRICT_ITERATORS
  QT_MESSAGELOGCONTEXT)

if(MSVC)
  target_compile_options(channel_console_plain_flags INTERFACE /W4 /we4062 /permissive- /utf-8 /guard:cf)
  target_compile_definitions(channel_console_plain_flags INTERFACE _WIN32_WINNT=0x0A00 NOMINMAX WIN32_LEAN_AND_MEAN)
  if(CHANNEL_CONSOLE_WERROR)
    target_compile_options(channel_console_plain_flags INTERFACE /WX)
  endif()
else()
  target_compile_options(channel_console_plain_flags INTERFACE
    -Wall -Wextra -Wcast-qual -Wcast-align -pedantic-errors -Wold-style-cast -Wnon-virtual-dtor
    -Werror=switch -fstack-protector-strong
    # A designated initialiser that leaves members to their defaults is what we mean.
    -Wno-missing-field-initializers)
  if(CHANNEL_CONSOLE_WERROR)
    target_compile_options(channel_console_plain_flags INTERFACE -Werror)
  endif()
  if(CHANNEL_CONSOLE_FUZZ)
    # Everything is instrumented; a target links libFuzzer itself, which brings main (tests/fuzz).
    target_compile_options(channel_console_flags INTERFACE
      -fsanitize=fuzzer-no-link,address,undefined -fno-omit-frame-pointer -fno-sanitize-recover=undefined)
    target_link_options(channel_console_flags INTERFACE -fsanitize=address,undefined)
  endif()
  if(CHANNEL_CONSOLE_SANITIZE)
    target_compile_options(channel_console_flags INTERFACE
      -fsanitize=address,undefined -fno-omit-frame-pointer -fno-sanitize-recover=undefined
      # What AddressSanitizer sees as well, and what makes compiling take twice as long; ./dev fuzz checks these, too.
      -fno-sanitize=null,alignment,object-size,vptr,nonnull-attribute,returns-nonnull-attribute,pointer-overflow)
    target_link_options(channel_console_flags INTERFACE -fsanitize=address,undefined)
    target_compile_definitions(channel_console_flags INTERFACE QT_FORCE_ASSERTS)
    # ./dev test links some twenty programs, and the usual linker takes several seconds for each. What is shipped stays with it.
    include(CheckLinkerFlag)
    check_linker_flag(CXX -fuse-ld=mold CHANNEL_CONSOLE_HAS_MOLD)
    if(CHANNEL_CONSOLE_HAS_MOLD)
      target_link_options(channel_console_flags INTERFACE -fuse-ld=mold)
    endif()
  endif()
endif()

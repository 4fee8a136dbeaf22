# SPDX-FileCopyrightText: 2026 The Millefeuille authors
# SPDX-License-Identifier: Apache-2.0

# `core_tests` builds what the sanitizer presets run; `fuzz_targets` what ./dev fuzz runs.
add_custom_target(core_tests)
add_custom_target(fuzz_targets)

# millefeuille_test(<floor> <name> [ENGINE] [LIBRARIES lib...]): one Qt Test program from <name>.cpp
# of the current folder, registered in ctest under the label of its floor. ENGINE: it starts Docker
# or Podman, one such test at a time.
function(millefeuille_test floor name)
    cmake_parse_arguments(arg "ENGINE" "" "LIBRARIES" ${ARGN})
    add_executable(${name} ${name}.cpp)
    target_link_libraries(${name} PRIVATE build_options millefeuille_${floor} Qt6::Test ${arg_LIBRARIES})
    if(floor MATCHES "views|app")
        millefeuille_precompile(${name} widgets)
    else()
        millefeuille_precompile(${name} core)
    endif()
    add_test(NAME ${name} COMMAND ${name})
    set_tests_properties(${name} PROPERTIES
        LABELS ${floor} TIMEOUT 900
        ENVIRONMENT "QT_QPA_PLATFORM=offscreen;LC_ALL=C.UTF-8;QTEST_FUNCTION_TIMEOUT=280000")
    if(arg_ENGINE)
        set_tests_properties(${name} PROPERTIES RESOURCE_LOCK engines)
    endif()
    if(floor STREQUAL "core")
        add_dependencies(core_tests ${name})
    endif()
endfunction()

# millefeuille_fuzz(<name> [LIBRARIES lib...]): one libFuzzer target from fuzz_<name>.cpp; its corpus
# is corpus/<name>.
function(millefeuille_fuzz name)
    cmake_parse_arguments(arg "" "" "LIBRARIES" ${ARGN})
    add_executable(fuzz_${name} fuzz_${name}.cpp)
    target_link_libraries(fuzz_${name} PRIVATE build_options millefeuille_core ${arg_LIBRARIES})
    millefeuille_precompile(fuzz_${name} core)
    target_link_options(fuzz_${name} PRIVATE -fsanitize=fuzzer)
    add_dependencies(fuzz_targets fuzz_${name})
endfunction()

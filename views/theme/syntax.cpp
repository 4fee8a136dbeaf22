// SPDX-FileCopyrightText: 2026 The Millefeuille authors
// SPDX-License-Identifier: Apache-2.0
#include "views/theme/syntax.h"

#include <KSyntaxHighlighting/Repository>

namespace views {

KSyntaxHighlighting::Repository &syntaxRepository()
{
    static KSyntaxHighlighting::Repository instance; // Reads hundreds of definitions: once.
    return instance;
}

} // namespace views

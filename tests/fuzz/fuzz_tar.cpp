// SPDX-FileCopyrightText: 2026 The Millefeuille authors
// SPDX-License-Identifier: Apache-2.0
#include "core/layers/imageanalysis.h"
#include "core/layers/tarindexer.h"
#include "tests/fuzz/fuzz.h"
#include "tests/support/tochecks.h"

#include <algorithm>

using fuzz::check;
using Toc = std::shared_ptr<const layers::LayerToc>;

/// The table of \a tar, given in pieces of \a step bytes; null if it is no tar.
static Toc index(QByteArrayView tar, qsizetype step)
{
    layers::TarIndexer indexer;
    while (!tar.isEmpty()) {
        if (!indexer.add(tar.first(std::min(step, tar.size()))))
            return {};
        tar.slice(std::min(step, tar.size()));
    }
    return indexer.finish().value_or(nullptr);
}

extern "C" int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    // The first byte says how the rest is cut into pieces and into the layers of an image.
    const QByteArrayView bytes(data, qsizetype(size));
    const int choice = bytes.isEmpty() ? 0 : bytes[0] & 0xff;
    const QByteArrayView tar = bytes.sliced(bytes.isEmpty() ? 0 : 1);

    const Toc whole = index(tar, std::max<qsizetype>(tar.size(), 1));
    const Toc pieces = index(tar, 1 + choice);
    check((whole == nullptr) == (pieces == nullptr));
    if (!whole)
        return 0;
    check(whole->serialize() == pieces->serialize());
    check(whole->diffId().digest() == oci::Digest::of(tar));
    support::checkToc(*whole, check);

    // Any cut at a block makes two layers of it, if both halves are tars.
    const qsizetype cut = std::min<qsizetype>(512 * (choice % 16), tar.size());
    const Toc lower = index(tar.first(cut), tar.size() + 1);
    const Toc upper = index(tar.sliced(cut), tar.size() + 1);
    for (const std::vector<Toc> &stack :
         {std::vector{whole}, std::vector{whole, whole}, std::vector{lower, upper, lower}}) {
        if (std::ranges::contains(stack, nullptr))
            continue;
        const auto analysis = layers::analyze(stack);
        if (analysis)
            support::checkAnalysis(**analysis, check);
    }
    return 0;
}

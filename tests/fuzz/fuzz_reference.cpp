// SPDX-FileCopyrightText: 2026 The Millefeuille authors
// SPDX-License-Identifier: Apache-2.0
#include "core/oci/platform.h"
#include "core/oci/reference.h"
#include "tests/fuzz/fuzz.h"

using fuzz::check;
using oci::Reference;

/// Whatever is accepted may stand in a URL, and reads back as itself however it is written.
static void checkReference(const core::Result<Reference> &reference)
{
    if (!reference) {
        check(!reference.error().message.isEmpty() && reference.error().message.size() < 2000);
        return;
    }
    for (const QChar c : reference->toString())
        check(c > u' ' && c < u'\x7f' && c != u'?' && c != u'#' && c != u'%' && c != u'\\');
    check(!reference->path().contains(u"..") && !reference->path().contains(u"//"));
    check(reference->path().size() <= 255 && !reference->manifestReference().contains(u'/'));
    check(Reference::parse(reference->toString()) == reference);
    check(Reference::parse(reference->familiar()) == reference);
}

extern "C" int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    const QString text = QString::fromUtf8(fuzz::view(data, size));
    const core::Result<Reference> reference = Reference::parse(text);
    checkReference(reference);
    const core::Result<Reference> pasted = Reference::parsePasted(text);
    checkReference(pasted);
    // The host of Docker Hub's pages is no registry: what is pasted from there is a page.
    if (reference && reference->domain().toLower() != u"hub.docker.com")
        check(pasted == reference);
    if (const auto digest = oci::Digest::parse(text))
        check(digest->toString() == text);
    if (const auto platform = oci::Platform::parse(text)) {
        check(oci::Platform::parse(platform->toString()) == platform);
        check(oci::bestMatch(*platform, {*platform}) == 0);
    }
    return 0;
}

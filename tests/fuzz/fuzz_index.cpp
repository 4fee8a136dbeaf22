// SPDX-FileCopyrightText: 2026 The Millefeuille authors
// SPDX-License-Identifier: Apache-2.0
#include "core/oci/manifest.h"
#include "tests/fuzz/fuzz.h"

using fuzz::check;
using oci::Descriptor;
using oci::ImageIndex;
using oci::MediaType;

extern "C" int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    for (const MediaType &type :
         {MediaType::OciIndex, MediaType::DockerManifestList, MediaType::parse(u"text/plain")}) {
        const auto index = ImageIndex::parse(fuzz::view(data, size), type);
        if (!index) {
            check(!index.error().message.isEmpty());
            continue;
        }
        check(index->mediaType.kind() == MediaType::Kind::Index);
        check(!oci::ImageManifest::parse(fuzz::view(data, size), MediaType::OciManifest));
        QList<oci::Platform> platforms;
        for (const Descriptor &entry : index->manifests) {
            check(Descriptor::parse(entry.toJson()) == entry);
            platforms.append(entry.platform.value_or(oci::Platform::None));
        }
        for (const Descriptor &image : index->images())
            check(index->manifests.contains(image));
        for (const char16_t *wanted : {u"linux/amd64", u"linux/arm64/v9.2", u"windows/amd64"}) {
            const qsizetype best = oci::bestMatch(oci::Platform::parse(wanted).value(), platforms);
            check(best >= -1 && best < platforms.size());
        }
        for (const oci::Platform &platform : platforms)
            check(oci::bestMatch(platform, platforms) >= 0);
    }
    return 0;
}

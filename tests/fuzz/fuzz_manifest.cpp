// SPDX-FileCopyrightText: 2026 The Millefeuille authors
// SPDX-License-Identifier: Apache-2.0
#include "core/base/limits.h"
#include "core/oci/manifest.h"
#include "tests/fuzz/fuzz.h"

using fuzz::check;
using oci::Descriptor;
using oci::ImageManifest;
using oci::MediaType;

static void checkDescriptor(const Descriptor &descriptor)
{
    check(descriptor.size >= 0 && descriptor.size <= core::limits::BlobSize);
    check(descriptor.data.isEmpty() || descriptor.data.size() == descriptor.size);
    check(Descriptor::parse(descriptor.toJson()) == descriptor);
}

extern "C" int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    for (const MediaType &type :
         {MediaType::OciManifest, MediaType::DockerManifest, MediaType::None}) {
        const auto manifest = ImageManifest::parse(fuzz::view(data, size), type);
        if (!manifest) {
            check(!manifest.error().message.isEmpty());
            continue;
        }
        check(manifest->mediaType.kind() == MediaType::Kind::Manifest);
        check(type.isEmpty() || manifest->mediaType == type);
        checkDescriptor(manifest->config);
        for (const Descriptor &layer : manifest->layers)
            checkDescriptor(layer);
        check(manifest->totalSize() >= manifest->config.size);
        // One document has one reading.
        check(!oci::ImageIndex::parse(fuzz::view(data, size), MediaType::OciIndex));
    }
    return 0;
}

// SPDX-FileCopyrightText: 2026 The Millefeuille authors
// SPDX-License-Identifier: Apache-2.0
#include "core/engine/containersummary.h"
#include "core/engine/diskusage.h"
#include "core/engine/engineevent.h"
#include "core/engine/engineinfo.h"
#include "core/engine/engineleftovers.h"
#include "core/engine/imageinspect.h"
#include "core/engine/imagelisting.h"
#include "core/engine/imagesummary.h"
#include "core/engine/removalanswer.h"
#include "core/engine/runrequest.h"
#include "tests/fuzz/fuzz.h"

using fuzz::check;

namespace {

template <class T>
void checkWords(const core::Result<T> &result)
{
    check(result || !result.error().message.isEmpty());
}

void checkInspect(const QByteArray &bytes)
{
    const auto inspect = engine::parseInspect(bytes, "[]");
    checkWords(inspect);
    if (inspect)
        check(inspect->layerSizes.size() <= inspect->config.diffIds.size());
    // The history alone, with an image of two layers.
    static const QByteArray layer = '"' + QByteArray("sha256:") + QByteArray(64, '1') + '"';
    static const QByteArray json = R"({"Id":"sha256:)" + QByteArray(64, 'a')
                                   + R"(","RootFS":{"Layers":[)" + layer + ',' + layer + "]}}";
    const auto paired = engine::parseInspect(json, bytes);
    checkWords(paired);
    if (paired)
        check(paired->layerSizes.isEmpty() || paired->layerSizes.size() == 2);
}

} // namespace

/// Every parser of answers gets the same input: they all begin as JSON.
extern "C" int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    const QByteArrayView view = fuzz::view(data, size);
    const auto images = engine::parseImages(view);
    const auto containers = engine::parseContainers(view);
    const auto usage = engine::parseDiskUsage(view);
    checkWords(images);
    checkWords(containers);
    checkWords(usage);
    engine::ContainerSummary mounting{.id = QStringLiteral("c")};
    checkWords(engine::addMounts(view, mounting));
    checkWords(engine::parseRemoval(view));
    checkWords(engine::parseCreated(view));
    checkWords(engine::EngineEvent::parse(view));
    checkWords(engine::EngineInfo::parse(view));
    checkWords(engine::parseStoppedContainers(view));
    checkWords(engine::parseContainerNow(view));
    checkWords(engine::parseBuildCache(view));
    checkWords(engine::parsePrunedCache(view));
    checkInspect(view.toByteArray());
    if (images) {
        const auto listed =
            engine::makeImages(*images, containers.value_or(QList<engine::ContainerSummary>()), {},
                               usage.value_or(engine::DiskUsage()), QStringLiteral("e"));
        check(listed.size() == images->size());
    }
    return 0;
}

// SPDX-FileCopyrightText: 2026 The Millefeuille authors
// SPDX-License-Identifier: Apache-2.0
#include "app/sampleimage.h"

#include "app/tr.h"
#include "core/store/layoutcopy.h"
#include "core/store/ocistore.h"

#include <KTar>

#include <QFile>
#include <QTemporaryDir>

using namespace Qt::StringLiterals;

namespace app {

core::Result<QList<oci::Reference>> addSampleImage(store::OciStore &store, std::stop_token stop)
{
    QFile file(u":/sample/sample.tar"_s);
    KTar archive(&file);
    const QTemporaryDir folder;
    if (!archive.open(QIODevice::ReadOnly) || !folder.isValid()
        || !archive.directory()->copyTo(folder.path()))
        return core::fail(core::ErrorCode::Io, Tr::tr("The sample image cannot be unpacked."),
                          folder.path() + u": "_s + archive.errorString());
    const auto layout = store::ImageLayout::open(folder.path(), false);
    if (!layout)
        return std::unexpected(layout.error());
    return store::copyImages(*layout, store, std::move(stop));
}

} // namespace app

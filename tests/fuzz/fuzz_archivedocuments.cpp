// SPDX-FileCopyrightText: 2026 The Millefeuille authors
// SPDX-License-Identifier: Apache-2.0
#include "core/layers/archiveimage.h"
#include "tests/fuzz/fuzz.h"
#include "tests/support/tochecks.h"

#include <QHash>

using fuzz::check;

namespace {

/// The documents of an archive in one text: a line "=== PATH" before each file, "=== PATH ->
/// TARGET" for a symbolic link.
class DocumentSource final : public layers::ArchiveSource
{
public:
    explicit DocumentSource(const QByteArray &text)
    {
        for (qsizetype at = text.indexOf(Mark); at >= 0;) {
            const qsizetype start = at + Mark.size();
            const qsizetype lineEnd = text.indexOf('\n', start);
            if (lineEnd < 0)
                return;
            const QByteArray line = text.sliced(start, lineEnd - start);
            const qsizetype next = text.indexOf('\n' + Mark, lineEnd);
            const qsizetype end = next < 0 ? text.size() : next;
            if (const qsizetype arrow = line.indexOf(" -> "); arrow >= 0)
                addLink(line.first(arrow), line.sliced(arrow + 4), true);
            else
                m_files.insert(line,
                               text.sliced(lineEnd + 1, std::max<qsizetype>(0, end - lineEnd - 1)));
            at = next < 0 ? -1 : next + 1;
        }
    }

protected:
    bool hasFile(const QByteArray &path) const override { return m_files.contains(path); }
    core::Result<QByteArray> readFile(const QByteArray &path, qint64 limit) override
    {
        const QByteArray bytes = m_files.value(path);
        if (bytes.size() > limit)
            return core::fail(core::ErrorCode::LimitExceeded, QStringLiteral("too large"), {});
        return bytes;
    }
    core::Result<QHash<QByteArray, layers::ArchivedLayer>>
    indexFiles(const QList<QByteArray> &, const std::stop_token &) override
    {
        return core::fail(core::ErrorCode::Unsupported, QStringLiteral("no layers"), {});
    }

private:
    static inline const QByteArray Mark = "=== ";
    QHash<QByteArray, QByteArray> m_files;
};

void checkImage(const layers::ArchivedImage &image)
{
    for (const QByteArray &path : image.layerPaths)
        check(support::isCleanPath({path.data(), std::size_t(path.size())}));
    check(image.layers.isEmpty() || image.layers.size() == image.layerPaths.size());
}

} // namespace

/// manifest.json of `docker save` and index.json of OCI archives, with what they lead to.
extern "C" int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    DocumentSource source(fuzz::view(data, size).toByteArray());
    for (const layers::ArchiveChoice &choice :
         {layers::ArchiveChoice(), layers::ArchiveChoice{.name = QStringLiteral("x:1")}}) {
        if (const auto image = layers::findDockerImage(source, choice))
            checkImage(*image);
        else
            check(!image.error().message.isEmpty());
        if (const auto image = layers::findOciImage(source, choice))
            checkImage(*image);
        else
            check(!image.error().message.isEmpty());
    }
    if (const auto images = layers::listDockerImages(source)) {
        for (const layers::ArchivedImage &image : *images)
            checkImage(image);
    }
    return 0;
}

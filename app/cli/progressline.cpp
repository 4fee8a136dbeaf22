// SPDX-FileCopyrightText: 2026 The Millefeuille authors
// SPDX-License-Identifier: Apache-2.0
#include "app/cli/progressline.h"

#include "app/tr.h"
#include "views/format.h"

#include <QLocale>

#include <algorithm>

using namespace Qt::StringLiterals;
using app::Tr;
namespace format = views::format;

namespace cli {

QString progressLine(const registry::PullStatus &status)
{
    const QString wait =
        status.waitingUntil.isValid()
            ? Tr::tr("The registry asks to wait until %1.")
                  .arg(QLocale().toString(status.waitingUntil.toLocalTime().time()))
            : QString();
    if (status.isHeldUp)
        return wait;
    if (status.isResolving)
        return Tr::tr("Reading the manifest…");
    const double ratio =
        status.totalBytes > 0 ? double(status.doneBytes) / double(status.totalBytes) : 0;
    QString line = u"%1  %2  %3"_s.arg(format::percent(ratio),
                                       format::sizeOf(status.doneBytes, status.totalBytes),
                                       format::rate(status.bytesPerSecond));
    if (status.secondsLeft >= 0)
        line += u"  "_s + Tr::tr("%n second(s) left", nullptr, int(status.secondsLeft));
    const auto done = std::ranges::count_if(status.layers, [](const registry::LayerStatus &layer) {
        return layer.stage == registry::LayerStage::Done
               || layer.stage == registry::LayerStage::Present
               || layer.stage == registry::LayerStage::Absent;
    });
    line += u"  "_s + Tr::tr("layer %1 of %2").arg(done).arg(status.layers.size());
    return wait.isEmpty() ? line : line + u"  "_s + wait;
}

QString progressLine(const engine::TransferStatus &status)
{
    using Stage = engine::TransferLayer::Stage;
    if (status.layers.isEmpty())
        return Tr::tr("Waiting for the engine…");
    // How large layers are is known when their turn comes: no share of the whole can be told.
    QString line = format::sizeOf(status.doneBytes, status.totalBytes);
    if (status.bytesPerSecond > 0)
        line += u"  "_s + format::rate(status.bytesPerSecond);
    const auto done = std::ranges::count_if(status.layers, [](const engine::TransferLayer &layer) {
        return layer.stage == Stage::Done || layer.stage == Stage::Present;
    });
    return line + u"  "_s + Tr::tr("layer %1 of %2").arg(done).arg(status.layers.size());
}

QString progressLine(const core::ProgressStatus &status)
{
    QStringList parts;
    if (!status.step.isEmpty())
        parts += status.step;
    if (status.totalBytes > 0)
        parts += format::percent(qMin(1.0, double(status.doneBytes) / double(status.totalBytes)));
    if (status.doneBytes > 0)
        parts += status.totalBytes > 0 ? format::sizeOf(status.doneBytes, status.totalBytes)
                                       : format::size(status.doneBytes);
    if (status.bytesPerSecond > 0)
        parts += format::rate(status.bytesPerSecond);
    return parts.join(u"  "_s);
}

} // namespace cli

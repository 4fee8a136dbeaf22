// SPDX-FileCopyrightText: 2026 The Millefeuille authors
// SPDX-License-Identifier: Apache-2.0
#include "views/layers/entrydetails.h"

#include "models/filesieve.h"
#include "models/filetreemodel.h"
#include "views/format.h"
#include "views/layers/tiletext.h"
#include "views/layers/treemaplayout.h"
#include "views/tr.h"
#include "views/widgets/elidedlabel.h"

#include <QBoxLayout>
#include <QDateTime>
#include <QFontDatabase>
#include <QLabel>
#include <QLocale>

using namespace Qt::StringLiterals;

namespace views {

using layers::FileNode;

namespace {

QString scopeText(const models::LayerScope &scope)
{
    using enum models::LayerScope::Extent;
    switch (scope.extent) {
    case Image:
        break;
    case UpTo:
        return Tr::tr("Up to layer %1").arg(scope.layer);
    case Only:
        return Tr::tr("Only layer %1").arg(scope.layer);
    case Range:
        return Tr::tr("Layers %1 to %2").arg(scope.first).arg(scope.layer);
    }
    return {};
}

} // namespace

EntryDetails::EntryDetails(QWidget *parent)
    : QWidget(parent)
    , m_path(new ElidedLabel)
    , m_facts(new QLabel)
    , m_layer(new ElidedLabel)
    , m_attributes(new QLabel)
    , m_link(new ElidedLabel)
    , m_hidden(new ElidedLabel)
{
    setObjectName(u"entryDetails"_s);
    m_path->setObjectName(u"treemapStatusPath"_s);
    m_facts->setObjectName(u"treemapStatusFacts"_s);
    m_layer->setObjectName(u"entryLayer"_s);
    m_attributes->setObjectName(u"entryAttributes"_s);
    m_link->setObjectName(u"entryLink"_s);
    m_hidden->setObjectName(u"entryHidden"_s);
    build();
}

EntryDetails::~EntryDetails() = default;

void EntryDetails::build()
{
    QFont fixed = QFontDatabase::systemFont(QFontDatabase::FixedFont);
    fixed.setPointSizeF(font().pointSizeF());
    m_path->setFont(fixed);
    m_layer->setElideMode(Qt::ElideRight);
    m_hidden->setElideMode(Qt::ElideRight);
    m_attributes->setToolTip(
        Tr::tr("Type, mode, owner as user and group number, time of last change"));
    for (QLabel *label : {m_facts, m_attributes})
        label->setTextFormat(Qt::PlainText);
    for (QLabel *label : {m_facts, static_cast<QLabel *>(m_layer), m_attributes,
                          static_cast<QLabel *>(m_link), static_cast<QLabel *>(m_hidden)})
        label->setForegroundRole(QPalette::PlaceholderText);

    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 2, 0, 0);
    column->setSpacing(1);
    const auto addLine = [column](QLabel *left, QLabel *right, int rightStretch) {
        auto *line = new QHBoxLayout;
        line->setSpacing(16);
        line->addWidget(left, 1);
        line->addWidget(right, rightStretch);
        left->setMinimumHeight(qMax(left->fontMetrics().height(), right->fontMetrics().height()));
        column->addLayout(line);
    };
    addLine(m_path, m_facts, 0);
    addLine(m_layer, m_attributes, 0);
    addLine(m_hidden, m_link, 0);
}

void EntryDetails::setImage(std::shared_ptr<const models::FileFacts> files,
                            const QStringList &commands)
{
    m_files = std::move(files);
    m_commands = commands;
    clear();
}

void EntryDetails::clear()
{
    for (ElidedLabel *label : {m_path, m_layer, m_link, m_hidden})
        label->setFullText(QString());
    m_facts->clear();
    m_attributes->clear();
}

void EntryDetails::showTile(const Tile &tile, TileNature nature, const models::FileSieve *scale)
{
    clear();
    if (!m_files)
        return;
    m_path->setFullText(tiletext::path(m_files->tree(), tile));
    m_facts->setText(tiletext::facts(m_files->tree(), tile, nature, scale));
    if (tile.kind != Tile::Kind::Other)
        showEntry(tile.node);
}

void EntryDetails::showNode(quint32 node)
{
    if (!m_files)
        return clear();
    const FileNode entry = m_files->tree().node(node);
    Tile tile;
    tile.node = node;
    tile.size = entry.totalSize;
    tile.hiddenSize = entry.hiddenSize;
    showTile(tile, {quint16(m_files->layerOf(entry, m_top)), entry.kind}, nullptr);
}

void EntryDetails::showStep(const models::FileSieve &sieve)
{
    using layers::ChangeKind;
    clear();
    const models::LayerScope &scope = sieve.scope();
    m_path->setFullText(scopeText(scope));
    const QStringList facts{Tr::tr("%n added", nullptr, sieve.count(ChangeKind::Added)),
                            Tr::tr("%n modified", nullptr, sieve.count(ChangeKind::Modified)),
                            Tr::tr("%n deleted", nullptr, sieve.count(ChangeKind::Deleted)),
                            format::size(sieve.bytes(0))};
    m_facts->setText(facts.join(u" · "_s));
    m_layer->setFullText(layerText(scope.layer));
}

void EntryDetails::showEntry(quint32 node)
{
    const FileNode entry = m_files->tree().node(node);
    if (!entry.isFolder())
        m_layer->setFullText(layerText(entry.layer));
    m_attributes->setText(attributesText(node));
    m_hidden->setFullText(hiddenText(node));
    if (const QString target = models::linkTarget(*m_files, node); !target.isEmpty())
        m_link->setFullText(u"→ "_s + target);
}

/// "Layer 3: RUN make install"
QString EntryDetails::layerText(int layer) const
{
    //: %1 is the number of a layer, %2 the command that made it.
    return Tr::tr("Layer %1: %2").arg(layer).arg(m_commands.value(layer));
}

QString EntryDetails::attributesText(quint32 node) const
{
    QStringList parts;
    if (m_files->tree().node(node).type == layers::EntryType::File)
        parts += models::familyName(m_files->family(node));
    const auto entry = m_files->entry(node, m_top);
    if (entry)
        parts += {models::modeText(*entry), u"%1:%2"_s.arg(entry->uid).arg(entry->gid)};
    if (entry && entry->mtime > 0)
        parts +=
            QLocale().toString(QDateTime::fromSecsSinceEpoch(entry->mtime), QLocale::ShortFormat);
    return parts.join(u" · "_s);
}

QString EntryDetails::hiddenText(quint32 node) const
{
    const FileNode entry = m_files->tree().node(node);
    if (!entry.isHidden())
        return {};
    const QString command = layerText(entry.hiddenBy);
    const auto reason = m_files->whyHidden(node);
    if (!reason)
        //: %1 is "Layer 4: RUN rm …".
        return Tr::tr("Hidden. %1").arg(command);
    switch (*reason) {
    case layers::WasteReason::Removed:
        //: %1 is "Layer 4: RUN rm …".
        return Tr::tr("Removed. %1").arg(command);
    case layers::WasteReason::Replaced:
        //: %1 is "Layer 4: RUN rm …".
        return Tr::tr("Replaced. %1").arg(command);
    case layers::WasteReason::SameContent:
        //: %1 is "Layer 4: RUN chown …".
        return Tr::tr("Stored again with the same content. %1").arg(command);
    case layers::WasteReason::Opaque:
        //: %1 is "Layer 4: RUN rm …".
        return Tr::tr("Its folder was emptied. %1").arg(command);
    }
    return {};
}

} // namespace views

// SPDX-FileCopyrightText: 2026 The Millefeuille authors
// SPDX-License-Identifier: Apache-2.0
#include "views/preview/versionbar.h"

#include "models/filefacts.h"
#include "views/format.h"
#include "views/tr.h"

#include <QBoxLayout>
#include <QComboBox>
#include <QLabel>

using namespace Qt::StringLiterals;

namespace views {

using layers::EntryType;
using layers::FileNode;

namespace {

QComboBox *newBox(const QString &name, const QString &accessible)
{
    auto *box = new QComboBox;
    box->setObjectName(name);
    box->setAccessibleName(accessible);
    box->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    box->setMinimumContentsLength(16);
    box->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    return box;
}

} // namespace

bool hasContent(const FileNode &node)
{
    return node.entry != FileNode::None
           && (node.type == EntryType::File || node.type == EntryType::HardLink);
}

VersionBar::VersionBar(QWidget *parent)
    : QWidget(parent)
    , m_version(newBox(u"previewVersion"_s, Tr::tr("Version")))
    , m_beforeLabel(new QLabel(Tr::tr("Compared with")))
    , m_before(newBox(u"previewBefore"_s, Tr::tr("Compared with")))
{
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(8);
    row->addWidget(new QLabel(Tr::tr("Version")));
    row->addWidget(m_version, 1);
    row->addSpacing(8);
    row->addWidget(m_beforeLabel);
    row->addWidget(m_before, 1);
    connect(m_version, &QComboBox::activated, this, [this] {
        fillBefore();
        Q_EMIT changed();
    });
    connect(m_before, &QComboBox::activated, this, &VersionBar::changed);
    clear();
}

VersionBar::~VersionBar() = default;

void VersionBar::setImage(std::shared_ptr<const models::FileFacts> files,
                          const QStringList &commands)
{
    m_files = std::move(files);
    m_commands = commands;
    clear();
}

void VersionBar::setNode(quint32 node)
{
    m_version->clear();
    for (const quint32 version : m_files->versions(node)) {
        const FileNode each = m_files->tree().node(version);
        if (!hasContent(each))
            continue;
        QString label = format::elideMiddle(text(each.index), 80);
        if (each.isHidden()) //: Of a version of a file: a later layer removed or replaced it.
            label += u" · "_s + Tr::tr("hidden");
        m_version->addItem(label, each.index);
    }
    m_version->setCurrentIndex(m_version->findData(node));
    m_version->setEnabled(true);
    fillBefore();
}

void VersionBar::clear()
{
    m_version->clear();
    m_version->setEnabled(false);
    fillBefore();
}

/// The other versions, the one before first, and none chosen.
void VersionBar::fillBefore()
{
    m_before->clear();
    const int current = m_version->currentIndex();
    if (m_version->count() > 0) //: In a choice of versions: compared with none.
        m_before->addItem(m_version->count() > 1 ? Tr::tr("Nothing") : Tr::tr("No other version"));
    if (current > 0)
        m_before->addItem(Tr::tr("The one before: %1").arg(m_version->itemText(current - 1)),
                          m_version->itemData(current - 1));
    for (int i = 0; i < m_version->count(); ++i) {
        if (i != current && i != current - 1)
            m_before->addItem(m_version->itemText(i), m_version->itemData(i));
    }
    const bool hasOthers = m_before->count() > 1;
    m_before->setEnabled(hasOthers);
    m_beforeLabel->setEnabled(hasOthers);
}

std::optional<PreviewRequest> VersionBar::chosen() const
{
    if (m_version->currentIndex() < 0)
        return {};
    PreviewRequest request{.node = m_version->currentData().toUInt()};
    if (const QVariant before = m_before->currentData(); before.isValid())
        request.before = before.toUInt();
    return request;
}

QString VersionBar::text(quint32 node) const
{
    const int layer = m_files->tree().node(node).layer;
    //: %1 is the number of a layer, %2 the command that made it.
    return Tr::tr("Layer %1: %2").arg(layer).arg(m_commands.value(layer));
}

} // namespace views

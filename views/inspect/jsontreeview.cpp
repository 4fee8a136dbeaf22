// SPDX-FileCopyrightText: 2026 The Millefeuille authors
// SPDX-License-Identifier: Apache-2.0
#include "views/inspect/jsontreeview.h"

#include "models/jsonmodel.h"
#include "views/images/valuedelegate.h"
#include "views/theme/palettes.h"
#include "views/tr.h"

#include <QHeaderView>
#include <QKeyEvent>

using namespace Qt::StringLiterals;

namespace views {

using models::JsonModel;

namespace {

constexpr std::size_t ExpandedAtOnce = 500; ///< Values up to which a document opens unfolded.

} // namespace

/// Keys as they are, values monospaced, links in the link colour, containers quiet.
class JsonTreeView::Delegate final : public ValueDelegate
{
public:
    explicit Delegate(QObject *parent)
        : ValueDelegate(parent)
    {
        setToolTipRole(JsonModel::ValueColumn, JsonModel::ValueRole);
        setMonospaced(JsonModel::ValueColumn);
    }

    [[nodiscard]] bool isLink(const QModelIndex &index) const
    {
        const QString digest = index.data(JsonModel::DigestRole).toString();
        return !digest.isEmpty() && links.contains(digest);
    }

    QSet<QString> links;

protected:
    void initStyleOption(QStyleOptionViewItem *option, const QModelIndex &index) const override
    {
        ValueDelegate::initStyleOption(option, index);
        if (index.column() != JsonModel::ValueColumn)
            return;
        const auto type = JsonModel::Type(index.data(JsonModel::TypeRole).toInt());
        if (type == JsonModel::Type::Object || type == JsonModel::Type::Array) {
            option->font = option->widget->font();
            option->palette.setColor(QPalette::Text, palettes::quietText(option->palette));
        }
        if (isLink(index)) {
            option->font.setUnderline(true);
            option->palette.setBrush(QPalette::Text, option->palette.link());
        }
    }
};

JsonTreeView::JsonTreeView(QWidget *parent)
    : QTreeView(parent)
    , m_json(new JsonModel(this))
    , m_delegate(new Delegate(this))
{
    setModel(m_json);
    setItemDelegate(m_delegate);
    setFrameShape(QFrame::NoFrame);
    setUniformRowHeights(true);
    setAccessibleName(Tr::tr("Values"));
    header()->setDefaultAlignment(Qt::AlignLeft | Qt::AlignVCenter);
    setColumnWidth(JsonModel::KeyColumn, fontMetrics().averageCharWidth() * 28);
    connect(this, &QTreeView::clicked, this, [this](const QModelIndex &index) {
        if (index.column() == JsonModel::ValueColumn)
            activate(index);
    });
    connect(this, &QTreeView::activated, this, &JsonTreeView::activate);
}

void JsonTreeView::setJson(const QByteArray &bytes)
{
    m_json->setJson(bytes);
    if (m_json->count() <= ExpandedAtOnce)
        expandAll();
}

void JsonTreeView::setLinks(const QSet<QString> &digests)
{
    m_delegate->links = digests;
    viewport()->update();
}

void JsonTreeView::showIndex(const QModelIndex &index)
{
    for (QModelIndex above = index.parent(); above.isValid(); above = above.parent())
        expand(above);
    setCurrentIndex(index);
    scrollTo(index, PositionAtCenter);
}

void JsonTreeView::activate(const QModelIndex &index)
{
    const QModelIndex value = index.siblingAtColumn(JsonModel::ValueColumn);
    if (!m_delegate->isLink(value))
        return;
    if (const auto digest = oci::Digest::parse(value.data(JsonModel::DigestRole).toString()))
        Q_EMIT digestActivated(*digest);
}

} // namespace views

// SPDX-FileCopyrightText: 2026 The Millefeuille authors
// SPDX-License-Identifier: Apache-2.0
#include "models/jsonmodel.h"

#include "core/oci/digest.h"
#include "models/jsonscanner.h"
#include "models/tr.h"

#include <QJsonDocument>

#include <numeric>

using namespace Qt::StringLiterals;

namespace models {

struct JsonModel::Node
{
    QString key;
    QString text; ///< Empty for objects and arrays.
    quint32 parent = 0;
    quint32 row = 0;
    quint32 firstChild = 0;
    quint32 childCount = 0;
    Type type = Type::Object;
};

namespace {

constexpr qsizetype ShownLength = 1000;

JsonModel::Type literalType(QByteArrayView text)
{
    if (text == "null")
        return JsonModel::Type::Null;
    return text == "true" || text == "false" ? JsonModel::Type::Boolean : JsonModel::Type::Number;
}

/// One line, however many the value has.
QString shown(const QString &text)
{
    QString line = text.left(ShownLength);
    if (text.size() > ShownLength)
        line += u'…';
    return line.replace(u'\n', u'↵').replace(u'\t', u' ');
}

bool isDigest(const QString &text)
{
    return text.startsWith("sha"_L1) && oci::Digest::parse(text).has_value();
}

} // namespace

JsonModel::JsonModel(QObject *parent)
    : QAbstractItemModel(parent)
{}

JsonModel::~JsonModel() = default;

void JsonModel::setJson(const QByteArray &json)
{
    beginResetModel();
    m_nodes.clear();
    m_truncated = false;
    if (!QJsonDocument::fromJson(json).isNull()) {
        scan(json);
        groupByParent();
    }
    endResetModel();
}

void JsonModel::scan(const QByteArray &json)
{
    using Token = JsonScanner::Token;
    JsonScanner scanner(json);
    std::vector<quint32> open;
    QString key;
    for (Token token = scanner.next(); token != Token::End; token = scanner.next()) {
        if (token == Token::Key) {
            key = decodeJsonString(scanner.text());
            continue;
        }
        if (token == Token::EndObject || token == Token::EndArray) {
            if (!open.empty())
                open.pop_back();
            continue;
        }
        if (m_nodes.size() > MaxNodes) {
            m_truncated = true;
            return;
        }
        Node node;
        if (!open.empty()) {
            Node &parent = m_nodes[open.back()];
            node.parent = open.back();
            node.row = parent.childCount++;
            node.key = parent.type == Type::Array ? QString::number(node.row) : key;
        }
        if (token == Token::String) {
            node.type = Type::String;
            node.text = decodeJsonString(scanner.text());
        } else if (token == Token::Literal) {
            node.type = literalType(scanner.text());
            node.text = QString::fromLatin1(scanner.text());
        } else {
            node.type = token == Token::BeginArray ? Type::Array : Type::Object;
            open.push_back(quint32(m_nodes.size()));
        }
        m_nodes.push_back(std::move(node));
    }
}

// From the order of the document, where a child may stand far from its parent, to children side by
// side: every node's place follows from its parent's first child.
void JsonModel::groupByParent()
{
    quint32 next = 1;
    for (Node &node : m_nodes) {
        node.firstChild = next;
        next += node.childCount;
    }
    std::vector<quint32> place(m_nodes.size());
    for (std::size_t i = 1; i < m_nodes.size(); ++i)
        place[i] = m_nodes[m_nodes[i].parent].firstChild + m_nodes[i].row;
    std::vector<Node> grouped(m_nodes.size());
    for (std::size_t i = 0; i < m_nodes.size(); ++i) {
        m_nodes[i].parent = place[m_nodes[i].parent];
        grouped[place[i]] = std::move(m_nodes[i]);
    }
    m_nodes = std::move(grouped);
}

std::size_t JsonModel::count() const
{
    return m_nodes.size();
}

QModelIndexList JsonModel::find(const QString &text, qsizetype limit) const
{
    QModelIndexList found;
    if (m_nodes.empty() || text.isEmpty())
        return found;
    std::vector<quint32> pending{0};
    while (!pending.empty() && found.size() < limit) {
        const quint32 at = pending.back();
        pending.pop_back();
        const Node &node = m_nodes[at];
        const bool hasName = m_nodes[node.parent].type == Type::Object;
        if (at != 0
            && (node.text.contains(text, Qt::CaseInsensitive)
                || (hasName && node.key.contains(text, Qt::CaseInsensitive))))
            found.append(createIndex(int(node.row), 0, quintptr(at)));
        for (quint32 i = node.childCount; i-- > 0;)
            pending.push_back(node.firstChild + i);
    }
    return found;
}

const JsonModel::Node &JsonModel::node(const QModelIndex &index) const
{
    return m_nodes[index.isValid() ? std::size_t(index.internalId()) : 0];
}

QModelIndex JsonModel::index(int row, int column, const QModelIndex &parent) const
{
    if (!hasIndex(row, column, parent))
        return {};
    return createIndex(row, column, quintptr(node(parent).firstChild + quint32(row)));
}

QModelIndex JsonModel::parent(const QModelIndex &child) const
{
    if (!child.isValid())
        return {};
    const quint32 parent = node(child).parent;
    return parent == 0 ? QModelIndex() : createIndex(int(m_nodes[parent].row), 0, quintptr(parent));
}

int JsonModel::rowCount(const QModelIndex &parent) const
{
    return m_nodes.empty() || parent.column() > 0 ? 0 : int(node(parent).childCount);
}

int JsonModel::columnCount(const QModelIndex &) const
{
    return ColumnCount;
}

QVariant JsonModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const Node &at = node(index);
    const bool isContainer = at.type == Type::Object || at.type == Type::Array;
    switch (role) {
    case Qt::DisplayRole:
        if (index.column() == KeyColumn)
            return shown(at.key);
        return isContainer ? Tr::tr("%n value(s)", nullptr, int(at.childCount)) : shown(at.text);
    case SortRole:
        return index.column() == KeyColumn ? at.key : at.text;
    case ValueRole:
        return at.text;
    case TypeRole:
        return int(at.type);
    case DigestRole:
        return at.type == Type::String && isDigest(at.text) ? at.text : QString();
    default:
        return {};
    }
}

QVariant JsonModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return {};
    return section == KeyColumn ? Tr::tr("Key") : Tr::tr("Value");
}

} // namespace models

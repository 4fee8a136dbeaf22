// SPDX-FileCopyrightText: 2026 The Millefeuille authors
// SPDX-License-Identifier: Apache-2.0
#include "core/layers/filetree.h"

#include <QStringDecoder>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace layers {

namespace {

/// Bytes of the UTF-8 sequence that \a lead begins; 1 for what begins none.
std::size_t sequenceLength(unsigned char lead)
{
    if (lead >= 0xF0 && lead < 0xF8)
        return 4;
    if (lead >= 0xE0 && lead < 0xF0)
        return 3;
    return lead >= 0xC0 && lead < 0xE0 ? 2 : 1;
}

void appendEscaped(QString &text, std::string_view bytes)
{
    constexpr std::string_view Digits = "0123456789abcdef";
    for (const char byte : bytes) {
        const auto value = static_cast<unsigned char>(byte);
        text += "\\x"_L1;
        text += QLatin1Char(Digits[value >> 4]);
        text += QLatin1Char(Digits[value & 0xF]);
    }
}

void appendShown(QString &text, std::string_view bytes)
{
    while (!bytes.empty()) {
        const std::string_view sequence =
            bytes.substr(0, sequenceLength(static_cast<unsigned char>(bytes.front())));
        QStringDecoder decoder(QStringDecoder::Utf8, QStringDecoder::Flag::Stateless);
        const QString decoded = decoder.decode(sequence);
        const auto codePoints = decoded.toUcs4();
        const bool shown =
            !decoder.hasError() && codePoints.size() == 1 && QChar::isPrint(codePoints.first());
        if (shown) {
            text += decoded;
            bytes.remove_prefix(sequence.size());
        } else {
            appendEscaped(text, bytes.substr(0, 1));
            bytes.remove_prefix(1);
        }
    }
}

bool isPlain(std::string_view bytes)
{
    return std::ranges::all_of(bytes, [](char byte) { return byte >= ' ' && byte < 0x7F; });
}

} // namespace

FileTree::FileTree(std::vector<FileNode> nodes, std::vector<char> names)
    : m_nodes(std::move(nodes))
    , m_names(std::move(names))
{
    if (m_nodes.empty())
        m_nodes.emplace_back();
}

std::span<const FileNode> FileTree::children(const FileNode &node) const
{
    return std::span(m_nodes).subspan(node.childCount == 0 ? 0 : node.firstChild, node.childCount);
}

quint32 FileTree::indexOf(const FileNode &node) const
{
    return quint32(&node - m_nodes.data());
}

std::string_view FileTree::name(const FileNode &node) const
{
    return std::string_view(m_names.data(), m_names.size())
        .substr(node.nameOffset, node.nameLength);
}

QString FileTree::displayName(const FileNode &node) const
{
    const std::string_view bytes = name(node);
    if (isPlain(bytes))
        return QString::fromLatin1(bytes.data(), qsizetype(bytes.size()));
    QString text;
    appendShown(text, bytes);
    return text;
}

QString FileTree::displayPath(const FileNode &node) const
{
    std::vector<const FileNode *> way;
    for (const FileNode *step = &node; step->parent != FileNode::None;
         step = &m_nodes[step->parent])
        way.push_back(step);
    if (way.empty())
        return u"/"_s;
    QString path;
    for (auto step = way.rbegin(); step != way.rend(); ++step)
        path += u'/' + displayName(**step);
    return path;
}

} // namespace layers

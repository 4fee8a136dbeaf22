// SPDX-FileCopyrightText: 2026 The Millefeuille authors
// SPDX-License-Identifier: Apache-2.0
#include "core/layers/extraction.h"

#include <algorithm>
#include <optional>
#include <string>
#include <vector>

namespace layers {

using core::ErrorCode;
using core::Result;

namespace {

class Extraction final
{
public:
    Extraction(const ImagePaths &paths, core::TreeWriter &writer, std::stop_token stop)
        : m_paths(paths)
        , m_tree(paths.tree())
        , m_writer(writer)
        , m_stop(std::move(stop))
    {}

    /// Makes folders and symbolic links, and collects the files.
    Result<void> walk(quint32 top, std::string_view name)
    {
        std::vector<std::pair<quint32, std::string>> pending{{top, std::string(name)}};
        while (!pending.empty()) {
            if (m_stop.stop_requested())
                return core::cancelled();
            const auto [index, path] = std::move(pending.back());
            pending.pop_back();
            const FileNode node = m_tree.node(index);
            if (auto written = visit(node, path); !written)
                return written;
            for (const FileNode &child : m_tree.children(node)) {
                if (child.isHidden())
                    continue;
                std::string below = path.empty() ? path : path + '/';
                below += m_tree.name(child);
                pending.emplace_back(child.index, std::move(below));
            }
        }
        return {};
    }

    Result<void> writeFiles(const OpenLayer &openLayer)
    {
        // The order of the tars; files that share their content side by side.
        std::ranges::sort(m_files, {}, [](const File &file) {
            return std::tie(file.entry.layer, file.entry.entry, file.path);
        });
        std::optional<LayerReader> reader;
        for (std::size_t i = 0; i < m_files.size(); ++i) {
            const bool isNewLayer = i == 0 || m_files[i].entry.layer != m_files[i - 1].entry.layer;
            if (isNewLayer) {
                auto opened = openLayer(m_files[i].entry.layer);
                if (!opened)
                    return std::unexpected(std::move(opened.error()));
                reader.emplace(std::move(*opened));
            }
            const bool isLink = i > 0 && m_files[i].entry == m_files[i - 1].entry;
            if (auto written = isLink ? writeLink(m_files[i], m_files[i - 1].path, *reader)
                                      : writeFile(m_files[i], *reader);
                !written)
                return written;
            ++m_report.files;
        }
        m_report.skipped.sort();
        return m_writer.finish();
    }

    ExtractionReport takeReport() { return std::move(m_report); }

private:
    struct File
    {
        FileEntry entry;
        std::string path;
    };

    Result<void> visit(const FileNode &node, const std::string &path)
    {
        if (node.isFolder())
            return path.empty() ? Result<void>() : makeFolder(node, path);
        const auto entry = m_paths.entryOf(node);
        const EntryType type = entry ? m_paths.at(*entry).type : EntryType::HardLink;
        if (type == EntryType::File) {
            m_files.push_back({*entry, path});
        } else if (type == EntryType::Symlink) {
            const TocEntry link = m_paths.at(*entry);
            ++m_report.symlinks;
            return m_writer.symlink(path, link.link, link.mtime);
        } else {
            m_report.skipped.append(m_tree.displayPath(node));
        }
        return {};
    }

    Result<void> makeFolder(const FileNode &node, const std::string &path)
    {
        core::TreeWriter::Attributes attributes{.mode = 0755};
        if (const auto entry = m_paths.entryOf(node)) { // else no layer lists it
            const TocEntry listed = m_paths.at(*entry);
            attributes = {.mode = listed.mode, .mtime = listed.mtime};
        }
        ++m_report.folders;
        return m_writer.folder(path, attributes);
    }

    Result<void> writeFile(const File &file, LayerReader &reader)
    {
        const TocEntry listed = m_paths.at(file.entry);
        const auto fill = [&](const core::TreeWriter::Write &write) {
            return reader.read(file.entry.entry, write, LayerReader::Everything, m_stop);
        };
        m_report.bytes += listed.size;
        return m_writer.file(file.path, {.mode = listed.mode, .mtime = listed.mtime}, fill);
    }

    Result<void> writeLink(const File &file, const std::string &existing, LayerReader &reader)
    {
        auto linked = m_writer.hardLink(file.path, existing);
        if (!linked && linked.error().code == ErrorCode::Unsupported)
            return writeFile(file, reader);
        return linked;
    }

    const ImagePaths &m_paths;
    const FileTree &m_tree;
    core::TreeWriter &m_writer;
    std::stop_token m_stop;
    std::vector<File> m_files;
    ExtractionReport m_report;
};

} // namespace

Result<ExtractionReport> extract(const ImagePaths &paths, quint32 node, std::string_view name,
                                 core::TreeWriter &writer, const OpenLayer &openLayer,
                                 std::stop_token stop)
{
    Extraction extraction(paths, writer, std::move(stop));
    if (auto walked = extraction.walk(node, name); !walked)
        return std::unexpected(std::move(walked.error()));
    if (auto written = extraction.writeFiles(openLayer); !written)
        return std::unexpected(std::move(written.error()));
    return extraction.takeReport();
}

} // namespace layers

// SPDX-FileCopyrightText: 2026 The Millefeuille authors
// SPDX-License-Identifier: Apache-2.0
#include "tests/support/randomimages.h"

#include "core/layers/layertocbuilder.h"

#include <QRandomGenerator>

namespace support {

using layers::EntryType;
using layers::TocEntry;

namespace {

class ImageGenerator final
{
public:
    explicit ImageGenerator(quint32 seed)
        : m_random(seed)
    {}

    Tocs image()
    {
        Tocs tocs;
        for (int layer = number(5); layer >= 0; --layer) {
            layers::LayerToc::Builder builder;
            for (int entry = number(14); entry > 0; --entry)
                add(builder);
            tocs.push_back(builder.finish(oci::DiffId::of(oci::Digest::of("x")), 0));
        }
        return tocs;
    }

private:
    int number(int below) { return int(m_random.bounded(quint32(below))); }

    std::string name()
    {
        static const std::vector<std::string> names{"a", "b", "c", ".d", "a-", ".wh"};
        return names[std::size_t(number(int(names.size())))];
    }

    std::string path(const std::string &last)
    {
        std::string path;
        for (int depth = number(4); depth > 0; --depth) {
            const int choice = number(60);
            path += choice == 0 ? ".wh.a/" : choice == 1 ? ".wh..wh.plnk/" : name() + '/';
        }
        return path + last;
    }

    /// Absolute, relative, upwards, to itself, or to nothing.
    std::string linkTarget(const std::string &path)
    {
        static const std::vector<std::string> starts{"", "/", "../", "./", "../../", "//./"};
        return starts[std::size_t(number(int(starts.size())))] + path;
    }

    void add(layers::LayerToc::Builder &builder)
    {
        TocEntry entry{.mode = 0644};
        const int choice = number(24);
        std::string at = path(name());
        const std::string target = path(name());
        std::string link;
        if (choice < 10) {
            entry.size = number(6);
            entry.fingerprint = quint64(entry.size * 2 + number(2));
        } else if (choice < 14) {
            entry.type = EntryType::Directory;
            at = choice == 10 && number(3) == 0 ? std::string() : at;
            entry.mode = number(2) == 0 ? 0755 : 0700;
        } else if (choice < 17) {
            entry.type = EntryType::HardLink;
            entry.link = target;
        } else if (choice < 18) {
            entry.type = EntryType::Symlink;
            link = linkTarget(target);
            entry.link = link;
        } else if (choice < 22) {
            at = path(".wh." + name());
            entry.type = number(9) == 0 ? EntryType::Directory : EntryType::File;
        } else if (choice < 23) {
            at = path(".wh..wh..opq");
        } else {
            static const std::vector<std::string> odd{".wh..wh.aufs", ".wh..wh.a", ".wh..wh..x",
                                                      ".wh.",         ".wh.a",     ".wh..d"};
            at = path(odd[std::size_t(number(int(odd.size())))]);
            entry.size = number(3);
        }
        entry.path = at;
        if (!builder.add(entry))
            qFatal("an entry was refused");
    }

    QRandomGenerator m_random;
};

} // namespace

Tocs randomImage(quint32 seed)
{
    return ImageGenerator(seed).image();
}

QByteArray describe(const Tocs &tocs)
{
    QByteArray text;
    for (std::size_t layer = 0; layer < tocs.size(); ++layer) {
        text += "\nlayer " + QByteArray::number(layer) + ':';
        for (std::size_t i = 0; i < tocs[layer]->count(); ++i) {
            const TocEntry entry = tocs[layer]->at(i);
            text += "\n  " + QByteArray::number(int(entry.type)) + ' '
                    + QByteArray(entry.path.data(), qsizetype(entry.path.size())) + ' '
                    + QByteArray(entry.link.data(), qsizetype(entry.link.size())) + ' '
                    + QByteArray::number(entry.size) + ' ' + QByteArray::number(entry.mode, 8);
        }
    }
    return text;
}

} // namespace support

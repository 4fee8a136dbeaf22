// SPDX-FileCopyrightText: 2026 The Millefeuille authors
// SPDX-License-Identifier: Apache-2.0
#include "views/transfer/savedialog.h"

#include "views/filename.h"
#include "views/tr.h"

#include <algorithm>
#include <array>

using namespace Qt::StringLiterals;

namespace views {

namespace {

using Format = store::SaveOptions::Format;

struct Form
{
    Format format;
    bool isPacked;
    QLatin1StringView suffix;
};

constexpr std::array Forms{
    Form{Format::Docker, false, "tar"_L1}, Form{Format::Docker, true, "tar.zst"_L1},
    Form{Format::Oci, false, "oci.tar"_L1}, Form{Format::Oci, true, "oci.tar.zst"_L1}};

} // namespace

SaveDialog::SaveDialog(const QString &name, std::optional<oci::Platform> platform, QWidget *parent)
    : QFileDialog(parent, Tr::tr("Save Images"))
    , m_filters{Tr::tr("Docker and OCI archive, one platform (*.tar)"),
                Tr::tr("The same, packed with zstd (*.tar.zst)"),
                Tr::tr("OCI archive, all platforms (*.oci.tar)"),
                Tr::tr("The same, packed with zstd (*.oci.tar.zst)")}
    , m_platform(std::move(platform))
{
    setObjectName(u"saveDialog"_s);
    setAcceptMode(AcceptSave);
    setFileMode(AnyFile);
    setNameFilters(m_filters);
    setDefaultSuffix(QString(Forms.front().suffix));
    setLabelText(Accept, Tr::tr("Save"));
    selectFile(plainFileName(name) + u'.' + defaultSuffix());
    connect(this, &QFileDialog::filterSelected, this, &SaveDialog::follow);
    connect(this, &QFileDialog::fileSelected, this, &SaveDialog::finish);
}

qsizetype SaveDialog::form() const
{
    return std::max<qsizetype>(m_filters.indexOf(selectedNameFilter()), 0);
}

/// The name goes with the form.
void SaveDialog::follow()
{
    const Form &chosen = Forms[std::size_t(form())];
    setDefaultSuffix(QString(chosen.suffix));
    QString name = selectedFiles().value(0).section(u'/', -1);
    for (const QLatin1StringView ending : {".zst"_L1, ".tar"_L1, ".oci"_L1}) {
        if (name.endsWith(ending, Qt::CaseInsensitive))
            name.chop(ending.size());
    }
    if (!name.isEmpty())
        selectFile(name + u'.' + chosen.suffix);
}

void SaveDialog::finish(const QString &path)
{
    Q_EMIT requested(
        {.path = path,
         .options = {.format = Forms[std::size_t(form())].format, .platform = m_platform},
         .isPacked = path.endsWith(".zst"_L1, Qt::CaseInsensitive)});
}

} // namespace views

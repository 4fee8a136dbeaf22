// SPDX-FileCopyrightText: 2026 The Millefeuille authors
// SPDX-License-Identifier: Apache-2.0
#include "views/transfer/importdialog.h"

#include "core/oci/reference.h"
#include "views/filename.h"
#include "views/offeredplatforms.h"
#include "views/tr.h"
#include "views/widgets/elidedlabel.h"

#include <QComboBox>
#include <QDialogButtonBox>
#include <QFormLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>

using namespace Qt::StringLiterals;

namespace views {

namespace {

QString suggestedName(const QString &path)
{
    const QString name = repositoryOf(path.section(u'/', -1).section(u'.', 0, 0));
    return name.isEmpty() ? QString() : name + u":latest"_s;
}

} // namespace

ImportDialog::ImportDialog(const QString &path, QWidget *parent)
    : QDialog(parent)
    , m_path(path)
    , m_name(new QLineEdit(suggestedName(path)))
    , m_platform(new QComboBox)
    , m_message(new QLineEdit)
    , m_hint(new QLabel)
{
    setObjectName(u"importDialog"_s);
    setWindowTitle(Tr::tr("Import Root File System"));
    auto *file = new ElidedLabel;
    file->setFullText(path);
    m_name->setObjectName(u"importName"_s);
    m_name->setPlaceholderText(Tr::tr("none"));
    m_name->setMinimumWidth(fontMetrics().averageCharWidth() * 48);
    m_platform->setObjectName(u"importPlatform"_s);
    const QString host = oci::Platform::host().toString();
    m_platform->addItem(Tr::tr("This machine (%1)").arg(host), host);
    for (const QLatin1StringView platform : OfferedPlatforms)
        m_platform->addItem(platform, QString(platform));
    m_message->setObjectName(u"importMessage"_s);
    m_message->setPlaceholderText(Tr::tr("a line for the history"));
    m_hint->setObjectName(u"importHint"_s);
    m_hint->setWordWrap(true);
    m_hint->setForegroundRole(QPalette::PlaceholderText);
    m_hint->setMinimumHeight(2 * fontMetrics().lineSpacing()); // Nothing jumps while one types.
    m_hint->setAlignment(Qt::AlignTop | Qt::AlignLeading);

    auto *buttons = new QDialogButtonBox(QDialogButtonBox::Cancel);
    m_confirm = buttons->addButton(Tr::tr("Import"), QDialogButtonBox::AcceptRole);
    m_confirm->setObjectName(u"importConfirm"_s);
    buttons->button(QDialogButtonBox::Cancel)->setObjectName(u"importCancel"_s);
    for (QAbstractButton *button : buttons->buttons())
        button->setIcon({}); // Some styles give them to standard buttons alone.

    auto *form = new QFormLayout(this);
    form->setContentsMargins(16, 16, 16, 16);
    form->addRow(Tr::tr("File"), file);
    form->addRow(Tr::tr("Name"), m_name);
    form->addRow(Tr::tr("Platform"), m_platform);
    form->addRow(Tr::tr("Message"), m_message);
    form->addRow(m_hint);
    form->addRow(buttons);
    connect(m_name, &QLineEdit::textChanged, this, &ImportDialog::update);
    connect(buttons, &QDialogButtonBox::accepted, this, &ImportDialog::finish);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    update();
}

void ImportDialog::setOffered(bool isOffered)
{
    m_isOffered = isOffered;
    update();
}

void ImportDialog::update()
{
    const QString text = m_name->text().trimmed();
    const auto name = oci::Reference::parse(text);
    m_confirm->setEnabled(text.isEmpty() || (name && !name->digest()));
    m_confirm->setDefault(m_confirm->isEnabled());
    if (!text.isEmpty() && !name)
        return m_hint->setText(name.error().message);
    m_hint->setText(m_isOffered
                        ? Tr::tr("This file is no archive of images, but a root file system. It "
                                 "can be imported: all its files become the one layer of a new "
                                 "image.")
                        : Tr::tr("All files of the archive become the one layer of a new image."));
}

void ImportDialog::finish()
{
    const auto platform = oci::Platform::parse(m_platform->currentData().toString());
    Q_EMIT requested(m_path, {.name = m_name->text().trimmed(),
                              .platform = platform.value_or(oci::Platform::host()),
                              .message = m_message->text().trimmed()});
    accept();
}

} // namespace views

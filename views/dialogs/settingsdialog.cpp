// SPDX-FileCopyrightText: 2026 The Millefeuille authors
// SPDX-License-Identifier: Apache-2.0
#include "views/dialogs/settingsdialog.h"

#include "views/tr.h"

#include <QComboBox>
#include <QDialogButtonBox>
#include <QFileDialog>
#include <QFormLayout>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QSpinBox>

using namespace Qt::StringLiterals;

namespace views {

namespace {

QSpinBox *makeLimit(const QString &name, int value)
{
    auto *limit = new QSpinBox;
    limit->setObjectName(name);
    limit->setRange(1, MostAtOnce);
    limit->setValue(value);
    return limit;
}

} // namespace

SettingsDialog::SettingsDialog(const Settings &settings, QWidget *parent)
    : QDialog(parent)
    , m_language(new QComboBox)
    , m_theme(new QComboBox)
    , m_folder(new QLineEdit(settings.storeFolder))
    , m_pulls(makeLimit(u"settingsPulls"_s, settings.pullsAtOnce))
    , m_layers(makeLimit(u"settingsLayers"_s, settings.layersAtOnce))
{
    setObjectName(u"settingsDialog"_s);
    setWindowTitle(Tr::tr("Settings"));
    m_language->setObjectName(u"settingsLanguage"_s);
    m_language->addItem(Tr::tr("As the system"), QString());
    m_language->addItem(u"English"_s, u"en"_s);
    m_language->addItem(u"Français"_s, u"fr"_s);
    m_language->setCurrentIndex(qMax(0, m_language->findData(settings.language)));
    m_theme->setObjectName(u"settingsTheme"_s);
    m_theme->addItem(Tr::tr("As the system"), int(ThemeChoice::System));
    m_theme->addItem(Tr::tr("Light"), int(ThemeChoice::Light));
    m_theme->addItem(Tr::tr("Dark"), int(ThemeChoice::Dark));
    m_theme->setCurrentIndex(m_theme->findData(int(settings.theme)));
    m_folder->setObjectName(u"settingsFolder"_s);
    m_folder->setMinimumWidth(fontMetrics().averageCharWidth() * 48);

    auto *browse = new QPushButton(Tr::tr("Choose…"));
    auto *folder = new QHBoxLayout;
    folder->addWidget(m_folder, 1);
    folder->addWidget(browse);
    auto *note = new QLabel(
        Tr::tr("The language changes when Millefeuille starts the next time. Images stay in the "
               "folder where they are."));
    note->setWordWrap(true);
    note->setForegroundRole(QPalette::PlaceholderText);
    auto *buttons = new QDialogButtonBox(QDialogButtonBox::Ok | QDialogButtonBox::Cancel);

    for (QAbstractButton *button : buttons->buttons())
        button->setIcon({}); // Some styles give them to standard buttons alone.

    auto *form = new QFormLayout(this);
    form->setContentsMargins(16, 16, 16, 16);
    form->addRow(Tr::tr("Language"), m_language);
    form->addRow(Tr::tr("Theme"), m_theme);
    form->addRow(Tr::tr("Folder of the images"), folder);
    form->addRow(Tr::tr("Pulls from one registry at once"), m_pulls);
    form->addRow(Tr::tr("Layers from or to it at once"), m_layers);
    form->addRow(note);
    form->addRow(buttons);
    connect(browse, &QPushButton::clicked, this, &SettingsDialog::chooseFolder);
    connect(buttons, &QDialogButtonBox::accepted, this, &QDialog::accept);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
}

Settings SettingsDialog::settings() const
{
    return {m_language->currentData().toString(), ThemeChoice(m_theme->currentData().toInt()),
            m_folder->text().trimmed(), m_pulls->value(), m_layers->value()};
}

void SettingsDialog::chooseFolder()
{
    auto *dialog = new QFileDialog(this, Tr::tr("Folder of the images"), m_folder->text());
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setFileMode(QFileDialog::Directory);
    dialog->setOption(QFileDialog::ShowDirsOnly);
    connect(dialog, &QFileDialog::fileSelected, m_folder, &QLineEdit::setText);
    dialog->open();
}

} // namespace views

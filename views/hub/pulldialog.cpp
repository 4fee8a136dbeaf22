// SPDX-FileCopyrightText: 2026 The Millefeuille authors
// SPDX-License-Identifier: Apache-2.0
#include "views/hub/pulldialog.h"

#include "views/hub/platformchoice.h"
#include "views/shortened.h"
#include "views/tr.h"

#include <QDialogButtonBox>
#include <QFontDatabase>
#include <QFormLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>

using namespace Qt::StringLiterals;

namespace views {

namespace {

constexpr qsizetype MostLines = 12;

QString fullNames(const QList<oci::Reference> &references)
{
    QStringList lines;
    for (const oci::Reference &reference : references)
        lines += reference.toString();
    return shortened(lines, MostLines).join(u'\n');
}

} // namespace

PullDialog::PullDialog(const PullWish &wish, const QList<StoreEntry> &stores,
                       const QList<oci::Platform> &offered, QWidget *parent)
    : QDialog(parent)
    , m_wish(wish)
    , m_reference(new QLineEdit)
    , m_meaning(new QLabel)
    , m_platform(new PlatformChoice)
    , m_store(new StoreChoice)
    , m_pull(new QPushButton(Tr::tr("Pull")))
{
    setObjectName(u"pullDialog"_s);
    setWindowTitle(Tr::tr("Pull"));
    const bool isOne = wish.references.size() == 1;
    m_reference->setObjectName(u"pullReference"_s);
    m_reference->setMinimumWidth(fontMetrics().averageCharWidth() * 48);
    m_meaning->setObjectName(u"pullMeaning"_s);
    m_meaning->setTextFormat(Qt::PlainText);
    m_meaning->setFont(QFontDatabase::systemFont(QFontDatabase::FixedFont));
    m_meaning->setTextInteractionFlags(Qt::TextSelectableByMouse);
    m_platform->setObjectName(u"pullDialogPlatform"_s);
    m_store->setObjectName(u"pullDialogStore"_s);
    m_pull->setObjectName(u"pullConfirm"_s);

    auto *form = new QFormLayout;
    if (isOne)
        form->addRow(Tr::tr("&Image:"), m_reference);
    form->addRow(isOne ? QString() : Tr::tr("Images:"), m_meaning);
    form->addRow(Tr::tr("&Platform:"), m_platform);
    if (stores.size() > 1)
        form->addRow(Tr::tr("&Store:"), m_store);
    auto *buttons = new QDialogButtonBox;
    auto *cancel = buttons->addButton(QDialogButtonBox::Cancel);
    cancel->setObjectName(u"pullCancel"_s);
    buttons->addButton(m_pull, QDialogButtonBox::AcceptRole);
    auto *layout = new QVBoxLayout(this);
    layout->addLayout(form);
    layout->addWidget(buttons);
    m_pull->setDefault(true);
    for (QWidget *unused : {static_cast<QWidget *>(m_reference), static_cast<QWidget *>(m_store)}) {
        if (!unused->parentWidget())
            unused->setParent(this);
    }

    m_platform->setOffered(offered);
    m_platform->choose(wish.platform);
    m_store->setStores(stores, wish.store);
    if (isOne)
        m_reference->setText(wish.references.first().familiar());
    connect(m_reference, &QLineEdit::textChanged, this, &PullDialog::follow);
    connect(buttons, &QDialogButtonBox::accepted, this, &QDialog::accept);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    follow();
    m_reference->setVisible(isOne);
    if (isOne) { // The tag is what was left open.
        const qsizetype colon = m_reference->text().lastIndexOf(u':');
        m_reference->setFocus();
        m_reference->setSelection(int(colon) + 1, int(m_reference->text().size() - colon - 1));
    }
}

void PullDialog::follow()
{
    if (m_wish.references.size() != 1)
        return m_meaning->setText(fullNames(m_wish.references));
    const auto reference = oci::Reference::parsePasted(m_reference->text());
    m_meaning->setText(reference ? reference->toString() : reference.error().message);
    m_pull->setEnabled(reference.has_value());
}

PullWish PullDialog::wish() const
{
    PullWish wish{.store = m_store->count() > 0 ? m_store->store() : m_wish.store,
                  .references = m_wish.references,
                  .platform = m_platform->platform()};
    if (wish.references.size() == 1) {
        if (const auto reference = oci::Reference::parsePasted(m_reference->text()))
            wish.references = {*reference};
    }
    return wish;
}

} // namespace views

// SPDX-FileCopyrightText: 2026 The Millefeuille authors
// SPDX-License-Identifier: Apache-2.0
#include "views/hub/remoteremovaldialog.h"

#include "views/shortened.h"
#include "views/tr.h"
#include "views/widgets/elidedlabel.h"
#include "views/widgets/messagepanel.h"

#include <QDialogButtonBox>
#include <QFontDatabase>
#include <QLabel>
#include <QPushButton>
#include <QRadioButton>
#include <QStyle>
#include <QVBoxLayout>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace views {

namespace {

constexpr qsizetype MostTags = 20;

QLabel *makeText(const QString &name)
{
    auto *label = new QLabel;
    label->setObjectName(name);
    label->setTextFormat(Qt::PlainText);
    label->setWordWrap(true);
    return label;
}

} // namespace

RemoteRemovalDialog::RemoteRemovalDialog(const oci::Reference &tag, QWidget *parent)
    : QDialog(parent)
    , m_tag(tag)
    , m_state(makeText(u"remoteRemovalState"_s))
    , m_onlyTag(new QRadioButton)
    , m_onlyTagText(makeText(u"remoteRemovalTagText"_s))
    , m_everything(new QRadioButton(Tr::tr("The &image, with all its tags")))
    , m_everythingText(makeText(u"remoteRemovalAllText"_s))
    , m_digest(new ElidedLabel)
    , m_problem(new MessagePanel)
    , m_confirm(nullptr)
{
    setObjectName(u"remoteRemovalDialog"_s);
    setWindowTitle(Tr::tr("Remove from the Registry"));
    build();
    follow();
}

void RemoteRemovalDialog::build()
{
    auto *heading = makeText(u"remoteRemovalHeading"_s);
    heading->setText(Tr::tr("Remove “%1” from “%2”?").arg(m_tag.familiar(), m_tag.domain()));
    QFont font = heading->font();
    font.setPointSizeF(font.pointSizeF() * 1.2);
    heading->setFont(font);
    m_onlyTag->setObjectName(u"remoteRemovalTag"_s);
    m_onlyTag->setText(Tr::tr("Only the &tag “%1”").arg(m_tag.tag()));
    m_onlyTag->setChecked(true);
    m_everything->setObjectName(u"remoteRemovalAll"_s);
    m_digest->setFont(QFontDatabase::systemFont(QFontDatabase::FixedFont));
    m_problem->setObjectName(u"remoteRemovalProblem"_s);
    m_problem->hide();
    m_onlyTagText->setText(
        Tr::tr("What it means stays, under its digest and its other tags. Many registries do not "
               "offer that."));

    auto *buttons = new QDialogButtonBox;
    m_confirm = buttons->addButton(QString(), QDialogButtonBox::DestructiveRole);
    m_confirm->setObjectName(u"remoteRemovalConfirm"_s);
    m_confirm->setAutoDefault(false);
    QPushButton *cancel = buttons->addButton(QDialogButtonBox::Cancel);
    cancel->setObjectName(u"remoteRemovalCancel"_s);
    cancel->setIcon({});
    cancel->setDefault(true);

    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(16, 16, 16, 16);
    layout->setSpacing(8);
    layout->addWidget(heading);
    layout->addWidget(m_state);
    const int indent = style()->pixelMetric(QStyle::PM_ExclusiveIndicatorWidth)
                       + style()->pixelMetric(QStyle::PM_RadioButtonLabelSpacing);
    const auto addBelow = [layout, indent](QWidget *text) {
        auto *row = new QHBoxLayout;
        row->setContentsMargins(indent, 0, 0, 0);
        row->addWidget(text);
        layout->addLayout(row);
    };
    layout->addWidget(m_onlyTag);
    addBelow(m_onlyTagText);
    layout->addWidget(m_everything);
    addBelow(m_everythingText);
    addBelow(m_digest);
    layout->addWidget(m_problem);
    layout->addStretch();
    layout->addWidget(buttons);
    setMinimumWidth(fontMetrics().averageCharWidth() * 76);
    connect(m_onlyTag, &QRadioButton::toggled, this, &RemoteRemovalDialog::follow);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    connect(m_confirm, &QPushButton::clicked, this, &RemoteRemovalDialog::confirm);
}

void RemoteRemovalDialog::setPlan(const registry::RemoteRemoval &whole)
{
    m_whole = whole;
    follow();
}

/// Wrapped text does not push a window that is open larger by itself.
void RemoteRemovalDialog::makeRoom()
{
    layout()->activate();
    resize(width(), std::max(height(), layout()->totalHeightForWidth(width())));
}

void RemoteRemovalDialog::setPlanError(const core::Error &error)
{
    m_problem->setMessage(
        Message::fromError(Tr::tr("It could not be found out what would go."), error));
    m_problem->show();
    makeRoom();
    m_state->hide();
}

void RemoteRemovalDialog::setRefused(const registry::RemoteRemoval &removal,
                                     const core::Error &error)
{
    m_isRemoving = false;
    const bool isTagAlone =
        !removal.isManifest && error.code == core::ErrorCode::Unsupported && m_whole;
    m_problem->setMessage(
        isTagAlone
            ? Message{.kind = Message::Kind::Warning,
                      .heading = Tr::tr("“%1” does not remove a tag alone.").arg(m_tag.domain()),
                      .text = Tr::tr("It may remove the image, with all tags that are listed "
                                     "above. Nothing was removed yet."),
                      .details = error.detail}
            : Message::fromError(Tr::tr("Nothing was removed."), error));
    m_problem->show();
    if (isTagAlone) {
        m_onlyTag->setEnabled(false);
        m_everything->setChecked(true);
    }
    follow();
}

QString RemoteRemovalDialog::tagsText() const
{
    QString text =
        Tr::tr("These tags go: %1.").arg(shortened(m_whole->tags, MostTags).join(u", "_s));
    if (m_whole->hasMoreTags)
        text += u' '
                + Tr::tr("There are too many tags to ask what each of them means: others may go "
                         "too.");
    return text + u' ' + Tr::tr("Whoever pulls it by its digest does not get it any more.");
}

void RemoteRemovalDialog::follow()
{
    const bool isReady = m_whole && !m_isRemoving;
    m_state->setText(m_isRemoving ? Tr::tr("Removing…") : Tr::tr("Asking what would go…"));
    m_state->setVisible(!isReady && !m_problem->isVisibleTo(this));
    for (QWidget *part :
         {static_cast<QWidget *>(m_onlyTag), static_cast<QWidget *>(m_onlyTagText),
          static_cast<QWidget *>(m_everything), static_cast<QWidget *>(m_everythingText),
          static_cast<QWidget *>(m_digest)})
        part->setVisible(m_whole.has_value());
    if (m_whole) {
        m_everythingText->setText(tagsText());
        m_digest->setFullText(m_whole->digest ? m_whole->digest->toString() : QString());
    }
    const bool isAll = m_everything->isChecked();
    m_confirm->setEnabled(isReady && (m_onlyTag->isEnabled() || isAll));
    m_confirm->setText(
        isAll && m_whole ? Tr::tr("Remove Image and %n Tag(s)", nullptr, int(m_whole->tags.size()))
                         : Tr::tr("Remove Tag"));
    makeRoom();
}

void RemoteRemovalDialog::confirm()
{
    registry::RemoteRemoval removal = *m_whole;
    if (m_onlyTag->isChecked())
        removal = {.name = m_tag, .tags = {m_tag.tag()}, .digest = m_whole->digest};
    m_isRemoving = true;
    m_problem->hide();
    follow();
    Q_EMIT confirmed(removal);
}

} // namespace views

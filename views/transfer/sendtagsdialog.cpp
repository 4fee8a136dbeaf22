// SPDX-FileCopyrightText: 2026 The Millefeuille authors
// SPDX-License-Identifier: Apache-2.0
#include "views/transfer/sendtagsdialog.h"

#include "views/shortened.h"
#include "views/tr.h"

#include <QComboBox>
#include <QDialogButtonBox>
#include <QFontDatabase>
#include <QFormLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>

#include <algorithm>

using namespace Qt::StringLiterals;
using core::ErrorCode;

namespace views {

namespace {

constexpr qsizetype MostNames = 12;

/// What can be chosen of images that are not here with all their platforms.
enum PlatformRow { WholeIndex, OneThatIsHere };

using Source = SendTagsDialog::Source;

bool areOfOneRepository(const QList<Source> &sources)
{
    return std::ranges::all_of(sources, [&](const Source &source) {
        return source.name.repository() == sources.first().name.repository();
    });
}

int countPartial(const QList<Source> &sources)
{
    return int(std::ranges::count_if(
        sources, [](const Source &source) { return source.platform.has_value(); }));
}

/// To where they are called.
QList<TagMove> ownNames(const QList<Source> &sources)
{
    QList<TagMove> moves;
    for (const Source &source : sources)
        moves.append({source.name, source.name});
    return moves;
}

QString namesText(const QList<TagMove> &moves)
{
    QStringList lines;
    for (const TagMove &move : moves)
        lines += move.platform ? u"%1 (%2)"_s.arg(move.target.toString(), move.platform->toString())
                               : move.target.toString();
    return shortened(lines, MostNames).join(u'\n');
}

} // namespace

SendTagsDialog::SendTagsDialog(From from, const QList<Source> &sources, QWidget *parent)
    : QDialog(parent)
    , m_from(from)
    , m_sources(sources)
    , m_partial(countPartial(sources))
    , m_isOneRepository(areOfOneRepository(sources))
    , m_target(new QLineEdit)
    , m_names(new QLabel)
    , m_platform(new QComboBox)
    , m_hint(new QLabel)
{
    build();
    m_target->setText(m_isOneRepository ? sources.first().name.repository() : QString());
    if (from == From::Registry) // Where it goes to is what is left open.
        m_target->setSelection(0, int(sources.first().name.domain().size()));
    follow();
}

void SendTagsDialog::build()
{
    const bool isCopy = m_from == From::Registry;
    const int count = int(m_sources.size());
    setObjectName(isCopy ? u"copyTagsDialog"_s : u"pushTagsDialog"_s);
    setWindowTitle(isCopy ? Tr::tr("Copy to a Registry") : Tr::tr("Push Images"));
    m_target->setObjectName(u"sendTarget"_s);
    m_target->setMinimumWidth(fontMetrics().averageCharWidth() * 56);
    m_target->setPlaceholderText(Tr::tr("for example registry.example/team/app"));
    m_names->setObjectName(u"sendNames"_s);
    m_names->setFont(QFontDatabase::systemFont(QFontDatabase::FixedFont));
    m_names->setTextFormat(Qt::PlainText);
    m_names->setAlignment(Qt::AlignTop | Qt::AlignLeading);
    m_names->setText(namesText(ownNames(m_sources)));
    m_names->setMinimumHeight(m_names->sizeHint().height()); // While there are none, too.
    m_platform->setObjectName(u"sendPlatform"_s);
    m_platform->addItem(Tr::tr("The whole index of each"));
    m_platform->addItem(Tr::tr("One that is here, where not all are"));
    m_platform->setCurrentIndex(m_partial > 0 ? OneThatIsHere : WholeIndex);
    m_hint->setObjectName(u"sendHint"_s);
    m_hint->setWordWrap(true);
    m_hint->setForegroundRole(QPalette::PlaceholderText);
    m_hint->setMinimumHeight((m_partial > 0 ? 5 : 3)
                             * fontMetrics().lineSpacing()); // Nothing jumps while one types.
    m_hint->setAlignment(Qt::AlignTop | Qt::AlignLeading);

    auto *buttons = new QDialogButtonBox(QDialogButtonBox::Cancel);
    m_confirm = buttons->addButton(isCopy ? Tr::tr("Copy %n Tag(s)", nullptr, count)
                                          : Tr::tr("Push %n Tag(s)", nullptr, count),
                                   QDialogButtonBox::AcceptRole);
    m_confirm->setObjectName(u"sendConfirm"_s);
    buttons->button(QDialogButtonBox::Cancel)->setObjectName(u"sendCancel"_s);
    for (QAbstractButton *button : buttons->buttons())
        button->setIcon({}); // Some styles give them to standard buttons alone.
    auto *form = new QFormLayout(this);
    form->setContentsMargins(16, 16, 16, 16);
    form->addRow(Tr::tr("To the &repository"), m_target);
    form->setRowVisible(m_target, m_isOneRepository && m_from != From::Engine);
    form->addRow(Tr::tr("Names there"), m_names);
    form->addRow(Tr::tr("Platforms"), m_platform);
    form->setRowVisible(m_platform, m_partial > 0);
    form->addRow(m_hint);
    form->addRow(buttons);
    connect(m_target, &QLineEdit::textChanged, this, &SendTagsDialog::follow);
    connect(m_platform, &QComboBox::currentIndexChanged, this, &SendTagsDialog::follow);
    connect(buttons, &QDialogButtonBox::accepted, this, &SendTagsDialog::finish);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
}

TagMove SendTagsDialog::moveOf(const Source &source, const oci::Reference &target) const
{
    const bool isAlone = m_platform->currentIndex() == OneThatIsHere;
    return {source.name, target, isAlone ? source.platform : std::nullopt};
}

core::Result<QList<TagMove>> SendTagsDialog::moves() const
{
    QList<TagMove> moves;
    if (!m_isOneRepository || m_from == From::Engine) {
        for (const Source &source : m_sources)
            moves.append(moveOf(source, source.name));
        return moves;
    }
    const QString text = m_target->text().trimmed();
    if (text.isEmpty())
        return core::fail(ErrorCode::InvalidArgument,
                          Tr::tr("The registry and the repository that they are to go to."));
    const auto repository = oci::Reference::parse(text);
    if (!repository)
        return std::unexpected(repository.error());
    if (text.section(u'/', -1).contains(u':') || repository->digest())
        return core::fail(ErrorCode::InvalidArgument,
                          Tr::tr("A repository without a tag: each keeps the tag that it has."));
    if (m_from == From::Registry && repository->repository() == m_sources.first().name.repository())
        return core::fail(ErrorCode::InvalidArgument,
                          Tr::tr("They are there already. Write the registry that they are to go "
                                 "to, or another repository."));
    for (const Source &source : m_sources) {
        if (const auto target = repository->withTag(source.name.tag()))
            moves.append(moveOf(source, *target));
    }
    return moves;
}

QString SendTagsDialog::hint() const
{
    const QString text =
        Tr::tr("Others may see them there, and tags that are there already mean these images from "
               "now on. What is there already is not sent again.");
    if (m_partial == 0)
        return text;
    return text + u' '
           + (m_platform->currentIndex() == OneThatIsHere
                  ? Tr::tr("Of %n of them not all platforms are here: the one beside the name goes "
                           "alone.",
                           nullptr, m_partial)
                  : Tr::tr("Of %n of them not all platforms are here: the registry takes the index "
                           "only if it has the others.",
                           nullptr, m_partial));
}

void SendTagsDialog::follow()
{
    const auto wanted = moves();
    m_confirm->setEnabled(wanted.has_value());
    m_confirm->setDefault(wanted.has_value());
    m_names->setText(wanted ? namesText(*wanted) : QString());
    m_hint->setText(wanted ? hint() : wanted.error().message);
}

void SendTagsDialog::finish()
{
    if (const auto wanted = moves()) {
        Q_EMIT requested(*wanted);
        accept();
    }
}

} // namespace views

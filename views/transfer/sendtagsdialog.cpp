// SPDX-FileCopyrightText: 2026 The Millefeuille authors
// SPDX-License-Identifier: Apache-2.0
#include "views/transfer/sendtagsdialog.h"

#include "views/tr.h"

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

bool areOfOneRepository(const QList<oci::Reference> &names)
{
    return std::ranges::all_of(names, [&](const oci::Reference &name) {
        return name.repository() == names.first().repository();
    });
}

QString namesText(const QList<TagMove> &moves)
{
    QStringList lines;
    for (const TagMove &move : moves.first(qMin(moves.size(), MostNames)))
        lines += move.target.toString();
    if (moves.size() > MostNames)
        lines += Tr::tr("and %n more", nullptr, int(moves.size() - MostNames));
    return lines.join(u'\n');
}

} // namespace

SendTagsDialog::SendTagsDialog(From from, const QList<oci::Reference> &sources, QWidget *parent)
    : QDialog(parent)
    , m_from(from)
    , m_sources(sources)
    , m_isOneRepository(areOfOneRepository(sources))
    , m_target(new QLineEdit)
    , m_names(new QLabel)
    , m_hint(new QLabel)
{
    build();
    m_target->setText(m_isOneRepository ? sources.first().repository() : QString());
    if (from == From::Registry) // Where it goes to is what is left open.
        m_target->setSelection(0, int(sources.first().domain().size()));
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
    m_hint->setObjectName(u"sendHint"_s);
    m_hint->setWordWrap(true);
    m_hint->setForegroundRole(QPalette::PlaceholderText);
    m_hint->setMinimumHeight(3 * fontMetrics().lineSpacing()); // Nothing jumps while one types.
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
    form->addRow(m_hint);
    form->addRow(buttons);
    connect(m_target, &QLineEdit::textChanged, this, &SendTagsDialog::follow);
    connect(buttons, &QDialogButtonBox::accepted, this, &SendTagsDialog::finish);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
}

core::Result<QList<TagMove>> SendTagsDialog::moves() const
{
    QList<TagMove> moves;
    if (!m_isOneRepository || m_from == From::Engine) {
        for (const oci::Reference &source : m_sources)
            moves.append({source, source});
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
    if (m_from == From::Registry && repository->repository() == m_sources.first().repository())
        return core::fail(ErrorCode::InvalidArgument,
                          Tr::tr("They are there already. Write the registry that they are to go "
                                 "to, or another repository."));
    for (const oci::Reference &source : m_sources) {
        if (auto target = repository->withTag(source.tag()))
            moves.append({source, *std::move(target)});
    }
    return moves;
}

void SendTagsDialog::follow()
{
    const auto wanted = moves();
    m_confirm->setEnabled(wanted.has_value());
    m_confirm->setDefault(wanted.has_value());
    if (!wanted)
        return m_hint->setText(wanted.error().message);
    m_names->setText(namesText(*wanted));
    m_hint->setText(Tr::tr("Others may see them there, and tags that are there already mean these "
                           "images from now on. What is there already is not sent again."));
}

void SendTagsDialog::finish()
{
    if (const auto wanted = moves()) {
        Q_EMIT requested(*wanted);
        accept();
    }
}

} // namespace views

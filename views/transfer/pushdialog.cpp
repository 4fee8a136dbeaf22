// SPDX-FileCopyrightText: 2026 The Millefeuille authors
// SPDX-License-Identifier: Apache-2.0
#include "views/transfer/pushdialog.h"

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

QList<oci::Platform> platformsOf(const store::Image &image)
{
    QList<oci::Platform> platforms;
    for (const store::PlatformImage &each : image.platforms)
        platforms += each.platform;
    return platforms;
}

} // namespace

PushDialog::PushDialog(const SelectedImage &image, QWidget *parent)
    : QDialog(parent)
    , m_from(image.store.isEmpty() ? From::OwnStore : From::Engine)
    , m_platforms(platformsOf(image.image))
    , m_elsewhere(image.image.platformsElsewhere)
    , m_target(new QLineEdit)
    , m_platform(new QComboBox)
    , m_hint(new QLabel)
{
    const auto name = oci::Reference::parse(image.name);
    build(image.title(), name && !name->digest() ? &*name : nullptr);
    const bool isWhole = m_elsewhere == 0;
    if (image.platform)
        choose(image.platform);
    else if (!isWhole && !m_platforms.isEmpty())
        choose(m_platforms.first());
}

PushDialog::PushDialog(const oci::Reference &source, const QList<oci::Platform> &platforms,
                       QWidget *parent)
    : QDialog(parent)
    , m_from(From::Registry)
    , m_source(source.toString())
    , m_platforms(platforms)
    , m_elsewhere(0)
    , m_target(new QLineEdit)
    , m_platform(new QComboBox)
    , m_hint(new QLabel)
{
    build(m_source, &source);
    // Where it goes to is what is left open; the rest of the name may stay.
    m_target->setSelection(0, int(source.domain().size()));
}

void PushDialog::build(const QString &title, const oci::Reference *suggested)
{
    const bool isCopy = m_from == From::Registry;
    setObjectName(isCopy ? u"copyDialog"_s : u"pushDialog"_s);
    setWindowTitle(isCopy ? Tr::tr("Copy to a Registry") : Tr::tr("Push Image"));
    auto *name = new ElidedLabel;
    name->setFullText(title);
    m_target->setObjectName(u"pushTarget"_s);
    m_target->setMinimumWidth(fontMetrics().averageCharWidth() * 56);
    m_target->setPlaceholderText(Tr::tr("for example registry.example/team/app:2.0"));
    if (suggested)
        m_target->setText(suggested->toString());
    m_target->setReadOnly(m_from == From::Engine);
    m_platform->setObjectName(u"pushPlatform"_s);
    m_hint->setObjectName(u"pushHint"_s);
    m_hint->setWordWrap(true);
    m_hint->setForegroundRole(QPalette::PlaceholderText);
    m_hint->setMinimumHeight(3 * fontMetrics().lineSpacing()); // Nothing jumps while one types.
    m_hint->setAlignment(Qt::AlignTop | Qt::AlignLeading);

    auto *buttons = new QDialogButtonBox(QDialogButtonBox::Cancel);
    m_confirm =
        buttons->addButton(isCopy ? Tr::tr("Copy") : Tr::tr("Push"), QDialogButtonBox::AcceptRole);
    m_confirm->setObjectName(u"pushConfirm"_s);
    buttons->button(QDialogButtonBox::Cancel)->setObjectName(u"pushCancel"_s);
    for (QAbstractButton *button : buttons->buttons())
        button->setIcon({}); // Some styles give them to standard buttons alone.

    auto *form = new QFormLayout(this);
    form->setContentsMargins(16, 16, 16, 16);
    form->addRow(Tr::tr("Image"), name);
    form->addRow(isCopy ? Tr::tr("Copy to") : Tr::tr("Push to"), m_target);
    form->addRow(Tr::tr("Platforms"), m_platform);
    form->addRow(m_hint);
    form->addRow(buttons);
    fillPlatforms();
    form->setRowVisible(m_platform, m_platform->count() > 1);
    connect(m_target, &QLineEdit::textChanged, this, &PushDialog::update);
    connect(m_platform, &QComboBox::currentIndexChanged, this, &PushDialog::update);
    connect(buttons, &QDialogButtonBox::accepted, this, &PushDialog::finish);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    update();
}

/// All of it first. Where that may not be taken because some of it is elsewhere, one that is here
/// is chosen to begin with.
void PushDialog::fillPlatforms()
{
    const bool isWhole = m_elsewhere == 0;
    if (m_from == From::Engine || (m_platforms.size() < 2 && isWhole))
        return;
    m_platform->addItem(
        isWhole ? Tr::tr("All %n of them", nullptr, int(m_platforms.size()))
                : Tr::tr("The whole index, %n of it here", nullptr, int(m_platforms.size())));
    for (const oci::Platform &each : m_platforms)
        m_platform->addItem(each.toString(), each.toString());
}

void PushDialog::choose(const std::optional<oci::Platform> &platform)
{
    m_platform->setCurrentIndex(qMax(0, m_platform->findData(platform->toString())));
}

std::optional<oci::Platform> PushDialog::platform() const
{
    const QString chosen = m_platform->currentData().toString();
    if (chosen.isEmpty())
        return {};
    const auto parsed = oci::Platform::parse(chosen);
    return parsed ? std::optional(*parsed) : std::nullopt;
}

QString PushDialog::hint(const oci::Reference &target) const
{
    switch (m_from) {
    case From::Engine:
        return Tr::tr("The engine sends it to “%1”, where others may see it, and logs in with what "
                      "is kept for that registry.")
            .arg(target.domain());
    case From::Registry:
        return Tr::tr("It goes through this computer to “%1”, where others may see it, and nothing "
                      "is stored here. What is there already is not sent again.")
            .arg(target.domain());
    case From::OwnStore:
        break;
    }
    QString text = Tr::tr("It goes to “%1”, where others may see it. What is there already is not "
                          "sent again.")
                       .arg(target.domain());
    if (m_elsewhere > 0 && !platform())
        text += u' '
                + Tr::tr("The index names %n more platform(s), which are not here: the registry "
                         "takes it only if it has them.",
                         nullptr, int(m_elsewhere));
    return text;
}

/// Why it cannot go where the text says; empty if it can.
QString PushDialog::problem() const
{
    const QString text = m_target->text().trimmed();
    if (text.isEmpty())
        return Tr::tr("The registry, the repository and the tag that it is to have there.");
    const auto target = oci::Reference::parse(text);
    if (!target)
        return target.error().message;
    if (target->digest())
        return Tr::tr("A digest cannot be chosen; it comes from the content.");
    if (target->toString() == m_source)
        return Tr::tr("It is there already. Write the registry that it is to go to, or another "
                      "repository or tag.");
    return {};
}

void PushDialog::update()
{
    const QString why = problem();
    m_confirm->setEnabled(why.isEmpty());
    m_confirm->setDefault(why.isEmpty());
    m_hint->setText(why.isEmpty() ? hint(*oci::Reference::parse(m_target->text().trimmed())) : why);
}

void PushDialog::finish()
{
    if (!problem().isEmpty())
        return;
    Q_EMIT requested(*oci::Reference::parse(m_target->text().trimmed()), platform());
    accept();
}

} // namespace views

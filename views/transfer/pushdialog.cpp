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

PushDialog::PushDialog(SelectedImage image, QWidget *parent)
    : QDialog(parent)
    , m_image(std::move(image))
    , m_target(new QLineEdit)
    , m_platform(new QComboBox)
    , m_hint(new QLabel)
{
    setObjectName(u"pushDialog"_s);
    setWindowTitle(Tr::tr("Push Image"));
    auto *name = new ElidedLabel;
    name->setFullText(m_image.title());
    m_target->setObjectName(u"pushTarget"_s);
    m_target->setMinimumWidth(fontMetrics().averageCharWidth() * 56);
    m_target->setPlaceholderText(Tr::tr("for example registry.example/team/app:2.0"));
    if (const auto reference = oci::Reference::parse(m_image.name);
        reference && !reference->digest())
        m_target->setText(reference->toString());
    m_target->setReadOnly(isByEngine());
    m_platform->setObjectName(u"pushPlatform"_s);
    m_hint->setObjectName(u"pushHint"_s);
    m_hint->setWordWrap(true);
    m_hint->setForegroundRole(QPalette::PlaceholderText);
    m_hint->setMinimumHeight(3 * fontMetrics().lineSpacing()); // Nothing jumps while one types.
    m_hint->setAlignment(Qt::AlignTop | Qt::AlignLeading);

    auto *buttons = new QDialogButtonBox(QDialogButtonBox::Cancel);
    m_confirm = buttons->addButton(Tr::tr("Push"), QDialogButtonBox::AcceptRole);
    m_confirm->setObjectName(u"pushConfirm"_s);
    buttons->button(QDialogButtonBox::Cancel)->setObjectName(u"pushCancel"_s);
    for (QAbstractButton *button : buttons->buttons())
        button->setIcon({}); // Some styles give them to standard buttons alone.

    auto *form = new QFormLayout(this);
    form->setContentsMargins(16, 16, 16, 16);
    form->addRow(Tr::tr("Image"), name);
    form->addRow(Tr::tr("Push to"), m_target);
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
    const QList<store::PlatformImage> &platforms = m_image.image.platforms;
    const bool isWhole = m_image.image.platformsElsewhere == 0;
    if (isByEngine() || (platforms.size() < 2 && isWhole))
        return;
    m_platform->addItem(
        isWhole ? Tr::tr("All %n of them", nullptr, int(platforms.size()))
                : Tr::tr("The whole index, %n of it here", nullptr, int(platforms.size())));
    for (const store::PlatformImage &each : platforms)
        m_platform->addItem(each.platform.toString(), each.platform.toString());
    const QString wanted = m_image.platform                 ? m_image.platform->toString()
                           : isWhole || platforms.isEmpty() ? QString()
                                                            : platforms.first().platform.toString();
    m_platform->setCurrentIndex(qMax(0, m_platform->findData(wanted)));
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
    if (isByEngine())
        return Tr::tr("The engine sends it to “%1”, where others may see it, and logs in with what "
                      "is kept for that registry.")
            .arg(target.domain());
    QString text = Tr::tr("It goes to “%1”, where others may see it. What is there already is not "
                          "sent again.")
                       .arg(target.domain());
    if (m_image.image.platformsElsewhere > 0 && !platform())
        text += u' '
                + Tr::tr("The index names %n more platform(s), which are not here: the registry "
                         "takes it only if it has them.",
                         nullptr, int(m_image.image.platformsElsewhere));
    return text;
}

void PushDialog::update()
{
    const QString text = m_target->text().trimmed();
    const auto target = oci::Reference::parse(text);
    const bool isGood = target && !target->digest();
    m_confirm->setEnabled(isGood);
    m_confirm->setDefault(isGood);
    if (text.isEmpty())
        m_hint->setText(
            Tr::tr("The registry, the repository and the tag that it is to have there."));
    else if (!target)
        m_hint->setText(target.error().message);
    else if (target->digest())
        m_hint->setText(Tr::tr("A digest cannot be chosen; it comes from the content."));
    else
        m_hint->setText(hint(*target));
}

void PushDialog::finish()
{
    const auto target = oci::Reference::parse(m_target->text().trimmed());
    if (!target || target->digest())
        return;
    Q_EMIT requested(*target, platform());
    accept();
}

} // namespace views

// SPDX-FileCopyrightText: 2026 The Millefeuille authors
// SPDX-License-Identifier: Apache-2.0
#include "views/widgets/pullfield.h"

#include "views/offeredplatforms.h"
#include "views/theme/icons.h"
#include "views/tr.h"
#include "views/widgets/pullhint.h"

#include <QActionGroup>
#include <QEvent>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLineEdit>
#include <QMenu>
#include <QPushButton>

using namespace Qt::StringLiterals;

namespace views {

PullField::PullField(QWidget *parent)
    : QWidget(parent)
    , m_edit(new QLineEdit)
    , m_platform(new QPushButton)
    , m_pull(new QPushButton(Tr::tr("Pull")))
    , m_platforms(new QMenu(Tr::tr("Platform"), this))
    , m_hint(new PullHint(this))
{
    setFocusProxy(m_edit);
    m_edit->setObjectName(u"pullEdit"_s);
    m_edit->setPlaceholderText(Tr::tr("Image to pull, for example nginx:1.24"));
    m_edit->setAccessibleName(Tr::tr("Image to pull"));
    m_edit->setClearButtonEnabled(true);
    m_edit->addAction(icon("download"_L1), QLineEdit::LeadingPosition);
    m_edit->installEventFilter(this);
    m_pull->setObjectName(u"pullButton"_s);
    m_platform->setObjectName(u"pullPlatform"_s);
    m_platform->setMenu(m_platforms);
    m_platform->setToolTip(Tr::tr("Platform to pull"));
    buildPlatformMenu();

    auto *layout = new QHBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(8);
    m_edit->setMaximumWidth(fontMetrics().averageCharWidth() * 110);
    layout->addWidget(m_edit, 8);
    layout->addWidget(m_platform);
    layout->addWidget(m_pull);
    layout->addStretch(1);

    connect(m_edit, &QLineEdit::textChanged, this, [this] {
        m_choice = -1;
        update();
    });
    connect(m_hint, &PullHint::chosen, this, &PullField::choose);
    connect(m_edit, &QLineEdit::returnPressed, this, &PullField::submit);
    connect(m_pull, &QPushButton::clicked, this, &PullField::submit);
    setTarget({});
}

PullField::~PullField() = default;

void PullField::buildPlatformMenu()
{
    m_platforms->setObjectName(u"platformMenu"_s);
    auto *group = new QActionGroup(this);
    addPlatform(group, Tr::tr("This machine (%1)").arg(oci::Platform::host().toString()), {});
    m_platforms->addSeparator();
    for (const QLatin1StringView platform : OfferedPlatforms)
        addPlatform(group, platform, platform);
    group->actions().constFirst()->setChecked(true);
    m_platform->setText(Tr::tr("This machine"));
    connect(group, &QActionGroup::triggered, this, [this](const QAction *chosen) {
        const QString platform = chosen->data().toString();
        m_platform->setText(platform.isEmpty() ? Tr::tr("This machine") : platform);
        update();
    });
}

void PullField::addPlatform(QActionGroup *group, const QString &text, const QString &platform)
{
    QAction *action = m_platforms->addAction(text);
    action->setCheckable(true);
    action->setData(platform);
    group->addAction(action);
}

std::optional<oci::Platform> PullField::platform() const
{
    for (const QAction *action : m_platforms->actions()) {
        if (!action->isChecked() || action->data().toString().isEmpty())
            continue;
        if (auto platform = oci::Platform::parse(action->data().toString()))
            return *platform;
    }
    return {};
}

QString PullField::actionPhrase() const
{
    const auto chosen = platform();
    const QString pulls =
        chosen
            ? Tr::tr("Enter pulls it for %1.").arg(chosen->toString())
            : Tr::tr("Enter pulls it for this machine, %1.").arg(oci::Platform::host().toString());
    //: %1 is the name of a store.
    return m_target.isEmpty() ? pulls : pulls + u' ' + Tr::tr("It goes to “%1”.").arg(m_target);
}

void PullField::setTarget(const QString &name)
{
    m_target = name;
    const QString what = Tr::tr("Fetch the image from its registry (docker pull)");
    m_pull->setToolTip(name.isEmpty() ? what : what + u'\n' + Tr::tr("It goes to “%1”.").arg(name));
    update();
}

void PullField::offer(const QString &text)
{
    m_edit->setText(text.simplified().left(4096));
    m_edit->setFocus(Qt::OtherFocusReason);
    m_isOffered = true;
    update();
}

void PullField::activate()
{
    m_edit->setFocus(Qt::ShortcutFocusReason);
    m_edit->selectAll();
}

void PullField::setShortNames(const registry::RegistriesConf &conf)
{
    if (m_shortNames == conf)
        return;
    m_shortNames = conf;
    m_choice = -1;
    update();
}

void PullField::submit()
{
    const auto reference = meaning();
    if (!reference) {
        activate();
        return;
    }
    const auto chosen = platform();
    m_edit->clear();
    Q_EMIT pullRequested(*reference, chosen);
}

core::Result<oci::Reference> PullField::meaning() const
{
    if (isOpen() && m_choice < 0)
        return core::fail(core::ErrorCode::InvalidArgument,
                          Tr::tr("This system looks for short names in several registries. Choose "
                                 "one with the arrow keys, or write the registry in front."));
    if (!m_choices.isEmpty())
        return m_choices.at(qMax(0, m_choice));
    return oci::Reference::parsePasted(m_edit->text());
}

void PullField::choose(int choice)
{
    m_choice = choice;
    update();
}

bool PullField::moveChoice(int key)
{
    if (!isOpen() || !m_hint->isVisible() || (key != Qt::Key_Down && key != Qt::Key_Up))
        return false;
    const int last = int(m_choices.size()) - 1;
    choose(key == Qt::Key_Down ? qMin(m_choice + 1, last) : qMax(m_choice - 1, 0));
    return true;
}

void PullField::update()
{
    const QString text = m_edit->text().trimmed();
    m_choices = m_shortNames.choices(text);
    const auto reference = meaning();
    m_pull->setEnabled(reference.has_value());
    const QString words = reference ? actionPhrase() : reference.error().message;
    if (isOpen()) {
        QStringList names;
        for (const oci::Reference &choice : std::as_const(m_choices))
            names += choice.toString();
        m_hint->setChoices(names, m_choice, words);
    } else if (reference) {
        m_hint->setMeaning(reference->toString(), words);
    } else {
        m_hint->setProblem(words);
    }
    m_edit->setAccessibleDescription(text.isEmpty() ? QString()
                                     : reference    ? reference->toString()
                                                    : words);
    placeHint();
}

void PullField::placeHint()
{
    if ((m_edit->hasFocus() || m_isOffered) && !m_edit->text().trimmed().isEmpty())
        m_hint->showUnder(m_edit);
    else
        m_hint->hide();
}

bool PullField::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() == QEvent::FocusOut)
        m_isOffered = false;
    if (event->type() == QEvent::FocusIn)
        Q_EMIT shortNamesRequested();
    if (event->type() == QEvent::KeyPress && moveChoice(static_cast<QKeyEvent *>(event)->key()))
        return true;
    if (event->type() == QEvent::FocusIn || event->type() == QEvent::FocusOut)
        QMetaObject::invokeMethod(this, &PullField::placeHint, Qt::QueuedConnection);
    if (event->type() == QEvent::KeyPress
        && static_cast<QKeyEvent *>(event)->key() == Qt::Key_Escape && m_hint->isVisible()) {
        m_hint->hide();
        return true;
    }
    return QWidget::eventFilter(watched, event);
}

void PullField::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    placeHint();
}

void PullField::moveEvent(QMoveEvent *event)
{
    QWidget::moveEvent(event);
    placeHint();
}

} // namespace views

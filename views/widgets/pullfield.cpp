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

    connect(m_edit, &QLineEdit::textChanged, this, &PullField::update);
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

void PullField::submit()
{
    const auto reference = oci::Reference::parsePasted(m_edit->text());
    if (!reference) {
        activate();
        return;
    }
    const auto chosen = platform();
    m_edit->clear();
    Q_EMIT pullRequested(*reference, chosen);
}

void PullField::update()
{
    const QString text = m_edit->text().trimmed();
    const auto reference = oci::Reference::parsePasted(text);
    m_pull->setEnabled(reference.has_value());
    if (reference)
        m_hint->setMeaning(reference->toString(), actionPhrase());
    else
        m_hint->setProblem(reference.error().message);
    m_edit->setAccessibleDescription(text.isEmpty() ? QString()
                                     : reference    ? reference->toString()
                                                    : reference.error().message);
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

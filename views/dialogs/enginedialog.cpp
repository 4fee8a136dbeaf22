// SPDX-FileCopyrightText: 2026 The Millefeuille authors
// SPDX-License-Identifier: Apache-2.0
#include "views/dialogs/enginedialog.h"

#include "core/net/urlsafety.h"
#include "views/theme/icons.h"
#include "views/tr.h"

#include <QCheckBox>
#include <QDialogButtonBox>
#include <QFileDialog>
#include <QFormLayout>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QStyle>

using namespace Qt::StringLiterals;
using engine::Address;

namespace views {

namespace {

constexpr int LinesOfResult = 4;

/// For an engine that the person gave no name.
QString nameFor(const Address &address)
{
    if (!address.host.isEmpty())
        return address.host;
    return address.path.section(u'/', -1).section(u'\\', -1);
}

QString meaningOf(const engine::Endpoint &endpoint)
{
    const Address &address = endpoint.address;
    switch (address.kind) {
    case Address::Kind::UnixSocket:
        return Tr::tr("A socket of this computer.");
    case Address::Kind::NamedPipe:
        return Tr::tr("A named pipe of this computer.");
    case Address::Kind::Ssh:
        return Tr::tr("Through the ssh of this computer, with the hosts that it knows. The engine "
                      "listens there at %1.")
            .arg(address.path.isEmpty() ? u"/var/run/docker.sock"_s : address.path);
    case Address::Kind::Tcp:
        break;
    }
    if (!endpoint.access.certificates.isEmpty())
        return Tr::tr("Encrypted with TLS. You show your certificate, and that of the engine is "
                      "checked.");
    if (net::isLoopbackHost(address.host))
        return Tr::tr("This computer itself, without encryption.");
    if (endpoint.access.allowsPlain)
        return Tr::tr("Not encrypted, and the engine does not ask who you are: whoever is on the "
                      "way, or can reach that port, can take over the other computer.");
    return Tr::tr("Encrypted with TLS. The certificate of the engine is checked against the "
                  "authorities that this computer trusts.");
}

} // namespace

EngineDialog::EngineDialog(const std::optional<engine::Endpoint> &engine, QWidget *parent)
    : QDialog(parent)
    , m_name(new QLineEdit)
    , m_address(new QLineEdit)
    , m_meaning(new QLabel)
    , m_certificates(new QLineEdit)
    , m_sshKey(new QLineEdit)
    , m_plain(new QCheckBox(Tr::tr("Connect &without encryption")))
    , m_resultIcon(new QLabel)
    , m_result(new QLabel)
    , m_test(new QPushButton(Tr::tr("&Test")))
    , m_save(new QPushButton(engine ? Tr::tr("&Save") : Tr::tr("Add")))
{
    setObjectName(u"engineDialog"_s);
    setWindowTitle(engine ? Tr::tr("Edit Engine") : Tr::tr("Add Engine"));
    if (engine) {
        m_name->setText(engine->name);
        m_address->setText(engine->address.toString());
        m_certificates->setText(engine->access.certificates);
        m_sshKey->setText(engine->access.sshKey);
        m_plain->setChecked(engine->access.allowsPlain);
    }
    build(!engine);
    follow();
}

void EngineDialog::build(bool isNew)
{
    m_name->setObjectName(u"engineName"_s);
    m_address->setObjectName(u"engineAddress"_s);
    m_address->setMinimumWidth(fontMetrics().averageCharWidth() * 52);
    m_address->setPlaceholderText(u"ssh://user@host"_s);
    m_certificates->setObjectName(u"engineCertificates"_s);
    m_certificates->setPlaceholderText(Tr::tr("None"));
    m_sshKey->setObjectName(u"engineKey"_s);
    m_sshKey->setPlaceholderText(Tr::tr("The keys that ssh uses"));
    m_plain->setObjectName(u"enginePlain"_s);
    m_test->setObjectName(u"engineTest"_s);
    m_save->setObjectName(u"engineSave"_s);
    m_save->setDefault(true);
    for (QLabel *label : {m_meaning, m_result}) {
        label->setWordWrap(true);
        label->setAlignment(Qt::AlignTop | Qt::AlignLeft);
    }
    // Room for the longest words in either language, so that nothing jumps.
    m_meaning->setMinimumHeight(fontMetrics().lineSpacing() * 3);
    m_meaning->setObjectName(u"engineMeaning"_s);
    m_result->setObjectName(u"engineResult"_s);
    m_result->setMinimumHeight(fontMetrics().lineSpacing() * LinesOfResult);
    m_result->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    m_resultIcon->setAlignment(Qt::AlignTop);
    m_resultIcon->setFixedWidth(style()->pixelMetric(QStyle::PM_SmallIconSize));
    m_certificatesRow =
        makeChooser(m_certificates, Tr::tr("Folder with ca.pem, cert.pem and key.pem"), true);
    m_sshKeyRow = makeChooser(m_sshKey, Tr::tr("File of the private key"), false);

    auto *result = new QHBoxLayout;
    result->setSpacing(8);
    result->addWidget(m_resultIcon);
    result->addWidget(m_result, 1);
    auto *buttons = new QDialogButtonBox;
    buttons->addButton(m_test, QDialogButtonBox::ActionRole);
    buttons->addButton(m_save, QDialogButtonBox::AcceptRole);
    buttons->addButton(QDialogButtonBox::Cancel)->setIcon({});
    m_save->setAutoDefault(true);

    auto *form = new QFormLayout(this);
    form->setContentsMargins(16, 16, 16, 16);
    form->addRow(Tr::tr("&Address"), m_address);
    form->addRow(QString(), m_meaning);
    form->addRow(Tr::tr("&Name"), m_name);
    form->addRow(Tr::tr("&Certificates"), m_certificatesRow);
    form->addRow(Tr::tr("ssh &key"), m_sshKeyRow);
    form->addRow(QString(), m_plain);
    form->addRow(QString(), result);
    form->addRow(buttons);
    for (QLineEdit *field : {m_name, m_address, m_certificates, m_sshKey})
        connect(field, &QLineEdit::textChanged, this, &EngineDialog::follow);
    connect(m_plain, &QCheckBox::toggled, this, &EngineDialog::follow);
    connect(m_test, &QPushButton::clicked, this, &EngineDialog::test);
    connect(buttons, &QDialogButtonBox::accepted, this, &EngineDialog::save);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    (isNew ? m_address : m_name)->setFocus();
}

QWidget *EngineDialog::makeChooser(QLineEdit *field, const QString &title, bool isFolder)
{
    auto *row = new QWidget;
    auto *layout = new QHBoxLayout(row);
    layout->setContentsMargins(0, 0, 0, 0);
    auto *button = new QPushButton(Tr::tr("Choose…"));
    button->setAutoDefault(false);
    button->setToolTip(title);
    layout->addWidget(field, 1);
    layout->addWidget(button);
    row->setFocusProxy(field);
    field->setAccessibleName(title);
    field->setToolTip(title);
    connect(button, &QPushButton::clicked, this,
            [this, field, title, isFolder] { choose(field, title, isFolder); });
    return row;
}

void EngineDialog::choose(QLineEdit *field, const QString &title, bool isFolder)
{
    auto *dialog = new QFileDialog(this, title, field->text());
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setFileMode(isFolder ? QFileDialog::Directory : QFileDialog::ExistingFile);
    dialog->setOption(QFileDialog::ShowDirsOnly, isFolder);
    connect(dialog, &QFileDialog::fileSelected, field, &QLineEdit::setText);
    dialog->open();
}

core::Result<engine::Endpoint> EngineDialog::endpoint() const
{
    auto address = Address::parse(m_address->text());
    if (!address)
        return std::unexpected(std::move(address.error()));
    engine::Endpoint endpoint{.name = m_name->text().simplified(), .address = std::move(*address)};
    if (endpoint.name.isEmpty())
        endpoint.name = nameFor(endpoint.address);
    if (endpoint.address.kind == Address::Kind::Tcp) {
        endpoint.access.certificates = m_certificates->text().trimmed();
        endpoint.access.allowsPlain = m_plain->isEnabled() && m_plain->isChecked();
    } else if (endpoint.address.kind == Address::Kind::Ssh) {
        endpoint.access.sshKey = m_sshKey->text().trimmed();
    }
    return endpoint;
}

void EngineDialog::follow()
{
    const auto address = Address::parse(m_address->text());
    const bool isTcp = address && address->kind == Address::Kind::Tcp;
    m_certificatesRow->setEnabled(isTcp);
    m_sshKeyRow->setEnabled(address && address->kind == Address::Kind::Ssh);
    m_plain->setEnabled(isTcp && !net::isLoopbackHost(address->host)
                        && m_certificates->text().trimmed().isEmpty());

    const auto meant = endpoint();
    m_test->setEnabled(meant.has_value());
    m_save->setEnabled(meant.has_value());
    m_name->setPlaceholderText(address ? nameFor(*address) : QString());
    if (meant)
        m_meaning->setText(meaningOf(*meant));
    else if (m_address->text().trimmed().isEmpty())
        m_meaning->setText(
            Tr::tr("ssh://user@host for another computer, tcp://host:2376 for one with "
                   "certificates, unix:///path/docker.sock for a socket."));
    else
        m_meaning->setText(meant.error().message);
    say({}, {});
}

void EngineDialog::say(QLatin1StringView iconName, const QString &text)
{
    const int size = m_resultIcon->width();
    m_resultIcon->setPixmap(iconName.isEmpty() ? QPixmap() : icon(iconName).pixmap(size, size));
    m_result->setText(text);
}

void EngineDialog::test()
{
    const auto meant = endpoint();
    if (!meant)
        return;
    m_test->setEnabled(false);
    say({}, Tr::tr("Asking “%1” who it is…").arg(meant->name));
    Q_EMIT testRequested(*meant);
}

void EngineDialog::showTest(const engine::Endpoint &asked, const core::Result<QString> &title)
{
    const auto meant = endpoint();
    if (!meant || *meant != asked)
        return;
    m_test->setEnabled(true);
    if (title)
        say("dialog-ok"_L1, Tr::tr("It works: this is %1.").arg(*title));
    else
        say("messagebox_warning"_L1, title.error().message);
    m_result->setToolTip(title ? QString() : title.error().detail);
}

void EngineDialog::save()
{
    const auto meant = endpoint();
    if (!meant)
        return;
    Q_EMIT saved(*meant);
    accept();
}

} // namespace views

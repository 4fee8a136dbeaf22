// SPDX-FileCopyrightText: 2026 The Millefeuille authors
// SPDX-License-Identifier: Apache-2.0
#include "views/dialogs/rundialog.h"

#include "core/base/shellwords.h"
#include "core/base/text.h"
#include "views/tr.h"
#include "views/widgets/fieldtable.h"
#include "views/widgets/messagepanel.h"

#include <QClipboard>
#include <QComboBox>
#include <QDialogButtonBox>
#include <QFontDatabase>
#include <QFormLayout>
#include <QGuiApplication>
#include <QLabel>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QRegularExpression>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace views {

using core::Result;
using engine::RunRequest;

namespace {

std::unexpected<core::Error> invalid(const QString &message)
{
    return core::fail(core::ErrorCode::InvalidArgument, message);
}

Result<QList<engine::PublishedPort>> portsOf(const FieldTable &table)
{
    QList<engine::PublishedPort> ports;
    for (const QStringList &line : table.lines()) {
        // A port that the image names and nobody wants is no port that is published.
        if (line[0].trimmed().isEmpty())
            continue;
        auto port = engine::PublishedPort::parse(line[0], line[1]);
        if (!port)
            return std::unexpected(std::move(port.error()));
        ports += *std::move(port);
    }
    return ports;
}

Result<QStringList> environmentOf(const FieldTable &table)
{
    QStringList variables;
    for (const QStringList &line : table.lines()) {
        const QString name = line[0].trimmed();
        if (name.isEmpty() || name.contains(u'='))
            return invalid(Tr::tr("“%1” is no name of a variable. Write a name such as LANG, and "
                                  "its value beside it.")
                               .arg(core::excerpt(name)));
        variables += name + u'=' + line[1];
    }
    return variables;
}

Result<QList<engine::Mount>> mountsOf(const FieldTable &table)
{
    QList<engine::Mount> mounts;
    const QList<QStringList> lines = table.lines();
    for (qsizetype i = 0; i < lines.size(); ++i) {
        auto mount =
            engine::Mount::parse(lines[i][0].trimmed(), lines[i][1].trimmed(), table.isChecked(i));
        if (!mount)
            return std::unexpected(std::move(mount.error()));
        mounts += *std::move(mount);
    }
    return mounts;
}

} // namespace

RunDialog::RunDialog(const RunOffer &offer, const QString &engine, QWidget *parent)
    : QDialog(parent)
    , m_offer(offer)
    , m_error(new MessagePanel)
    , m_fields(new QWidget)
    , m_name(new QLineEdit)
    , m_ports(new FieldTable(Tr::tr("Ports"),
                             {Tr::tr("Port of the machine"), Tr::tr("Port of the container")}))
    , m_environment(new FieldTable(Tr::tr("Environment"), {Tr::tr("Variable"), Tr::tr("Value")}))
    , m_volumes(
          new FieldTable(Tr::tr("Volumes"), {Tr::tr("Folder or volume"),
                                             Tr::tr("Path in the container"), Tr::tr("Read only")}))
    , m_command(new QLineEdit)
    , m_network(new QComboBox)
    , m_docker(new QPlainTextEdit)
    , m_problem(new QLabel)
{
    setObjectName(u"runDialog"_s);
    //: %1 is an image, %2 an engine.
    setWindowTitle(Tr::tr("Run %1 on %2").arg(offer.title, engine));
    m_error->setObjectName(u"runError"_s);
    m_error->hide();
    auto *form = new QFormLayout(m_fields);
    form->setContentsMargins(0, 0, 0, 0);
    form->setSpacing(8);
    form->setFieldGrowthPolicy(QFormLayout::AllNonFixedFieldsGrow);
    fillForm(form);

    auto *buttons = new QDialogButtonBox(QDialogButtonBox::Cancel);
    m_copy = buttons->addButton(Tr::tr("Copy Command"), QDialogButtonBox::HelpRole);
    m_run = buttons->addButton(Tr::tr("Run"), QDialogButtonBox::AcceptRole);
    m_copy->setObjectName(u"runCopyCommand"_s);
    m_copy->setAutoDefault(false);
    m_run->setObjectName(u"runConfirm"_s);
    buttons->button(QDialogButtonBox::Cancel)->setObjectName(u"runCancel"_s);
    buttons->button(QDialogButtonBox::Cancel)->setIcon({});
    buttons->button(QDialogButtonBox::Cancel)->setAutoDefault(false);

    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(16, 16, 16, 16);
    layout->setSpacing(12);
    layout->addWidget(m_error);
    layout->addWidget(m_fields, 1);
    layout->addWidget(m_problem);
    layout->addWidget(buttons);
    m_run->setDefault(true); // Nothing is lost, so it is not Cancel.
    connect(m_run, &QPushButton::clicked, this, &RunDialog::run);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    connect(m_copy, &QPushButton::clicked, this,
            [this] { QGuiApplication::clipboard()->setText(m_docker->toPlainText()); });
    follow();
    resize(fontMetrics().averageCharWidth() * 84, sizeHint().height());
    m_name->setFocus();
}

void RunDialog::fillForm(QFormLayout *form)
{
    const QFont fixed = QFontDatabase::systemFont(QFontDatabase::FixedFont);
    m_name->setObjectName(u"runName"_s);
    m_name->setPlaceholderText(Tr::tr("The engine finds one"));
    m_ports->setObjectName(u"runPorts"_s);
    for (const QString &port : std::as_const(m_offer.exposedPorts))
        m_ports->addLine({QString(), port});
    m_environment->setObjectName(u"runEnvironment"_s);
    m_volumes->setObjectName(u"runVolumes"_s);
    m_volumes->setCheckColumn(2);
    m_command->setObjectName(u"runCommand"_s);
    m_command->setFont(fixed);
    m_command->setPlaceholderText(core::shellLine(m_offer.command));
    m_network->setObjectName(u"runNetwork"_s);
    m_network->addItem(Tr::tr("Usual", "network of a container"), QString());
    m_network->addItem(Tr::tr("That of the machine", "network of a container"), u"host"_s);
    m_network->addItem(Tr::tr("None", "network of a container"), u"none"_s);
    m_docker->setObjectName(u"runDocker"_s);
    m_docker->setAccessibleName(Tr::tr("The same in Docker's command line"));
    m_docker->setReadOnly(true);
    m_docker->setTabChangesFocus(true);
    m_docker->setFont(fixed);
    m_docker->setFixedHeight(3 * QFontMetrics(fixed).lineSpacing() + 12);
    m_problem->setObjectName(u"runProblem"_s);
    m_problem->setTextFormat(Qt::PlainText);
    m_problem->setWordWrap(true);
    // Its place is kept, so that nothing jumps.
    m_problem->setMinimumHeight(2 * fontMetrics().lineSpacing());
    m_problem->setAlignment(Qt::AlignLeft | Qt::AlignTop);

    form->addRow(Tr::tr("&Name:"), m_name);
    form->addRow(Tr::tr("&Ports:"), m_ports);
    form->addRow(Tr::tr("&Environment:"), m_environment);
    form->addRow(Tr::tr("&Volumes:"), m_volumes);
    form->addRow(Tr::tr("Net&work:"), m_network);
    form->addRow(Tr::tr("&Command:"), m_command);
    form->addRow(Tr::tr("As a command:"), m_docker);
    for (QLineEdit *line : {m_name, m_command})
        connect(line, &QLineEdit::textChanged, this, &RunDialog::follow);
    for (FieldTable *table : {m_ports, m_environment, m_volumes})
        connect(table, &FieldTable::edited, this, &RunDialog::follow);
    connect(m_network, &QComboBox::currentIndexChanged, this, &RunDialog::follow);
}

Result<RunRequest> RunDialog::request() const
{
    RunRequest request{.image = m_offer.image,
                       .name = m_name->text().trimmed(),
                       .network = m_network->currentData().toString()};
    if (!request.name.isEmpty() && !engine::isContainerName(request.name))
        return invalid(Tr::tr("“%1” is no name for a container. Write two or more letters, digits, "
                              "dots, dashes or underscores.")
                           .arg(core::excerpt(request.name)));
    auto ports = portsOf(*m_ports);
    if (!ports)
        return std::unexpected(std::move(ports.error()));
    request.ports = *std::move(ports);
    auto environment = environmentOf(*m_environment);
    if (!environment)
        return std::unexpected(std::move(environment.error()));
    request.environment = *std::move(environment);
    auto mounts = mountsOf(*m_volumes);
    if (!mounts)
        return std::unexpected(std::move(mounts.error()));
    request.mounts = *std::move(mounts);
    auto command = core::splitShellLine(m_command->text());
    if (!command)
        return std::unexpected(std::move(command.error()));
    request.command = *std::move(command);
    return request;
}

void RunDialog::setProgram(const QStringList &program)
{
    m_program = program;
    follow();
}

void RunDialog::follow()
{
    const auto wanted = request();
    m_problem->setText(wanted ? QString() : wanted.error().message);
    m_run->setEnabled(wanted.has_value());
    m_copy->setEnabled(wanted.has_value());
    if (wanted)
        m_docker->setPlainText(core::shellLine(wanted->dockerCommand(m_program)));
}

void RunDialog::run()
{
    const auto wanted = request();
    if (!wanted)
        return;
    m_error->hide();
    setBusy(true);
    Q_EMIT runRequested(*wanted);
}

void RunDialog::showError(const core::Error &error)
{
    setBusy(false);
    m_error->setMessage(Message::fromError(Tr::tr("The container could not be started."), error));
    m_error->show();
}

void RunDialog::setBusy(bool busy)
{
    m_fields->setEnabled(!busy);
    m_run->setEnabled(!busy);
    m_run->setText(busy ? Tr::tr("Starting…") : Tr::tr("Run"));
}

} // namespace views

// SPDX-FileCopyrightText: 2026 The Millefeuille authors
// SPDX-License-Identifier: Apache-2.0
#include "views/dialogs/builddialog.h"

#include "core/base/shellwords.h"
#include "views/dialogs/buildfields.h"
#include "views/filename.h"
#include "views/format.h"
#include "views/offeredplatforms.h"
#include "views/tr.h"
#include "views/widgets/elidedlabel.h"
#include "views/widgets/fieldtable.h"

#include <QCheckBox>
#include <QClipboard>
#include <QComboBox>
#include <QDialogButtonBox>
#include <QDir>
#include <QFontDatabase>
#include <QFormLayout>
#include <QGuiApplication>
#include <QLabel>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QVBoxLayout>

#include <algorithm>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace views {

using core::Result;
using engine::BuildRequest;

namespace {

std::unexpected<core::Error> invalid(const QString &message)
{
    return core::fail(core::ErrorCode::InvalidArgument, message);
}

} // namespace

BuildDialog::BuildDialog(const QString &engine, const QList<BuildRequest> &recent, QWidget *parent)
    : QDialog(parent)
    , m_recent(recent)
    , m_folder(new QComboBox)
    , m_contents(new ElidedLabel)
    , m_dockerfile(new QLineEdit)
    , m_tag(new QLineEdit)
    , m_name(new ElidedLabel)
    , m_target(new QComboBox)
    , m_arguments(new FieldTable(Tr::tr("Build arguments"), {Tr::tr("Argument"), Tr::tr("Value"),
                                                             Tr::tr("In the Dockerfile")}))
    , m_labels(new QLineEdit)
    , m_platform(new QComboBox)
    , m_noCache(new QCheckBox(Tr::tr("Take &no step from the cache")))
    , m_pull(new QCheckBox(Tr::tr("Look for ne&wer base images")))
    , m_docker(new QPlainTextEdit)
    , m_problem(new QLabel)
{
    setWindowTitle(Tr::tr("Build on %1").arg(engine));
    setAcceptDrops(true);
    auto *buttons = new QDialogButtonBox(QDialogButtonBox::Cancel);
    m_copy = buttons->addButton(Tr::tr("Copy Command"), QDialogButtonBox::HelpRole);
    m_build = buttons->addButton(Tr::tr("Build"), QDialogButtonBox::AcceptRole);
    buttons->button(QDialogButtonBox::Cancel)->setObjectName(u"buildCancel"_s);
    buttons->button(QDialogButtonBox::Cancel)->setAutoDefault(false);
    nameFields();
    for (QAbstractButton *button : buttons->buttons())
        button->setIcon({}); // Some styles give them to standard buttons alone.
    auto *form = new QFormLayout;
    form->setSpacing(8);
    form->setFieldGrowthPolicy(QFormLayout::AllNonFixedFieldsGrow);
    fillForm(form);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(16, 16, 16, 16);
    layout->setSpacing(12);
    layout->addLayout(form, 1);
    layout->addWidget(m_problem);
    layout->addWidget(buttons);
    connectFields();
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    resize(fontMetrics().averageCharWidth() * 88, sizeHint().height());
    if (!recent.isEmpty())
        takeOver(recent.constFirst());
    followFolder();
    m_folder->setFocus();
}

void BuildDialog::nameFields()
{
    setObjectName(u"buildDialog"_s);
    m_folder->setObjectName(u"buildFolder"_s);
    m_contents->setObjectName(u"buildContents"_s);
    m_dockerfile->setObjectName(u"buildDockerfile"_s);
    m_tag->setObjectName(u"buildTag"_s);
    m_name->setObjectName(u"buildName"_s);
    m_target->setObjectName(u"buildTarget"_s);
    m_arguments->setObjectName(u"buildArguments"_s);
    m_labels->setObjectName(u"buildLabels"_s);
    m_platform->setObjectName(u"buildPlatform"_s);
    m_noCache->setObjectName(u"buildNoCache"_s);
    m_pull->setObjectName(u"buildPull"_s);
    m_docker->setObjectName(u"buildDocker"_s);
    m_problem->setObjectName(u"buildProblem"_s);
    m_copy->setObjectName(u"buildCopyCommand"_s);
    m_build->setObjectName(u"buildConfirm"_s);
    m_copy->setAutoDefault(false);
    m_build->setDefault(true); // Nothing is lost, so it is not Cancel.
}

void BuildDialog::fillForm(QFormLayout *form)
{
    m_folder->setEditable(true);
    m_folder->setInsertPolicy(QComboBox::NoInsert);
    for (QLineEdit *path : {m_folder->lineEdit(), m_dockerfile})
        path->setAcceptDrops(false); // A folder is for the dialog, not text for the field.
    m_folder->lineEdit()->setPlaceholderText(Tr::tr("Choose a folder, or drop it here"));
    for (const BuildRequest &before : std::as_const(m_recent))
        m_folder->addItem(before.folder);
    m_folder->setCurrentIndex(-1);
    m_folder->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    for (ElidedLabel *hint : {m_contents, m_name})
        hint->setForegroundRole(QPalette::PlaceholderText);
    m_tag->setPlaceholderText(Tr::tr("None: the image has only its ID"));
    m_tag->setToolTip(Tr::tr("One name or several, with blanks between them"));
    m_labels->setPlaceholderText(Tr::tr("KEY=VALUE, with blanks between them"));
    m_target->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    m_arguments->setHintColumn(buildfields::DefaultColumn);
    m_platform->addItem(Tr::tr("That of the engine"), QString());
    for (const QLatin1StringView platform : OfferedPlatforms)
        m_platform->addItem(platform, QString(platform));
    const QFont fixed = QFontDatabase::systemFont(QFontDatabase::FixedFont);
    m_docker->setAccessibleName(Tr::tr("The same in Docker's command line"));
    m_docker->setReadOnly(true);
    m_docker->setTabChangesFocus(true);
    m_docker->setFont(fixed);
    m_docker->setFixedHeight(3 * QFontMetrics(fixed).lineSpacing() + 12);
    m_problem->setTextFormat(Qt::PlainText);
    m_problem->setWordWrap(true);
    // Its place is kept, so that nothing jumps.
    m_problem->setMinimumHeight(2 * fontMetrics().lineSpacing());
    m_problem->setAlignment(Qt::AlignLeft | Qt::AlignTop);

    const auto add = [form](const QString &text, QWidget *row, QWidget *field) {
        form->addRow(text, row);
        static_cast<QLabel *>(form->labelForField(row))->setBuddy(field);
    };
    add(Tr::tr("&Folder:"), beside(m_folder, u"buildChooseFolder"_s, &BuildDialog::chooseFolder),
        m_folder);
    form->addRow(QString(), m_contents);
    add(Tr::tr("&Dockerfile:"),
        beside(m_dockerfile, u"buildChooseDockerfile"_s, &BuildDialog::chooseDockerfile),
        m_dockerfile);
    form->addRow(Tr::tr("&Tags:"), m_tag);
    form->addRow(QString(), m_name);
    form->addRow(Tr::tr("Ta&rget:"), m_target);
    form->addRow(Tr::tr("&Arguments:"), m_arguments);
    form->addRow(Tr::tr("&Labels:"), m_labels);
    form->addRow(Tr::tr("&Platform:"), m_platform);
    form->addRow(QString(), m_noCache);
    form->addRow(QString(), m_pull);
    form->addRow(Tr::tr("As a command:"), m_docker);
}

QWidget *BuildDialog::beside(QWidget *field, const QString &name, void (BuildDialog::*choose)())
{
    auto *row = new QWidget;
    auto *layout = new QHBoxLayout(row);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(4);
    auto *button = new QPushButton(Tr::tr("Choose…"));
    button->setObjectName(name);
    button->setAutoDefault(false);
    layout->addWidget(field, 1);
    layout->addWidget(button);
    connect(button, &QPushButton::clicked, this, choose);
    return row;
}

void BuildDialog::connectFields()
{
    m_ask.setSingleShot(true);
    m_ask.setInterval(250ms);
    connect(&m_ask, &QTimer::timeout, this, &BuildDialog::askForContext);
    connect(m_folder, &QComboBox::activated, this,
            [this](int index) { takeOver(m_recent.at(index)); });
    connect(m_folder, &QComboBox::editTextChanged, this, &BuildDialog::followFolder);
    connect(m_dockerfile, &QLineEdit::textChanged, this, &BuildDialog::followFolder);
    connect(m_tag, &QLineEdit::textEdited, this, [this] { m_hasOwnTag = true; });
    connect(m_tag, &QLineEdit::textChanged, this, &BuildDialog::followTag);
    connect(m_labels, &QLineEdit::textChanged, this, &BuildDialog::follow);
    for (const QComboBox *choice : {m_target, m_platform})
        connect(choice, &QComboBox::currentIndexChanged, this, &BuildDialog::follow);
    connect(m_arguments, &FieldTable::edited, this, &BuildDialog::follow);
    for (const QCheckBox *box : {m_noCache, m_pull})
        connect(box, &QCheckBox::toggled, this, &BuildDialog::follow);
    connect(m_build, &QPushButton::clicked, this, &BuildDialog::build);
    connect(m_copy, &QPushButton::clicked, this,
            [this] { QGuiApplication::clipboard()->setText(m_docker->toPlainText()); });
}

QString BuildDialog::folder() const
{
    const QString text = m_folder->currentText();
    return text.isEmpty() ? QString() : QDir::cleanPath(QDir::fromNativeSeparators(text));
}

QString BuildDialog::dockerfile() const
{
    const QString text = m_dockerfile->text().trimmed();
    return text.isEmpty()
               ? QString()
               : QDir::cleanPath(QDir(folder()).filePath(QDir::fromNativeSeparators(text)));
}

void BuildDialog::setFolder(const QString &folder)
{
    const auto before = std::ranges::find(m_recent, folder, &BuildRequest::folder);
    if (before != m_recent.end())
        return takeOver(*before);
    // Another project: nothing of the last one is meant for it, but where it shall run.
    const QString platform = m_platform->currentData().toString();
    takeOver({.folder = folder});
    m_hasOwnTag = false;
    m_platform->setCurrentIndex(std::max(0, m_platform->findData(platform)));
    followFolder();
}

void BuildDialog::takeOver(const BuildRequest &before)
{
    m_hasOwnTag = true;
    m_wantedTarget = before.target;
    const QString inFolder = QDir(before.folder).relativeFilePath(before.dockerfile);
    m_dockerfile->setText(before.dockerfile.isEmpty()     ? QString()
                          : inFolder.startsWith("../"_L1) ? before.dockerfile
                                                          : inFolder);
    QStringList tags;
    for (const oci::Reference &tag : before.tags)
        tags += tag.familiar();
    m_tag->setText(tags.join(u' '));
    m_labels->setText(buildfields::labelsText(before.labels));
    QList<QStringList> lines;
    for (auto it = before.arguments.begin(); it != before.arguments.end(); ++it)
        lines.append({it.key(), it.value(), QString()});
    m_arguments->setLines(lines);
    const QString platform = before.platform ? before.platform->toString() : QString();
    m_platform->setCurrentIndex(std::max(0, m_platform->findData(platform)));
    m_noCache->setChecked(before.noCache);
    m_pull->setChecked(before.pull);
    m_folder->setEditText(QDir::toNativeSeparators(before.folder));
}

void BuildDialog::followFolder()
{
    m_context.reset();
    if (!m_hasOwnTag)
        m_tag->setText(repositoryOf(folder().section(u'/', -1)));
    m_dockerfile->setPlaceholderText(Tr::tr("The one in the folder"));
    m_contents->setFullText(folder().isEmpty() ? QString() : Tr::tr("Reading…"));
    m_ask.start();
    follow();
}

void BuildDialog::askForContext()
{
    if (QDir::isAbsolutePath(folder()))
        Q_EMIT contextRequested(folder(), dockerfile());
    else
        m_contents->setFullText({});
}

bool BuildDialog::isShown(const QString &folder, const QString &dockerfile) const
{
    return folder == this->folder() && dockerfile == this->dockerfile();
}

void BuildDialog::showContext(const QString &folder, const QString &dockerfile,
                              const Result<engine::BuildContext> &context)
{
    if (!isShown(folder, dockerfile))
        return;
    m_context = context;
    m_contents->setFullText({});
    if (context) {
        const engine::Dockerfile &file = context->dockerfile();
        m_contents->setFullText(Tr::tr("%n stage(s)", nullptr, int(file.stages.size())));
        if (dockerfile.isEmpty())
            m_dockerfile->setPlaceholderText(context->dockerfileName());
        const QString chosen = m_target->currentData().toString();
        buildfields::offerTargets(*m_target, file,
                                  m_wantedTarget.isEmpty() ? chosen : m_wantedTarget);
        m_wantedTarget.clear();
        buildfields::offerArguments(*m_arguments, file);
    }
    follow();
}

void BuildDialog::showContextSize(const QString &folder, const QString &dockerfile,
                                  const Result<qint64> &bytes)
{
    if (!isShown(folder, dockerfile) || !m_context || !*m_context)
        return;
    if (!bytes) {
        m_context = std::unexpected(bytes.error());
        m_contents->setFullText({});
        return follow();
    }
    const QString stages =
        Tr::tr("%n stage(s)", nullptr, int((*m_context)->dockerfile().stages.size()));
    //: %1 is "3 stages", %2 a size.
    m_contents->setFullText(Tr::tr("%1; %2 will be sent, without what .dockerignore keeps out")
                                .arg(stages, format::size(*bytes)));
}

Result<BuildRequest> BuildDialog::request() const
{
    if (folder().isEmpty())
        return invalid(Tr::tr("Choose the folder to build from: the one with the Dockerfile."));
    if (!QDir::isAbsolutePath(folder()))
        return invalid(Tr::tr("Write the whole path of the folder, from the root on."));
    BuildRequest request{.folder = folder(),
                         .dockerfile = dockerfile(),
                         .target = m_target->currentData().toString(),
                         .noCache = m_noCache->isChecked(),
                         .pull = m_pull->isChecked()};
    auto tags = buildfields::tagsOf(m_tag->text());
    if (!tags)
        return std::unexpected(std::move(tags.error()));
    request.tags = *std::move(tags);
    auto arguments = buildfields::argumentsOf(*m_arguments);
    if (!arguments)
        return std::unexpected(std::move(arguments.error()));
    request.arguments = *std::move(arguments);
    auto labels = buildfields::labelsOf(m_labels->text());
    if (!labels)
        return std::unexpected(std::move(labels.error()));
    request.labels = *std::move(labels);
    if (const auto platform = oci::Platform::parse(m_platform->currentData().toString()))
        request.platform = *platform;
    if (m_context && !*m_context)
        return std::unexpected(m_context->error());
    if (m_context && request.dockerfile.isEmpty()
        && (*m_context)->dockerfileName() != "Dockerfile"_L1) // What Docker does not find itself.
        request.dockerfile = QDir(request.folder).filePath((*m_context)->dockerfileName());
    return request;
}

void BuildDialog::setProgram(const QStringList &program)
{
    m_program = program;
    follow();
}

void BuildDialog::followTag()
{
    QStringList names;
    for (const oci::Reference &tag :
         buildfields::tagsOf(m_tag->text()).value_or(QList<oci::Reference>()))
        names += tag.toString();
    m_name->setFullText(names.join(u", "_s));
    follow();
}

void BuildDialog::follow()
{
    const auto wanted = request();
    m_problem->setText(wanted ? QString() : wanted.error().message);
    m_build->setEnabled(wanted && m_context);
    m_copy->setEnabled(wanted.has_value());
    m_docker->setPlainText(wanted ? core::shellLine(wanted->dockerCommand(m_program)) : QString());
}

void BuildDialog::build()
{
    const auto wanted = request();
    if (!wanted || !m_context)
        return;
    Q_EMIT buildRequested(*wanted);
    accept();
}

} // namespace views

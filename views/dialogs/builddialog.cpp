// SPDX-FileCopyrightText: 2026 The Millefeuille authors
// SPDX-License-Identifier: Apache-2.0
#include "views/dialogs/builddialog.h"

#include "core/base/shellwords.h"
#include "core/base/text.h"
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
#include <QDragEnterEvent>
#include <QFileDialog>
#include <QFontDatabase>
#include <QFormLayout>
#include <QGuiApplication>
#include <QLabel>
#include <QLineEdit>
#include <QMimeData>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QRegularExpression>
#include <QVBoxLayout>

#include <algorithm>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace views {

using core::Result;
using engine::BuildRequest;

namespace {

enum ArgumentColumn { NameColumn, ValueColumn, DefaultColumn };

std::unexpected<core::Error> invalid(const QString &message)
{
    return core::fail(core::ErrorCode::InvalidArgument, message);
}

Result<QMap<QString, QString>> argumentsOf(const FieldTable &table)
{
    static const QRegularExpression isName(uR"(\A[^\s=]+\z)"_s);
    QMap<QString, QString> arguments;
    for (const QStringList &line : table.lines()) {
        const QString name = line[NameColumn].trimmed();
        if (!isName.match(name).hasMatch())
            return invalid(Tr::tr("“%1” is no name of a build argument. Write a name such as "
                                  "VERSION, and its value beside it.")
                               .arg(core::excerpt(name)));
        // One that the Dockerfile names and nobody gave a value keeps its own.
        if (!line[ValueColumn].isEmpty())
            arguments.insert(name, line[ValueColumn]);
    }
    return arguments;
}

/// The folder that is dragged, or what may be one; empty if it is something else.
QString folderOf(const QMimeData *dragged)
{
    const QList<QUrl> urls = dragged->urls();
    return urls.size() == 1 && urls.constFirst().isLocalFile()
               ? QDir::cleanPath(urls.constFirst().toLocalFile())
               : QString();
}

QString stageText(const engine::Dockerfile::Stage &stage, qsizetype number)
{
    const QString name = stage.name.isEmpty() ? QString::number(number) : stage.name;
    //: A stage of a Dockerfile: %1 is its name or number, %2 the image it begins with.
    return Tr::tr("%1, from %2").arg(core::excerpt(name, 60), core::excerpt(stage.base, 60));
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
    , m_platform(new QComboBox)
    , m_noCache(new QCheckBox(Tr::tr("Take &no step from the cache")))
    , m_pull(new QCheckBox(Tr::tr("Look for ne&wer base images")))
    , m_docker(new QPlainTextEdit)
    , m_problem(new QLabel)
{
    setWindowTitle(Tr::tr("Build on %1").arg(engine));
    setAcceptDrops(true);
    auto *buttons = new QDialogButtonBox(QDialogButtonBox::Cancel);
    m_copy = buttons->addButton(Tr::tr("Copy Docker Command"), QDialogButtonBox::HelpRole);
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
    m_target->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    m_arguments->setHintColumn(DefaultColumn);
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
    form->addRow(Tr::tr("&Tag:"), m_tag);
    form->addRow(QString(), m_name);
    form->addRow(Tr::tr("Ta&rget:"), m_target);
    form->addRow(Tr::tr("&Arguments:"), m_arguments);
    form->addRow(Tr::tr("&Platform:"), m_platform);
    form->addRow(QString(), m_noCache);
    form->addRow(QString(), m_pull);
    form->addRow(Tr::tr("As Docker says:"), m_docker);
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
    m_tag->setText(before.tags.isEmpty() ? QString() : before.tags.constFirst().familiar());
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
        offerTargets(file);
        offerArguments(file);
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

void BuildDialog::offerTargets(const engine::Dockerfile &file)
{
    const QSignalBlocker blocker(m_target);
    const QString before =
        m_wantedTarget.isEmpty() ? m_target->currentData().toString() : m_wantedTarget;
    m_wantedTarget.clear();
    m_target->clear();
    m_target->addItem(Tr::tr("The last stage"), QString());
    for (qsizetype i = 0; i < file.stages.size(); ++i) {
        const engine::Dockerfile::Stage &stage = file.stages[i];
        m_target->addItem(stageText(stage, i),
                          stage.name.isEmpty() ? QString::number(i) : stage.name);
    }
    m_target->setCurrentIndex(std::max(0, m_target->findData(before)));
}

/// What was written stays, whatever the Dockerfile says.
void BuildDialog::offerArguments(const engine::Dockerfile &file)
{
    QList<QStringList> written = m_arguments->lines();
    QList<QStringList> lines;
    for (const engine::Dockerfile::Argument &argument : file.arguments) {
        const auto same = std::ranges::find(
            written, argument.name, [](const QStringList &line) { return line[NameColumn]; });
        const QString value = same == written.end() ? QString() : (*same)[ValueColumn];
        if (same != written.end())
            written.erase(same);
        if (core::excerpt(argument.name) == argument.name) // Else it is no name to show.
            lines.append({argument.name, value, core::excerpt(argument.value)});
    }
    for (const QStringList &line : std::as_const(written)) {
        if (!line[ValueColumn].isEmpty())
            lines.append({line[NameColumn], line[ValueColumn], QString()});
    }
    const QSignalBlocker blocker(m_arguments);
    m_arguments->setLines(lines);
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
    if (const QString tag = m_tag->text().trimmed(); !tag.isEmpty()) {
        const auto name = oci::Reference::parse(tag);
        if (!name)
            return std::unexpected(name.error());
        if (name->digest())
            return invalid(Tr::tr("A digest cannot be chosen; it comes from the content."));
        request.tags = {*name};
    }
    auto arguments = argumentsOf(*m_arguments);
    if (!arguments)
        return std::unexpected(std::move(arguments.error()));
    request.arguments = *std::move(arguments);
    if (const auto platform = oci::Platform::parse(m_platform->currentData().toString()))
        request.platform = *platform;
    if (m_context && !*m_context)
        return std::unexpected(m_context->error());
    if (m_context && request.dockerfile.isEmpty()
        && (*m_context)->dockerfileName() != "Dockerfile"_L1) // What Docker does not find itself.
        request.dockerfile = QDir(request.folder).filePath((*m_context)->dockerfileName());
    return request;
}

void BuildDialog::followTag()
{
    const auto name = oci::Reference::parse(m_tag->text().trimmed());
    m_name->setFullText(name && !name->digest() ? name->toString() : QString());
    follow();
}

void BuildDialog::follow()
{
    const auto wanted = request();
    m_problem->setText(wanted ? QString() : wanted.error().message);
    m_build->setEnabled(wanted && m_context);
    m_copy->setEnabled(wanted.has_value());
    m_docker->setPlainText(wanted ? core::shellLine(wanted->dockerCommand()) : QString());
}

void BuildDialog::build()
{
    const auto wanted = request();
    if (!wanted || !m_context)
        return;
    Q_EMIT buildRequested(*wanted);
    accept();
}

void BuildDialog::chooseFolder()
{
    auto *files = new QFileDialog(this, Tr::tr("Folder to Build From"), folder());
    files->setObjectName(u"buildFolderDialog"_s);
    files->setAttribute(Qt::WA_DeleteOnClose);
    files->setFileMode(QFileDialog::Directory);
    files->setOption(QFileDialog::ShowDirsOnly);
    connect(files, &QFileDialog::fileSelected, this, &BuildDialog::setFolder);
    files->open();
}

void BuildDialog::chooseDockerfile()
{
    auto *files = new QFileDialog(this, Tr::tr("Dockerfile"), folder());
    files->setObjectName(u"buildDockerfileDialog"_s);
    files->setAttribute(Qt::WA_DeleteOnClose);
    files->setFileMode(QFileDialog::ExistingFile);
    connect(files, &QFileDialog::fileSelected, this, [this](const QString &path) {
        const QString inFolder = QDir(folder()).relativeFilePath(path);
        m_dockerfile->setText(folder().isEmpty() || inFolder.startsWith("../"_L1) ? path
                                                                                  : inFolder);
    });
    files->open();
}

void BuildDialog::dragEnterEvent(QDragEnterEvent *event)
{
    if (!folderOf(event->mimeData()).isEmpty())
        event->acceptProposedAction();
}

void BuildDialog::dropEvent(QDropEvent *event)
{
    event->setDropAction(Qt::CopyAction);
    event->accept();
    if (const QString folder = folderOf(event->mimeData()); !folder.isEmpty())
        setFolder(folder);
}

} // namespace views

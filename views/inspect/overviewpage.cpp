// SPDX-FileCopyrightText: 2026 The Millefeuille authors
// SPDX-License-Identifier: Apache-2.0
#include "views/inspect/overviewpage.h"

#include "core/base/shellwords.h"
#include "models/imagewarnings.h"
#include "views/format.h"
#include "views/tr.h"
#include "views/widgets/copybutton.h"
#include "views/widgets/elidedlabel.h"

#include <QFontDatabase>
#include <QGridLayout>
#include <QGuiApplication>
#include <QLabel>
#include <QToolButton>

using namespace Qt::StringLiterals;

namespace views {

namespace {

constexpr int LineMargin = 3; ///< Pixels above and below a line.
constexpr qsizetype MaxLines = 200;
constexpr qsizetype MaxValue = 2000;

QFont monospaced()
{
    return QFontDatabase::systemFont(QFontDatabase::FixedFont);
}

/// Lines with a button are as high as those without.
int lineHeight()
{
    return QFontMetrics(QGuiApplication::font()).height() + 2 * LineMargin;
}

QToolButton *copyButton(const QString &what, const QString &value)
{
    auto *button = makeCopyButton(what, value);
    button->setFixedHeight(lineHeight());
    return button;
}

QLabel *valueLabel(const QString &value)
{
    auto *label = new QLabel;
    label->setTextFormat(Qt::PlainText);
    label->setText(format::elideMiddle(value, MaxValue));
    label->setWordWrap(true);
    label->setContentsMargins(0, LineMargin, 0, LineMargin);
    label->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    return label;
}

QStringList platformTexts(const store::Image &image)
{
    QStringList texts;
    for (const store::PlatformImage &platform : image.platforms)
        texts += platform.platform.toString();
    return texts;
}

} // namespace

OverviewPage::OverviewPage(QWidget *parent)
    : QScrollArea(parent)
{
    setObjectName(u"overviewPage"_s);
    setAccessibleName(Tr::tr("Overview"));
    setWidgetResizable(true);
    setFrameShape(QFrame::NoFrame);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    clear();
}

void OverviewPage::clear()
{
    auto *content = new QWidget;
    content->setBackgroundRole(QPalette::Base);
    m_grid = new QGridLayout;
    m_grid->setHorizontalSpacing(16);
    m_grid->setVerticalSpacing(2);
    m_grid->setColumnStretch(1, 1);
    auto *layout = new QVBoxLayout(content);
    layout->setContentsMargins(16, 12, 12, 16);
    layout->addLayout(m_grid);
    layout->addStretch(1);
    setWidget(content); // Deletes the one before.
}

void OverviewPage::setImage(const store::Image &image)
{
    clear();
    addImage(image);
}

void OverviewPage::setDetails(const store::ImageDetails &details)
{
    const int position = widget()->y();
    clear();
    addImage(details.image);
    addSharing(details.sharedWith);
    addHeading(Tr::tr("This platform"));
    addText(Tr::tr("Platform"), details.config.platform.toString());
    addText(Tr::tr("Created"), format::age(details.config.created),
            format::date(details.config.created));
    addCopied(Tr::tr("Manifest digest"), details.manifestDescriptor.digest.toString());
    addCopied(Tr::tr("Image ID"), details.manifest.config.digest.toString());
    addText(Tr::tr("Size"), format::size(details.manifest.totalSize()),
            format::exactBytes(details.manifest.totalSize()));
    addText(Tr::tr("Layers"), format::count(details.manifest.layers.size()));
    for (const QString &warning : models::imageWarnings(details))
        addText(Tr::tr("Warning"), warning);
    addConfig(details.config);
    widget()->move(0, position);
}

void OverviewPage::addImage(const store::Image &image)
{
    QStringList names;
    for (const oci::Reference &name : image.names)
        names += name.toString();
    if (names.isEmpty())
        addText(Tr::tr("Names"), Tr::tr("None: this image is untagged."));
    for (const QString &name : names.first(qMin(names.size(), MaxLines)))
        addCopied(name == names.constFirst() ? Tr::tr("Names") : QString(), name);
    addCopied(Tr::tr("Digest"), image.target.digest.toString());
    if (image.platforms.size() > 1)
        addLines(Tr::tr("Platforms"), platformTexts(image));
    if (image.platformsElsewhere > 0)
        addText(Tr::tr("Not pulled"),
                Tr::tr("%n more platform(s)", nullptr, int(image.platformsElsewhere)));
    addText(Tr::tr("Size on disk"), format::size(image.sizeBytes),
            format::exactBytes(image.sizeBytes));
    if (image.uniqueBytes >= 0)
        addText(Tr::tr("Only here"), format::size(image.uniqueBytes),
                Tr::tr("No other image has these bytes: %1")
                    .arg(format::exactBytes(image.uniqueBytes)));
    if (image.pinned)
        addText(Tr::tr("Pinned"), Tr::tr("Yes: nothing removes it before it is unpinned."));
    addUsers(image.usedBy);
}

void OverviewPage::addUsers(const QList<store::ContainerUse> &users)
{
    if (users.isEmpty())
        return;
    addHeading(Tr::tr("Used by containers"));
    for (const store::ContainerUse &use : users.first(qMin(users.size(), MaxLines)))
        addText(use.name.isEmpty() ? use.id.left(12) : use.name, use.state, use.id);
    if (users.size() > MaxLines)
        addText({}, Tr::tr("%n more container(s)", nullptr, int(users.size() - MaxLines)));
}

namespace {

/// "0–2, 5" of ascending numbers.
QString rangesOf(const QList<int> &numbers)
{
    QStringList ranges;
    for (qsizetype i = 0; i < numbers.size();) {
        qsizetype end = i + 1;
        while (end < numbers.size() && numbers[end] == numbers[end - 1] + 1)
            ++end;
        const QString first = QString::number(numbers[i]);
        ranges += end == i + 1 ? first : first + u'–' + QString::number(numbers[end - 1]);
        i = end;
    }
    return ranges.join(u", "_s);
}

} // namespace

void OverviewPage::addSharing(const QList<store::LayerSharing> &sharedWith)
{
    constexpr qsizetype MostImages = 20;
    if (sharedWith.isEmpty())
        return;
    addHeading(Tr::tr("Layers shared with"));
    for (const store::LayerSharing &sharing :
         sharedWith.first(qMin(sharedWith.size(), MostImages))) {
        const QString name = sharing.image.names.isEmpty()
                                 ? format::shortDigest(sharing.image.target.digest.toString())
                                 : sharing.image.names.first().familiar();
        //: %n layers, which have the size %1; %2 are their numbers.
        addText(name,
                Tr::tr("%n layer(s), %1: %2", nullptr, int(sharing.layers.size()))
                    .arg(format::size(sharing.bytes), rangesOf(sharing.layers)),
                format::exactBytes(sharing.bytes));
    }
    if (sharedWith.size() > MostImages)
        addText({}, Tr::tr("%n more image(s)", nullptr, int(sharedWith.size() - MostImages)));
}

void OverviewPage::addConfig(const oci::ImageConfig &config)
{
    addHeading(Tr::tr("How it runs"));
    const int rows = m_grid->rowCount();
    addCommand(Tr::tr("Entrypoint"), config.entrypoint);
    addCommand(Tr::tr("Command"), config.cmd);
    addText(Tr::tr("Working folder"), config.workingDir);
    addText(Tr::tr("User"), config.user);
    addText(Tr::tr("Stop signal"), config.stopSignal);
    addLines(Tr::tr("Ports"), config.exposedPorts);
    addLines(Tr::tr("Volumes"), config.volumes);
    addLines(Tr::tr("Environment"), config.env);
    addText(Tr::tr("Author"), config.author);
    if (m_grid->rowCount() == rows)
        addText(Tr::tr("Command"), Tr::tr("None: it has to be named at every start."));
    addLabels(config.labels);
}

void OverviewPage::addLabels(const QMap<QString, QString> &labels)
{
    if (labels.isEmpty())
        return;
    addHeading(Tr::tr("Labels"));
    qsizetype left = MaxLines;
    for (const auto &[key, value] : labels.asKeyValueRange()) {
        if (left-- == 0)
            break;
        addText(key, value);
    }
    if (labels.size() > MaxLines)
        addText({}, Tr::tr("%n more in Config", "labels", int(labels.size() - MaxLines)));
}

void OverviewPage::addHeading(const QString &text)
{
    auto *label = new QLabel(text);
    QFont font = label->font();
    font.setBold(true);
    label->setFont(font);
    const int row = m_grid->rowCount();
    m_grid->setRowMinimumHeight(row, 12);
    m_grid->addWidget(label, row + 1, 0, 1, 3);
}

void OverviewPage::addText(const QString &label, const QString &value, const QString &toolTip)
{
    if (value.isEmpty())
        return;
    QLabel *text = valueLabel(value);
    text->setToolTip(toolTip);
    addRow(label, text);
}

void OverviewPage::addCopied(const QString &label, const QString &value)
{
    auto *text = new ElidedLabel;
    text->setFont(monospaced());
    text->setContentsMargins(0, LineMargin, 0, LineMargin);
    text->setFullText(value);
    addRow(label, text, copyButton(label.isEmpty() ? value : label, value));
}

void OverviewPage::addCommand(const QString &label, const QStringList &words)
{
    if (words.isEmpty())
        return;
    const QString line = core::shellLine(words);
    QLabel *text = valueLabel(line);
    text->setFont(monospaced());
    addRow(label, text, copyButton(label, line));
}

void OverviewPage::addLines(const QString &label, const QStringList &lines)
{
    if (lines.isEmpty())
        return;
    QString shown = lines.first(qMin(lines.size(), MaxLines)).join(u'\n');
    if (lines.size() > MaxLines)
        shown += u'\n' + Tr::tr("%n more in Config", "lines", int(lines.size() - MaxLines));
    QLabel *text = valueLabel(shown);
    text->setText(shown.left(MaxLines * MaxValue));
    text->setFont(monospaced());
    addRow(label, text, copyButton(label, lines.join(u'\n')));
}

void OverviewPage::addRow(const QString &label, QWidget *value, QWidget *button)
{
    auto *name = new ElidedLabel;
    name->setFullText(label);
    name->setElideMode(Qt::ElideMiddle);
    name->setMaximumWidth(fontMetrics().averageCharWidth() * 28);
    name->setForegroundRole(QPalette::PlaceholderText);
    name->setContentsMargins(0, LineMargin, 0, LineMargin);
    value->setAccessibleDescription(label);
    const int row = m_grid->rowCount();
    m_grid->addWidget(name, row, 0, Qt::AlignTop);
    m_grid->addWidget(value, row, 1, Qt::AlignTop);
    if (button)
        m_grid->addWidget(button, row, 2, Qt::AlignTop);
}

} // namespace views

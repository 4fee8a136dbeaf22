// SPDX-FileCopyrightText: 2026 The Millefeuille authors
// SPDX-License-Identifier: Apache-2.0
#include "views/dialogs/buildfields.h"

#include "core/base/shellwords.h"
#include "core/base/text.h"
#include "views/tr.h"
#include "views/widgets/fieldtable.h"

#include <QComboBox>
#include <QRegularExpression>
#include <QSignalBlocker>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace views::buildfields {

using core::Result;

namespace {

std::unexpected<core::Error> invalid(const QString &message)
{
    return core::fail(core::ErrorCode::InvalidArgument, message);
}

QString stageText(const engine::Dockerfile::Stage &stage, qsizetype number)
{
    const QString name = stage.name.isEmpty() ? QString::number(number) : stage.name;
    //: A stage of a Dockerfile: %1 is its name or number, %2 the image it begins with.
    return Tr::tr("%1, from %2").arg(core::excerpt(name, 60), core::excerpt(stage.base, 60));
}

} // namespace

Result<QList<oci::Reference>> tagsOf(const QString &text)
{
    static const QRegularExpression blanks(u"\\s+"_s);
    QList<oci::Reference> tags;
    for (const QString &word : text.split(blanks, Qt::SkipEmptyParts)) {
        const auto name = oci::Reference::parse(word);
        if (!name)
            return std::unexpected(name.error());
        if (name->digest())
            return invalid(Tr::tr("A digest cannot be chosen; it comes from the content."));
        if (!tags.contains(*name))
            tags.append(*name);
    }
    return tags;
}

Result<QMap<QString, QString>> labelsOf(const QString &text)
{
    const auto words = core::splitShellLine(text);
    if (!words)
        return std::unexpected(words.error());
    QMap<QString, QString> labels;
    for (const QString &word : *words) {
        const qsizetype sign = word.indexOf(u'=');
        if (sign <= 0)
            return invalid(
                Tr::tr("“%1” is no label. Write KEY=VALUE, in quotes if there are blanks "
                       "in it.")
                    .arg(core::excerpt(word)));
        labels.insert(word.left(sign), word.sliced(sign + 1));
    }
    return labels;
}

QString labelsText(const QMap<QString, QString> &labels)
{
    QStringList words;
    for (const auto &[key, value] : labels.asKeyValueRange())
        words += key + u'=' + value;
    return core::shellLine(words);
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

void offerTargets(QComboBox &targets, const engine::Dockerfile &file, const QString &wanted)
{
    const QSignalBlocker blocker(&targets);
    targets.clear();
    targets.addItem(Tr::tr("The last stage"), QString());
    for (qsizetype i = 0; i < file.stages.size(); ++i) {
        const engine::Dockerfile::Stage &stage = file.stages[i];
        targets.addItem(stageText(stage, i),
                        stage.name.isEmpty() ? QString::number(i) : stage.name);
    }
    targets.setCurrentIndex(std::max(0, targets.findData(wanted)));
}

void offerArguments(FieldTable &table, const engine::Dockerfile &file)
{
    QList<QStringList> written = table.lines();
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
    const QSignalBlocker blocker(&table);
    table.setLines(lines);
}

} // namespace views::buildfields

// SPDX-FileCopyrightText: 2026 The Millefeuille authors
// SPDX-License-Identifier: Apache-2.0
#include "app/cli/reportformats.h"
#include "app/report/ruletext.h"
#include "core/ci/rulevalues.h"

#include <QCoreApplication>
#include <QJsonArray>
#include <QUrl>

#include <array>

using namespace Qt::StringLiterals;

namespace cli {

using namespace report;

namespace {

constexpr std::size_t MostPaths = 100; ///< Of one rule.
constexpr QLatin1StringView SecretRule("secret");

/// The results of a run, and the rules that they name.
class Run final
{
public:
    void add(const QString &rule, QLatin1StringView level, const QString &text,
             const QStringList &paths, const QJsonObject &properties)
    {
        if (!m_known.contains(rule)) {
            m_known.append(rule);
            m_rules.append(QJsonObject{{u"id"_s, rule}});
        }
        QJsonArray locations;
        for (const QString &path : paths)
            locations.append(locationOf(path));
        m_results.append(QJsonObject{
            {u"ruleId"_s, rule},
            {u"ruleIndex"_s, m_known.indexOf(rule)},
            {u"level"_s, level},
            {u"message"_s, QJsonObject{{u"text"_s, text}}},
            {u"locations"_s, locations},
            {u"properties"_s, properties},
        });
    }

    [[nodiscard]] QJsonObject toJson() const
    {
        const QJsonObject driver{
            {u"name"_s, u"millefeuille-cli"_s},
            {u"version"_s, QCoreApplication::applicationVersion()},
            {u"rules"_s, m_rules},
        };
        return {{u"tool"_s, QJsonObject{{u"driver"_s, driver}}}, {u"results"_s, m_results}};
    }

private:
    static QJsonObject locationOf(const QString &path)
    {
        const QByteArray uri = QUrl::toPercentEncoding(path.sliced(1), "/");
        const QJsonObject artifact{{u"uri"_s, uri.isEmpty() ? u"."_s : QString::fromLatin1(uri)}};
        return {{u"physicalLocation"_s, QJsonObject{{u"artifactLocation"_s, artifact}}}};
    }

    QStringList m_known;
    QJsonArray m_rules;
    QJsonArray m_results;
};

void addCheck(Run &run, const AnalysisReport &report, const ci::Check &check)
{
    const std::vector<PathFinding> paths = findings(report, check, MostPaths);
    if (paths.empty())
        run.add(check.rule, "error"_L1, failureText(check), {u"/"_s}, {});
    for (const PathFinding &path : paths)
        run.add(check.rule, "error"_L1, failureText(check) + u' ' + path.text, {path.path},
                {{u"layer"_s, path.layer}, {u"bytes"_s, path.bytes}});
}

void addSecrets(Run &run, const AnalysisReport &report)
{
    const ci::Check all{.rule = ci::name::NoSecrets};
    for (const PathFinding &path : findings(report, all, MostPaths))
        run.add(SecretRule, "warning"_L1, path.text, {path.path}, {{u"layer"_s, path.layer}});
}

void addAdvice(Run &run, const AnalysisReport &report, const layers::Advice &advice)
{
    QStringList paths;
    for (const layers::AdvicePath &path : advice.paths)
        paths.append(pathOf(report, path.node));
    run.add(advice.id, "note"_L1, advice.text, paths.isEmpty() ? QStringList{u"/"_s} : paths,
            {{u"layer"_s, advice.layer}, {u"bytes"_s, advice.bytes}, {u"line"_s, advice.line}});
}

} // namespace

QJsonObject toSarif(const AnalysisReport &report)
{
    Run run;
    bool hasSecrets = false;
    for (const ci::Check &check : report.checks) {
        if (check.status != ci::Status::Fail)
            continue;
        hasSecrets |= check.rule == ci::name::NoSecrets;
        addCheck(run, report, check);
    }
    if (!hasSecrets)
        addSecrets(run, report);
    for (const layers::Advice &advice : report.included.advice)
        addAdvice(run, report, advice);
    return {{u"$schema"_s, u"https://json.schemastore.org/sarif-2.1.0.json"_s},
            {u"version"_s, u"2.1.0"_s},
            {u"runs"_s, QJsonArray{run.toJson()}}};
}

} // namespace cli

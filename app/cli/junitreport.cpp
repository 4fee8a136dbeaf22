// SPDX-FileCopyrightText: 2026 The Millefeuille authors
// SPDX-License-Identifier: Apache-2.0
#include "app/cli/reportformats.h"
#include "app/report/ruletext.h"
#include "core/base/printable.h"

#include <QStringList>
#include <QXmlStreamWriter>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace cli {

using namespace report;

namespace {

constexpr std::size_t MostPaths = 20;

void writeCase(QXmlStreamWriter &xml, const AnalysisReport &report, const ci::Check &check)
{
    xml.writeStartElement("testcase"_L1);
    xml.writeAttribute("classname"_L1, "millefeuille"_L1);
    xml.writeAttribute("name"_L1, check.rule);
    xml.writeAttribute("time"_L1, "0"_L1);
    if (check.status == ci::Status::Skip) {
        xml.writeEmptyElement("skipped"_L1);
    } else if (check.status == ci::Status::Fail) {
        xml.writeStartElement("failure"_L1);
        xml.writeAttribute("type"_L1, check.rule);
        xml.writeAttribute("message"_L1, failureText(check));
        QStringList lines;
        for (const PathFinding &finding : findings(report, check, MostPaths))
            lines.append(finding.path + u": "_s + finding.text);
        xml.writeCharacters(lines.join(u'\n'));
        xml.writeEndElement();
    }
    xml.writeEndElement();
}

} // namespace

QByteArray toJUnit(const AnalysisReport &report)
{
    const auto count = [&report](ci::Status status) {
        return QString::number(std::ranges::count(report.checks, status, &ci::Check::status));
    };
    QByteArray bytes;
    QXmlStreamWriter xml(&bytes);
    xml.setAutoFormatting(true);
    xml.writeStartDocument();
    xml.writeStartElement("testsuites"_L1);
    xml.writeStartElement("testsuite"_L1);
    xml.writeAttribute("name"_L1, core::printable(report.reference));
    xml.writeAttribute("tests"_L1, QString::number(report.checks.size()));
    xml.writeAttribute("failures"_L1, count(ci::Status::Fail));
    xml.writeAttribute("errors"_L1, "0"_L1);
    xml.writeAttribute("skipped"_L1, count(ci::Status::Skip));
    xml.writeAttribute("time"_L1, "0"_L1);
    for (const ci::Check &check : report.checks)
        writeCase(xml, report, check);
    xml.writeEndDocument();
    return bytes;
}

} // namespace cli

// SPDX-FileCopyrightText: 2026 The Millefeuille authors
// SPDX-License-Identifier: Apache-2.0
#include "app/report/reportfiles.h"
#include "app/report/ruletext.h"

using namespace Qt::StringLiterals;

namespace report {

namespace {

QString cell(QString text)
{
    return u'"' + text.replace(u'"', u"\"\""_s) + u'"';
}

} // namespace

QByteArray toCsv(const AnalysisReport &report)
{
    QString csv = u"path,bytes,storedIn,hiddenBy,reason,change\r\n"_s;
    for (const layers::Waste &waste : report.analysis->waste) {
        QStringList storedIn;
        for (const quint16 layer : waste.storedIn)
            storedIn += QString::number(layer);
        csv += QStringList{cell(pathOf(report, waste.node)), QString::number(waste.bytes),
                           cell(storedIn.join(u' ')),        QString::number(waste.hiddenBy),
                           reasonName(waste.reason),         changeName(waste.reason)}
                   .join(u',')
               + u"\r\n"_s;
    }
    return csv.toUtf8();
}

} // namespace report

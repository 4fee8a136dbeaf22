// SPDX-FileCopyrightText: 2026 The Millefeuille authors
// SPDX-License-Identifier: Apache-2.0
#include "tests/support/testca.h"

#include "tests/support/tools.h"

#include <QDir>
#include <QFile>

using namespace Qt::StringLiterals;

namespace support {

namespace {

const QStringList NewKey{u"-newkey"_s, u"ec"_s, u"-pkeyopt"_s, u"ec_paramgen_curve:prime256v1"_s,
                         u"-nodes"_s};

bool openssl(const QStringList &words)
{
    return runTool(u"openssl"_s, words).isDone();
}

} // namespace

TestCa::TestCa(const QString &folder)
    : m_folder(folder)
    , m_isValid(openssl(QStringList{u"req"_s, u"-x509"_s, u"-days"_s, u"2"_s, u"-subj"_s,
                                    u"/CN=Test authority"_s, u"-keyout"_s,
                                    folder + u"/ca-key.pem"_s, u"-out"_s, folder + u"/ca.pem"_s}
                        + NewKey))
{}

QString TestCa::issue(const QString &name) const
{
    const QString folder = m_folder + u'/' + name;
    const QString request = folder + u"/request.pem"_s;
    const QString authority = m_folder + u"/ca.pem"_s;
    if (!m_isValid || !QDir().mkpath(folder)
        || !openssl(QStringList{u"req"_s, u"-new"_s, u"-subj"_s, u"/CN="_s + name, u"-addext"_s,
                                u"subjectAltName=IP:127.0.0.1,DNS:localhost"_s, u"-addext"_s,
                                u"extendedKeyUsage=serverAuth,clientAuth"_s, u"-keyout"_s,
                                folder + u"/key.pem"_s, u"-out"_s, request}
                    + NewKey)
        || !openssl({u"x509"_s, u"-req"_s, u"-in"_s, request, u"-days"_s, u"2"_s, u"-CA"_s,
                     authority, u"-CAkey"_s, m_folder + u"/ca-key.pem"_s, u"-CAcreateserial"_s,
                     u"-copy_extensions"_s, u"copy"_s, u"-out"_s, folder + u"/cert.pem"_s})
        || !QFile::copy(authority, folder + u"/ca.pem"_s))
        return {};
    return folder;
}

} // namespace support

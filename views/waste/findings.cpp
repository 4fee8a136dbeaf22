// SPDX-FileCopyrightText: 2026 The Millefeuille authors
// SPDX-License-Identifier: Apache-2.0
#include "views/waste/findings.h"

#include "views/format.h"
#include "views/tr.h"

using namespace Qt::StringLiterals;

namespace views {

namespace {

constexpr int MostPaths = 5;

QString kindName(layers::SecretKind kind)
{
    switch (kind) {
    case layers::SecretKind::PrivateKey:
        return Tr::tr("private key");
    case layers::SecretKind::KeyStore:
        return Tr::tr("key store");
    case layers::SecretKind::Credentials:
        return Tr::tr("credentials");
    case layers::SecretKind::Environment:
        //: A file of environment variables.
        return Tr::tr("environment");
    }
    return {};
}

QString pathOf(const layers::FileTree &tree, quint32 node)
{
    return tree.displayPath(tree.node(node));
}

Finding secretsFinding(const layers::ImageAnalysis &analysis)
{
    const layers::FileTree &tree = *analysis.tree;
    Finding finding{
        .heading = Tr::tr("%n file(s) look like secrets", nullptr, int(analysis.secrets.size())),
        .quiet = {},
        .text = Tr::tr("Everybody who has the image can read them, also those that a later layer "
                       "removed. Hand them to the build instead of copying them in."),
        .line = u"RUN --mount=type=secret,id=NAME COMMAND"_s};
    for (const layers::Secret &secret : analysis.secrets) {
        if (finding.paths.size() == MostPaths)
            break;
        const bool isHidden = tree.node(secret.node).isHidden();
        //: %1 is what kind of secret a file is; it is no longer visible and yet shipped.
        const QString fact =
            isHidden ? Tr::tr("%1, hidden").arg(kindName(secret.kind)) : kindName(secret.kind);
        finding.paths.append({pathOf(tree, secret.node), fact, secret.node});
    }
    return finding;
}

QString savedText(layers::Advice::Saves saves)
{
    switch (saves) {
    case layers::Advice::Saves::Size:
        //: %1 is a size that an image would be smaller by.
        return Tr::tr("%1 smaller");
    case layers::Advice::Saves::Cache:
        //: %1 is a size that need not be built and sent after a change.
        return Tr::tr("%1 less to rebuild");
    case layers::Advice::Saves::Base:
        //: %1 is a size of what the image that another is built on need not have.
        return Tr::tr("%1 in the base image");
    }
    return {};
}

Finding adviceFinding(const layers::FileTree &tree, const layers::Advice &advice)
{
    Finding finding{.heading = savedText(advice.saves).arg(format::size(advice.bytes)),
                    .quiet = Tr::tr("layer %1").arg(advice.layer),
                    .text = advice.text,
                    .line = advice.line};
    if (advice.layers.size() > 1)
        finding.quiet = Tr::tr("%n layer(s)", nullptr, int(advice.layers.size()));
    for (const layers::AdvicePath &path : advice.paths) {
        if (finding.paths.size() == MostPaths)
            break;
        finding.paths.append({pathOf(tree, path.node), format::size(path.bytes), path.node});
    }
    return finding;
}

} // namespace

QList<Finding> findingsOf(const layers::ImageAnalysis &analysis)
{
    QList<Finding> findings;
    if (!analysis.secrets.empty())
        findings.append(secretsFinding(analysis));
    for (const layers::Advice &advice : analysis.advice)
        findings.append(adviceFinding(*analysis.tree, advice));
    return findings;
}

QString efficiencyWord(double efficiency)
{
    constexpr double Fine = 0.98;
    constexpr double Fair = 0.9;
    if (efficiency >= 1)
        return Tr::tr("Nothing is wasted: all that is stored is of use.");
    if (efficiency >= Fine)
        return Tr::tr("Hardly anything is wasted.");
    if (efficiency >= Fair)
        return Tr::tr("Some of what is shipped is of no use.");
    return Tr::tr("Much of what is shipped is of no use.");
}

} // namespace views

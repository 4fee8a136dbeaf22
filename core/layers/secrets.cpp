// SPDX-FileCopyrightText: 2026 The Millefeuille authors
// SPDX-License-Identifier: Apache-2.0
#include "core/layers/secrets.h"

#include "core/layers/pathrules.h"

#include <algorithm>

namespace layers {

namespace {

constexpr PathRules::Tag Harmless = 0; ///< Before the kinds, so that it wins.

/// Names that look like secrets and are none: certificates that everybody has, examples, what the
/// makers of packages test with.
constexpr std::string_view HarmlessPatterns =
    "/etc/ssl/certs/ /etc/ca-certificates/ /etc/pki/ca-trust/ /etc/pki/tls/certs/ "
    "/etc/pki/java/ /etc/pki/consumer/ /usr/share/ /usr/lib/ssl/certs/ "
    "/usr/local/share/ca-certificates/ cacert.pem cert.pem ca-bundle.pem ca.pem fullchain.pem "
    "chain.pem roots.pem *.pub.pem public.pem "
    "node_modules/ testdata/ site-packages/ dist-packages/ gems/ /go/pkg/mod/ "
    ".env.example .env.sample .env.template .env.dist .env.defaults";

struct SecretRule
{
    SecretKind kind;
    std::string_view patterns;
};

constexpr SecretRule Rules[] = {
    {SecretKind::PrivateKey,
     "id_rsa id_dsa id_ecdsa id_ecdsa_sk id_ed25519 id_ed25519_sk /etc/ssh/ssh_host_*_key *.pem "
     "*.key *.ppk .abuild/*.rsa .gnupg/private-keys-v1.d/ .gnupg/secring.gpg"},
    {SecretKind::KeyStore, "*.p12 *.pfx *.jks *.keystore *.kdbx"},
    {SecretKind::Credentials,
     ".npmrc .yarnrc.yml .netrc _netrc .pypirc .git-credentials .config/git/credentials "
     ".docker/config.json .dockercfg .config/containers/auth.json containers/0/auth.json "
     ".aws/credentials .azure/accessTokens.json .azure/msal_token_cache.json "
     ".config/gcloud/credentials.db .config/gcloud/access_tokens.db "
     ".config/gcloud/application_default_credentials.json .config/gcloud/legacy_credentials/ "
     ".config/doctl/config.yaml .config/hub .config/gh/hosts.yml .config/rclone/rclone.conf "
     ".kube/config .cargo/credentials .cargo/credentials.toml .gem/credentials "
     ".composer/auth.json .config/composer/auth.json .m2/settings-security.xml .pgpass .my.cnf "
     ".boto .s3cfg .vault-token terraform.tfstate .terraform.d/credentials.tfrc.json .htpasswd"},
    {SecretKind::Environment, ".env .env.*"},
};

PathRules compiled()
{
    PathRules rules;
    rules.add(HarmlessPatterns, Harmless);
    for (const SecretRule &rule : Rules)
        rules.add(rule.patterns, PathRules::Tag(1 + quint8(rule.kind)));
    return rules;
}

} // namespace

std::vector<Secret> findSecrets(const FileTree &tree)
{
    static const PathRules rules = compiled();
    const std::vector<PathRules::Tag> tags = rules.match(tree);
    std::vector<Secret> secrets;
    for (quint32 i = 0; i < tags.size(); ++i) {
        if (tags[i] == Harmless || tags[i] == PathRules::NoTag)
            continue;
        const FileNode node = tree.node(i);
        if ((node.type == EntryType::File && node.size > 0) || node.type == EntryType::HardLink)
            secrets.push_back({i, SecretKind(tags[i] - 1)});
    }
    std::ranges::stable_sort(secrets, {}, &Secret::kind);
    return secrets;
}

} // namespace layers

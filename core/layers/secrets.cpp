// SPDX-FileCopyrightText: 2026 The Millefeuille authors
// SPDX-License-Identifier: Apache-2.0
#include "core/layers/secrets.h"

#include "core/layers/pathrules.h"

#include <algorithm>
#include <optional>

namespace layers {

namespace {

/// What a path says, the stronger word first.
struct SecretRule
{
    std::optional<SecretKind> kind; ///< None: harmless.
    std::string_view patterns;
};

constexpr SecretRule Rules[] = {
    // Examples, and what the makers of packages test with.
    {{},
     "node_modules/ testdata/ site-packages/ dist-packages/ gems/ /go/pkg/mod/ /usr/share/doc/ "
     ".env.example .env.sample .env.template .env.dist .env.defaults"},
    {SecretKind::PrivateKey,
     "id_rsa id_dsa id_ecdsa id_ecdsa_sk id_ed25519 id_ed25519_sk /etc/ssh/ssh_host_*_key "
     ".abuild/*.rsa .gnupg/private-keys-v1.d/ .gnupg/secring.gpg"},
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
    // Certificates that everybody has.
    {{},
     "/etc/ssl/certs/ /etc/ca-certificates/ /etc/pki/ca-trust/ /etc/pki/tls/certs/ "
     "/etc/pki/java/ /etc/pki/consumer/ /usr/share/ /usr/lib/ssl/certs/ "
     "/usr/local/share/ca-certificates/ cacert.pem cert.pem ca-bundle.pem ca.pem fullchain.pem "
     "chain.pem roots.pem *.pub.pem public.pem"},
    {SecretKind::PrivateKey, "*.pem *.key *.ppk"},
    {SecretKind::KeyStore, "*.p12 *.pfx *.jks *.keystore *.kdbx"},
};

PathRules compiled()
{
    PathRules rules;
    for (std::size_t i = 0; i < std::size(Rules); ++i)
        rules.add(Rules[i].patterns, PathRules::Tag(i));
    return rules;
}

} // namespace

std::vector<Secret> findSecrets(const FileTree &tree,
                                std::span<const std::shared_ptr<const LayerToc>> tocs)
{
    static const PathRules rules = compiled();
    const std::vector<PathRules::Tag> tags = rules.match(tree);
    std::vector<Secret> secrets;
    for (quint32 i = 0; i < tags.size(); ++i) {
        const FileNode node = tree.node(i);
        const bool isFile = node.type == EntryType::File && node.size > 0;
        if (!isFile && node.type != EntryType::HardLink)
            continue;
        const bool isTold = tags[i] != PathRules::NoTag;
        if (isTold && Rules[tags[i]].kind)
            secrets.push_back({i, *Rules[tags[i]].kind});
        else if (!isTold && isFile && tocs[node.layer]->at(node.entry).isPrivateKey)
            secrets.push_back({i, SecretKind::PrivateKey});
    }
    std::ranges::stable_sort(secrets, {}, &Secret::kind);
    return secrets;
}

} // namespace layers

// SPDX-FileCopyrightText: 2026 The Millefeuille authors
// SPDX-License-Identifier: Apache-2.0
#include "models/filefamily.h"

#include "models/tr.h"

#include <algorithm>
#include <array>

namespace models {

namespace {

struct Rule
{
    std::string_view name;
    FileFamily family;
};

using enum FileFamily;

/// Sorted, for a binary search; checked below.
constexpr auto Extensions = std::to_array<Rule>({
    {"a", Library},      {"apk", Archive},      {"avi", Image},    {"bin", Data},
    {"bmp", Image},      {"bz2", Archive},      {"c", Source},     {"cc", Source},
    {"cfg", Data},       {"class", Java},       {"conf", Data},    {"cpp", Source},
    {"crt", Data},       {"cs", Source},        {"css", Web},      {"csv", Data},
    {"cxx", Source},     {"db", Data},          {"deb", Archive},  {"dll", Library},
    {"doc", Document},   {"docx", Document},    {"ear", Java},     {"eot", Image},
    {"exe", Executable}, {"flac", Image},       {"gif", Image},    {"gmo", Locale},
    {"go", Source},      {"gz", Archive},       {"h", Source},     {"hpp", Source},
    {"htm", Web},        {"html", Web},         {"ico", Image},    {"idx", Data},
    {"ini", Data},       {"jar", Java},         {"java", Java},    {"jmod", Java},
    {"jpeg", Image},     {"jpg", Image},        {"js", Web},       {"json", Data},
    {"jsx", Web},        {"ko", Library},       {"kt", Java},      {"la", Library},
    {"log", Log},        {"lua", Source},       {"lz4", Archive},  {"map", Web},
    {"md", Document},    {"mjs", Web},          {"mkv", Image},    {"mo", Locale},
    {"mp3", Image},      {"mp4", Image},        {"node", Library}, {"npz", Data},
    {"o", Library},      {"ogg", Image},        {"onnx", Data},    {"otf", Image},
    {"pack", Source},    {"parquet", Data},     {"pcf", Image},    {"pdf", Document},
    {"pem", Data},       {"php", Source},       {"pl", Source},    {"pm", Source},
    {"png", Image},      {"po", Locale},        {"pod", Document}, {"ps", Document},
    {"pt", Data},        {"pth", Python},       {"py", Python},    {"pyc", Python},
    {"pyi", Python},     {"pyo", Python},       {"pyx", Python},   {"qm", Locale},
    {"r", Source},       {"rb", Source},        {"rpm", Archive},  {"rs", Source},
    {"rst", Document},   {"safetensors", Data}, {"scss", Web},     {"sh", Source},
    {"so", Library},     {"sqlite", Data},      {"svg", Image},    {"swift", Source},
    {"tar", Archive},    {"tgz", Archive},      {"toml", Data},    {"ts", Web},
    {"tsx", Web},        {"ttf", Image},        {"txt", Document}, {"war", Java},
    {"wasm", Library},   {"wav", Image},        {"webm", Image},   {"webp", Image},
    {"whl", Python},     {"woff", Image},       {"woff2", Image},  {"xml", Data},
    {"xz", Archive},     {"yaml", Data},        {"yml", Data},     {"zip", Archive},
    {"zst", Archive},
});

constexpr auto Folders = std::to_array<Rule>({
    {".git", Source},     {".npm", Log},         {"__pycache__", Python}, {"bin", Executable},
    {"cache", Log},       {"doc", Document},     {"docs", Document},      {"fonts", Image},
    {"i18n", Locale},     {"include", Source},   {"info", Document},      {"libexec", Executable},
    {"lists", Log},       {"locale", Locale},    {"locales", Locale},     {"log", Log},
    {"man", Document},    {"node_modules", Web}, {"sbin", Executable},    {"src", Source},
    {"zoneinfo", Locale},
});

constexpr bool isSorted(const auto &rules)
{
    return std::ranges::is_sorted(rules, {}, &Rule::name);
}

FileFamily find(const auto &rules, std::string_view name)
{
    const auto found = std::ranges::lower_bound(rules, name, {}, &Rule::name);
    return found != rules.end() && found->name == name ? found->family : Other;
}

/// The extension in lower case, or nothing if there is none or it is too long for any we know.
struct Extension
{
    explicit Extension(std::string_view name)
    {
        const std::size_t dot = name.rfind('.');
        if (dot == std::string_view::npos || dot == 0 || name.size() - dot - 1 > text.size())
            return;
        for (const char c : name.substr(dot + 1))
            text[length++] = c >= 'A' && c <= 'Z' ? char(c - 'A' + 'a') : c;
    }
    [[nodiscard]] std::string_view view() const { return {text.data(), length}; }

    std::array<char, 12> text{};
    std::size_t length = 0;
};

} // namespace

QString familyName(FileFamily family)
{
    switch (family) {
    case Executable:
        //: A family of files.
        return Tr::tr("Programs");
    case Library:
        //: A family of files.
        return Tr::tr("Libraries");
    case Source:
        //: A family of files.
        return Tr::tr("Source code");
    case Python:
        return Tr::tr("Python");
    case Java:
        return Tr::tr("Java");
    case Web:
        //: A family of files: JavaScript, style sheets, pages.
        return Tr::tr("Web");
    case Archive:
        //: A family of files: packed ones.
        return Tr::tr("Archives");
    case Image:
        //: A family of files: pictures, fonts, sound and video.
        return Tr::tr("Media");
    case Document:
        //: A family of files.
        return Tr::tr("Documents");
    case Locale:
        //: A family of files: translations, locales, time zones.
        return Tr::tr("Languages");
    case Data:
        //: A family of files.
        return Tr::tr("Data");
    case Log:
        //: A family of files.
        return Tr::tr("Logs and caches");
    case Other:
        break;
    }
    //: A family of files: none of the others.
    return Tr::tr("Other");
}

FileFamily familyOfFolder(std::string_view name, FileFamily around)
{
    static_assert(isSorted(Folders));
    const FileFamily own = find(Folders, name);
    return own == Other ? around : own;
}

FileFamily familyOfFile(std::string_view name, FileFamily around, bool isExecutable)
{
    static_assert(isSorted(Extensions));
    if (around == Locale || around == Log)
        return around;
    if (name.contains(".so."))
        return Library;
    const FileFamily own = find(Extensions, Extension(name).view());
    if (own == Archive && around == Document) // Manuals are packed.
        return Document;
    if (own != Other)
        return own;
    if (around != Other && around != Executable)
        return around;
    return isExecutable ? Executable : Other;
}

} // namespace models

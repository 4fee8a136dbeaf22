// SPDX-FileCopyrightText: 2026 The Millefeuille authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QDeadlineTimer>

#include <chrono>
#include <deque>

namespace app {

/// What was answered lately, so that going back and forth asks nobody again. A bounded number of
/// answers, each for a bounded time. One thread.
template <class Question, class Answer>
class RecentAnswers final
{
public:
    RecentAnswers(std::size_t most, std::chrono::milliseconds validity)
        : m_most(most)
        , m_validity(validity)
    {}

    /// Null if it was not asked lately; valid until the next insert().
    [[nodiscard]] const Answer *find(const Question &question) const
    {
        for (const Entry &entry : m_entries) {
            if (entry.question == question && !entry.validity.hasExpired())
                return &entry.answer;
        }
        return nullptr;
    }

    void insert(const Question &question, const Answer &answer)
    {
        std::erase_if(m_entries, [&](const Entry &entry) {
            return entry.question == question || entry.validity.hasExpired();
        });
        m_entries.push_back({question, answer, QDeadlineTimer(m_validity)});
        if (m_entries.size() > m_most)
            m_entries.pop_front();
    }

    void clear() { m_entries.clear(); }

private:
    struct Entry
    {
        Question question;
        Answer answer;
        QDeadlineTimer validity;
    };

    std::size_t m_most;
    std::chrono::milliseconds m_validity;
    std::deque<Entry> m_entries;
};

} // namespace app

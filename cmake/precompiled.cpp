// SPDX-FileCopyrightText: 2026 The Millefeuille authors
// SPDX-License-Identifier: Apache-2.0
//
// Empty on purpose: the targets that own a precompiled header need a source.

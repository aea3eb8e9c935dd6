// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QFont>
#include <QMargins>

class QWidget;

namespace reviver::ui {

/// A length drawn for a font 16 px high, in pixels for the application's font.
int px(int n);

/// Sizes follow the application's font; weights are regular and demi-bold, nothing else.
enum class TextRole { Caption, CaptionStrong, Body, Strong, Title, Headline, Hero, Mono, MonoCaption };
QFont font(TextRole role);

/// The height of a control drawn `n` high: never lower than its text needs.
int controlHeight(int n, TextRole role = TextRole::Body);

/// Whether the window of `widget` is narrower than space::kNarrowWidth.
bool isNarrow(const QWidget *widget);
/// The room left and right of what lies on a page.
int pageMargin(const QWidget *widget);

/// Margins by reading direction: layouts don't mirror theirs.
QMargins directedMargins(const QWidget *widget, int leading, int top, int trailing, int bottom);

namespace space {
inline constexpr int kPageMargin = 32;        ///< left and right of a page
inline constexpr int kNarrowPageMargin = 20;  ///< below kNarrowWidth
inline constexpr int kNarrowWidth = 1000;     ///< window width where pages close up
inline constexpr int kBlock = 16;             ///< between blocks of a page
inline constexpr int kTightBlock = 10;        ///< the same on a page that would scroll otherwise
inline constexpr int kButtons = 8;            ///< between buttons
}  // namespace space

namespace radius {
inline constexpr int kCard = 10;
inline constexpr int kNote = 8;
inline constexpr int kControl = 6;
}  // namespace radius

}  // namespace reviver::ui

//! Chinese numerals: 一 to 九十九 for headings, 二〇二一 for years.

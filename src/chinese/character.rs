//! Classes of characters: width in cells, where a line may break, which marks are paired.

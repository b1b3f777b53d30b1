"""Text as words: tokens, stems, background frequencies, language."""

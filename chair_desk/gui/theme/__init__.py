"""The look: tokens, palette, the one sheet, fonts and icons."""

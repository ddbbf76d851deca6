"""What the window says, one table a page, Chinese and English side by side."""

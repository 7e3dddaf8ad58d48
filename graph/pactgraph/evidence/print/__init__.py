"""Text as it is printed: dates, figures, numbers and names in a sentence."""

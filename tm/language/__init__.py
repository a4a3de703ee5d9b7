"""What the toolkit knows of Persian and English: keys, numbers, dates, names, languages."""

"""What single values are: terms, dates (EDTF), names, passages and their locators."""

"""The only reader of YAML: question files and families' files, read kindly and explained when they are damaged."""

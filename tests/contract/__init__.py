"""The promises made to scripts, each tried from outside: names, fields, exit codes, files."""

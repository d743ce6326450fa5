# Releases before 25.9.0 never edit the operator's files.

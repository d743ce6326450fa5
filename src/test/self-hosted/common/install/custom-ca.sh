# Releases before 26.4.0 leave certificates/ to the containers.

package dev.sentryprovision.cli;

import java.nio.file.Path;

/** The tilde of paths that no shell expanded: {@code --private-key=~/.ssh/id}. */
final class Home {

    private Home() {}

    static Path expand(Path path, Surroundings surroundings) {
        boolean tilde = path.getName(0).toString().equals("~");
        String home = surroundings.environment().getOrDefault("HOME", "");
        if (!tilde || home.isEmpty()) {
            return path;
        }
        return path.getNameCount() == 1 ? Path.of(home) : Path.of(home).resolve(path.subpath(1, path.getNameCount()));
    }
}

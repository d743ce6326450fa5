package dev.sentryprovision.playbook;

import java.nio.file.Path;
import java.util.List;

/** A playbook file with everything it imports, in order. */
public record Playbook(Path file, List<Play> plays) {

    public Playbook {
        plays = List.copyOf(plays);
    }
}

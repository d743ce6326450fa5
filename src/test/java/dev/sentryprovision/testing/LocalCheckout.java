package dev.sentryprovision.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** A checkout of the self-hosted repository on this machine, and runs of this project's roles on it. */
public final class LocalCheckout {

    private final Path folder;
    private final String release;

    public LocalCheckout(Path folder, String release) {
        this.folder = folder;
        this.release = release;
        write("checkout/.env", "");
    }

    /** Runs roles, separated by commas, with variables in YAML; more arguments go to the program. */
    public Program.Ended run(String verb, String roles, String variables, String... more) {
        write("variables.yml", variables);
        List<String> listed = new ArrayList<>();
        for (String role : roles.split(",")) {
            listed.add(Path.of("roles", role).toAbsolutePath().toString());
        }
        write("playbook.yml", "- {hosts: all, roles: " + listed + "}\n");
        List<String> arguments = new ArrayList<>(List.of(verb, path("playbook.yml"), "-i", "here,"));
        for (String each : List.of(
                "ansible_connection=local",
                "sentry_version=" + release,
                "sentry_url_prefix=https://sentry.example.com",
                "sentry_dir=" + path("checkout"),
                "@" + path("variables.yml"))) {
            arguments.addAll(List.of("-e", each));
        }
        arguments.addAll(List.of(more));
        return Program.run(arguments.toArray(String[]::new));
    }

    /** Writes a file, by its path in the folder around the checkout. */
    public void write(String name, String text) {
        try {
            Path file = folder.resolve(name);
            Files.createDirectories(file.getParent());
            Files.writeString(file, text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A file of the checkout. */
    public String read(String name) {
        try {
            return Files.readString(folder.resolve("checkout").resolve(name));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public boolean has(String name) {
        return Files.exists(folder.resolve("checkout").resolve(name));
    }

    public String path(String name) {
        return folder.resolve(name).toString();
    }
}

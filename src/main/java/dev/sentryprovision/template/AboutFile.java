package dev.sentryprovision.template;

import dev.sentryprovision.template.python.DateTime;
import dev.sentryprovision.template.python.Strftime;
import dev.sentryprovision.value.None;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.Optional;
import java.util.Set;

/**
 * What a template file can say about itself: the variables that ansible-core 2.14 adds in its module and its lookup
 * {@code template}. Each is found out when it is asked for.
 *
 * @param written     the file as the task names it
 * @param destination where the result goes, where it goes to a file
 * @param managed     the setting {@code ansible_managed}
 */
record AboutFile(String written, Path file, Optional<String> destination, InstantSource clock, String managed)
        implements Variables {

    @Override
    public Optional<Object> find(String name) {
        return switch (name) {
            case "ansible_managed" -> Optional.of(managedText());
            case "template_path" -> Optional.of(written);
            case "template_fullpath" -> Optional.of(file.toAbsolutePath().toString());
            case "template_destpath" ->
                Optional.of(destination.<Object>map(path -> path).orElse(None.NONE));
            case "template_host" -> Optional.of(controlMachine());
            case "template_uid" -> Optional.of(owner());
            case "template_mtime" -> Optional.of(local(modified()));
            case "template_run_date" -> Optional.of(local(clock.instant()));
            default -> Optional.empty();
        };
    }

    @Override
    public Set<String> names() {
        return Set.of(
                "ansible_managed",
                "template_path",
                "template_fullpath",
                "template_destpath",
                "template_host",
                "template_uid",
                "template_mtime",
                "template_run_date");
    }

    /** Its time is that of the file, so that a second run finds the same. */
    private String managedText() {
        String text = managed;
        if (text.contains("{host}")) {
            text = text.replace("{host}", controlMachine());
        }
        if (text.contains("{uid}")) {
            text = text.replace("{uid}", owner());
        }
        text = text.replace("{file}", written);
        return text.contains("%") ? Strftime.format(text, modified().atZone(ZoneId.systemDefault())) : text;
    }

    private static String controlMachine() {
        try {
            return InetAddress.getLocalHost().getHostName();
        } catch (UnknownHostException _) {
            return "localhost";
        }
    }

    private String owner() {
        try {
            return Files.getOwner(file).getName();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Instant modified() {
        try {
            return Files.getLastModifiedTime(file).toInstant();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static DateTime local(Instant instant) {
        return new DateTime(LocalDateTime.ofInstant(instant, ZoneId.systemDefault()));
    }
}

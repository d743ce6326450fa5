package dev.sentryprovision.module.system;

import dev.sentryprovision.host.Asked;
import dev.sentryprovision.host.Attributes;
import dev.sentryprovision.host.Content;
import dev.sentryprovision.host.FileWrite;
import dev.sentryprovision.host.Host;
import dev.sentryprovision.host.HostFailure;
import dev.sentryprovision.host.Look;
import dev.sentryprovision.host.PathStatus;
import dev.sentryprovision.host.Reading;
import dev.sentryprovision.host.RemotePath;
import java.util.List;
import java.util.Optional;

/**
 * A text file of the system, read once and written only when it should say something else.
 *
 * @param path where it really is: links are followed
 */
public record ConfigText(RemotePath path, boolean exists, String text) {

    /** One round trip, together with what else is asked. */
    public static Asked<ConfigText> ask(RemotePath path, Host host) {
        Asked<PathStatus> entry = host.ask(new Look.Stat(path, false));
        Asked<RemotePath> real = host.ask(new Look.RealPath(path));
        Asked<Reading> reading = host.ask(Look.Read.small(path));
        return () -> switch (reading.get()) {
            case Reading.Whole whole -> new ConfigText(entry.get().isLink() ? real.get() : path, true, whole.text());
            case Reading.TooLarge _ -> throw new HostFailure(path + " is too large to be a file of settings");
            case Reading.Absent _ -> {
                if (entry.get().exists() && !entry.get().isLink()) {
                    throw new HostFailure(path + " is not a file");
                }
                yield new ConfigText(path, false, "");
            }
        };
    }

    public static ConfigText read(RemotePath path, Host host) {
        return ask(path, host).get();
    }

    /** Its lines without their newlines. */
    public List<String> lines() {
        return text.lines().toList();
    }

    public boolean says(String wanted) {
        return exists && text.equals(wanted);
    }

    /** Writes what it should say, if it does not yet; a new file gets the mode. */
    public Optional<RemotePath> write(String wanted, int newMode, boolean backup, Host host) {
        return says(wanted) ? Optional.empty() : host.write(as(wanted, newMode, backup));
    }

    /** The file with another text. */
    FileWrite as(String wanted, int newMode, boolean backup) {
        Attributes attributes = exists ? Attributes.KEEP : Attributes.ofMode(newMode);
        return new FileWrite(path, Content.of(wanted), attributes, Optional.empty(), backup, false);
    }

    /** Lines as a text in which each ends. */
    public static String text(List<String> lines) {
        return lines.isEmpty() ? "" : String.join("\n", lines) + "\n";
    }
}

package dev.sentryprovision.sentry.config;

import dev.sentryprovision.host.Asked;
import dev.sentryprovision.host.Attributes;
import dev.sentryprovision.host.Content;
import dev.sentryprovision.host.FileWrite;
import dev.sentryprovision.host.Host;
import dev.sentryprovision.host.HostFailure;
import dev.sentryprovision.host.Look;
import dev.sentryprovision.host.ModeSpec;
import dev.sentryprovision.host.Reading;
import dev.sentryprovision.host.RemotePath;
import dev.sentryprovision.module.Param;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * A file that is edited where it is, or that is made from another one each time.
 *
 * @param anew for a file that git keeps, a copy of which is mounted
 */
public record ServiceFile(
        @Param(value = "The file.", required = true) RemotePath path,

        @Param("A file that it begins with where it is missing.")
        Optional<RemotePath> source,

        @Param(
                value = "Begin with that file each time: what else it says is what the source says.",
                defaultValue = "no")
        boolean anew,

        @Param("Mode of the file when it is made.") Optional<ModeSpec> mode) {

    /**
     * Puts what {@code edit} makes of it in place, if that is another text.
     *
     * @param validate the command that tries it first
     * @param secret   no diff is shown
     */
    void edit(Host host, Optional<String> validate, boolean secret, UnaryOperator<String> edit) {
        Asked<Reading> there = host.ask(Look.Read.small(path));
        Optional<Asked<Reading>> begins = source.map(file -> host.ask(Look.Read.small(file)));
        boolean exists = there.get() instanceof Reading.Whole;
        String before = exists && !anew || begins.isEmpty()
                ? text(there.get(), path)
                : text(begins.get().get(), source.get());
        String after = edit.apply(before);
        if (exists && there.get() instanceof Reading.Whole whole && whole.text().equals(after)) {
            return;
        }
        Attributes attributes = exists ? Attributes.KEEP : new Attributes(mode, Optional.empty(), Optional.empty());
        host.write(new FileWrite(path, Content.of(after), attributes, validate, false, secret));
    }

    /** @throws HostFailure where it is not there */
    static String text(Reading reading, RemotePath path) {
        return switch (reading) {
            case Reading.Whole whole -> whole.text();
            case Reading.Absent _ -> throw new HostFailure("there is no " + path + ": is the repository checked out?");
            case Reading.TooLarge _ -> throw new HostFailure(path + " is too large");
        };
    }
}

package dev.sentryprovision.module.files;

import dev.sentryprovision.host.Asked;
import dev.sentryprovision.host.Host;
import dev.sentryprovision.host.HostFailure;
import dev.sentryprovision.host.Look;
import dev.sentryprovision.host.PathStatus;
import dev.sentryprovision.host.Reading;
import dev.sentryprovision.host.RemotePath;
import dev.sentryprovision.host.TreeEntry;
import dev.sentryprovision.template.python.Escapes;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Contents of files that are to be put one after the other. */
record Fragments(List<byte[]> contents) {

    private static final long LARGEST = 64L * 1024 * 1024;

    static Fragments onController(AssembleModule.Params params) {
        Path folder = params.controller().locate("files", params.src());
        if (!Files.isDirectory(folder)) {
            throw new HostFailure("Source (" + params.src() + ") is not a directory");
        }
        try (Stream<Path> files = Files.list(folder)) {
            return new Fragments(files.filter(Files::isRegularFile)
                    .filter(file -> params.isWanted(file.getFileName().toString()))
                    .sorted()
                    .map(file -> LocalTree.contentOf(file, params.controller(), params.decrypt())
                            .allBytes())
                    .toList());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** One listing, then all of them together. */
    static Fragments onHost(AssembleModule.Params params, Host host) {
        RemotePath folder = host.resolve(params.src());
        Asked<PathStatus> status = host.ask(new Look.Stat(folder, true));
        Asked<List<TreeEntry>> entries = host.ask(Look.Tree.childrenOf(folder));
        if (!status.get().exists()) {
            host.confirmMissing();
            throw new HostFailure("Source (" + folder + ") does not exist");
        }
        if (!status.get().isDirectory()) {
            throw new HostFailure("Source (" + folder + ") is not a directory");
        }
        List<Asked<Reading>> readings = entries.get().stream()
                .filter(entry -> entry.status().isFile() || entry.status().isLink())
                .map(TreeEntry::path)
                .filter(path -> params.isWanted(path.fileName()))
                .map(path -> host.ask(new Look.Read(path, LARGEST)))
                .toList();
        return new Fragments(readings.stream().flatMap(Fragments::bytes).toList());
    }

    private static Stream<byte[]> bytes(Asked<Reading> asked) {
        return switch (asked.get()) {
            case Reading.Whole(byte[] bytes) -> Stream.of(bytes);
            case Reading.TooLarge _ ->
                throw new HostFailure("a file is too large to be assembled (the limit is 64 MiB)");
            case Reading.Absent _ -> Stream.empty();
        };
    }

    /** Each begins on a line of its own, and so does the delimiter between two. */
    byte[] joined(Optional<String> delimiter) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        byte[] between = delimiter
                .filter(text -> !text.isEmpty())
                .map(Escapes::expand)
                .map(text -> text.endsWith("\n") ? text : text + "\n")
                .orElse("")
                .getBytes(StandardCharsets.UTF_8);
        boolean first = true;
        boolean endsLine = true;
        for (byte[] content : contents) {
            if (!endsLine) {
                out.write('\n');
            }
            if (!first) {
                out.writeBytes(between);
            }
            out.writeBytes(content);
            first = false;
            endsLine = content.length > 0 && content[content.length - 1] == '\n';
        }
        return out.toByteArray();
    }
}

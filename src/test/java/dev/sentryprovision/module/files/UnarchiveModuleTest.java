package dev.sentryprovision.module.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.sentryprovision.event.Diff;
import dev.sentryprovision.host.HostFailure;
import dev.sentryprovision.host.ShellProcess;
import dev.sentryprovision.module.LocalMachine;
import dev.sentryprovision.module.LocalMachine.Run;
import dev.sentryprovision.module.PlainController;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPOutputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;
import org.apache.commons.compress.archivers.tar.TarConstants;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipArchiveOutputStream;
import org.apache.commons.compress.compressors.bzip2.BZip2CompressorOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class UnarchiveModuleTest {

    private static final byte[] LARGE = "0123456789abcdef".repeat(100_000).getBytes(StandardCharsets.US_ASCII);

    @TempDir
    private Path temporary;

    private Path folder;
    private Path dest;

    @BeforeEach
    void set_up() throws IOException {
        folder = temporary.toRealPath();
        dest = Files.createDirectory(folder.resolve("dest"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"a.tar", "a.tgz", "a.tar.bz2", "a.zip"})
    void an_archive_is_unpacked_once(String name) throws IOException {
        archive(name);

        Run predicted = run(true, Map.of("src", name));
        assertThat(dest).isEmptyDirectory();
        Run first = run(false, Map.of("src", name));
        Run second = run(false, Map.of("src", name));

        assertThat(first.changes()).isEqualTo(predicted.changes()).hasSize(5);
        assertThat(dest.resolve("top/bin/tool")).hasContent("#!/bin/sh\n");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(dest.resolve("top/bin/tool"))))
                .isEqualTo("rwxr-xr-x");
        assertThat(dest.resolve("top/large")).hasBinaryContent(LARGE);
        assertThat(Files.readSymbolicLink(dest.resolve("top/link"))).isEqualTo(Path.of("bin/tool"));
        assertThat(second.changes()).isEmpty();
        assertThat(second.roundTrips()).isEqualTo(1);
    }

    @Test
    void only_what_differs_is_written() throws IOException {
        archive("a.tgz");
        run(false, Map.of("src", "a.tgz"));
        Files.writeString(dest.resolve("top/bin/tool"), "broken");
        Files.writeString(dest.resolve("top/own"), "mine");

        Run run = run(false, Map.of("src", "a.tgz"));

        assertThat(run.changes()).extracting(Diff::subject).containsExactly(dest + "/top/bin/tool");
        assertThat(dest.resolve("top/own")).hasContent("mine");
    }

    @Test
    void an_archive_of_the_host_is_told_by_remote_src() throws IOException {
        archive("a.tgz");

        run(false, Map.of("src", folder + "/a.tgz", "remote_src", true));

        assertThat(dest.resolve("top/bin/tool")).exists();
    }

    @Test
    void leading_names_go_and_what_is_excluded_stays_away() throws IOException {
        archive("a.tar");

        run(
                false,
                Map.of("src", "a.tar", "extra_opts", List.of("--strip-components=1"), "exclude", List.of("*/large")));

        assertThat(dest.resolve("bin/tool")).exists();
        assertThat(dest.resolve("large")).doesNotExist();
    }

    @Test
    void a_folder_that_is_included_comes_with_all_in_it() throws IOException {
        archive("a.tar");

        Run run = run(false, Map.of("src", "a.tar", "include", List.of("top/bin"), "list_files", true));

        assertThat(dest.resolve("top/bin/tool")).exists();
        assertThat(dest.resolve("top/large")).doesNotExist();
        assertThat(run.outcome().values().get("files")).isEqualTo(List.of("top/bin/", "top/bin/tool"));
    }

    @Test
    void the_mode_that_is_given_counts_for_all() throws IOException {
        archive("a.tar");

        run(false, Map.of("src", "a.tar", "mode", "u=rwX,go="));

        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(dest.resolve("top/large"))))
                .isEqualTo("rw-------");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(dest.resolve("top"))))
                .isEqualTo("rwx------");
    }

    @Test
    void newer_files_are_kept_when_asked() throws IOException {
        archive("a.tar");
        run(false, Map.of("src", "a.tar"));
        Files.writeString(dest.resolve("top/large"), "mine");

        assertThat(run(false, Map.of("src", "a.tar", "keep_newer", true)).changes())
                .isEmpty();
    }

    @Test
    void nothing_is_read_when_what_it_creates_is_there() {
        Run run = run(false, Map.of("src", "none.tar", "creates", dest.toString()));

        assertThat(run.outcome().values().get("msg")).isEqualTo("skipped, since " + dest + " exists");
    }

    @Test
    void a_path_that_leads_out_is_refused() throws IOException {
        try (TarArchiveOutputStream tar = tar(Files.newOutputStream(folder.resolve("bad.tar")))) {
            file(tar, "../evil", "x".getBytes(StandardCharsets.US_ASCII), 0644);
        }

        assertThatThrownBy(() -> run(false, Map.of("src", "bad.tar")))
                .isInstanceOf(HostFailure.class)
                .hasMessageContaining("leads out of the folder: ../evil");
    }

    @Test
    void what_is_no_archive_is_refused() throws IOException {
        Files.writeString(folder.resolve("text"), "no archive\n");

        assertThatThrownBy(() -> run(false, Map.of("src", "text")))
                .isInstanceOf(HostFailure.class)
                .hasMessageContaining("Failed to read 'text' as an archive");
    }

    @Test
    void the_folder_must_be_there() throws IOException {
        archive("a.tar");

        assertThatThrownBy(() -> run(false, Map.of("src", "a.tar", "dest", folder + "/none")))
                .hasMessage("dest '" + folder + "/none' must be an existing dir");
    }

    @ParameterizedTest
    @ValueSource(strings = {"zstd", "xz"})
    void other_compressions(String program) throws Exception {
        assumeTrue(Files.exists(Path.of("/usr/bin", program)), "no " + program + " here");
        archive("a.tar");
        Process process = new ProcessBuilder(program, "-q", "-k", folder + "/a.tar").start();
        assertThat(process.waitFor()).isZero();

        run(false, Map.of("src", program.equals("xz") ? "a.tar.xz" : "a.tar.zst"));

        assertThat(dest.resolve("top/bin/tool")).exists();
    }

    private Run run(boolean dryRun, Map<String, Object> arguments) {
        ShellProcess shell = new ShellProcess(List.of("/bin/sh"), Map.of());
        LocalMachine machine = new LocalMachine(shell, new PlainController(folder, Map.of()));
        Map<String, Object> all = new HashMap<>(Map.of("dest", dest.toString()));
        all.putAll(arguments);
        return dryRun ? machine.dryRun("unarchive", all) : machine.live("unarchive", all);
    }

    private void archive(String name) throws IOException {
        OutputStream file = Files.newOutputStream(folder.resolve(name));
        if (name.endsWith(".zip")) {
            zip(file);
            return;
        }
        OutputStream compressed = name.endsWith(".tgz")
                ? new GZIPOutputStream(file)
                : name.endsWith(".bz2") ? new BZip2CompressorOutputStream(file) : file;
        try (TarArchiveOutputStream tar = tar(compressed)) {
            TarArchiveEntry top = new TarArchiveEntry("./top/");
            top.setMode(0755);
            tar.putArchiveEntry(owned(top));
            tar.closeArchiveEntry();
            TarArchiveEntry bin = new TarArchiveEntry("./top/bin/");
            tar.putArchiveEntry(owned(bin));
            tar.closeArchiveEntry();
            file(tar, "./top/bin/tool", "#!/bin/sh\n".getBytes(StandardCharsets.US_ASCII), 0755);
            file(tar, "./top/large", LARGE, 0644);
            TarArchiveEntry link = new TarArchiveEntry("./top/link", TarConstants.LF_SYMLINK);
            link.setLinkName("bin/tool");
            tar.putArchiveEntry(link);
            tar.closeArchiveEntry();
        }
    }

    private static TarArchiveOutputStream tar(OutputStream out) {
        return new TarArchiveOutputStream(out);
    }

    private static TarArchiveEntry owned(TarArchiveEntry entry) throws IOException {
        Path own = Path.of("/proc/self");
        entry.setUserId((Integer) Files.getAttribute(own, "unix:uid"));
        entry.setGroupId((Integer) Files.getAttribute(own, "unix:gid"));
        return entry;
    }

    private static void file(TarArchiveOutputStream tar, String name, byte[] bytes, int mode) throws IOException {
        TarArchiveEntry entry = owned(new TarArchiveEntry(name));
        entry.setSize(bytes.length);
        entry.setMode(mode);
        tar.putArchiveEntry(entry);
        tar.write(bytes);
        tar.closeArchiveEntry();
    }

    private static void zip(OutputStream out) throws IOException {
        try (ZipArchiveOutputStream zip = new ZipArchiveOutputStream(out)) {
            entry(zip, "top/", new byte[0], 040755);
            entry(zip, "top/bin/", new byte[0], 040755);
            entry(zip, "top/bin/tool", "#!/bin/sh\n".getBytes(StandardCharsets.US_ASCII), 0100755);
            entry(zip, "top/large", LARGE, 0100644);
            entry(zip, "top/link", "bin/tool".getBytes(StandardCharsets.US_ASCII), 0120777);
        }
    }

    private static void entry(ZipArchiveOutputStream zip, String name, byte[] bytes, int mode) throws IOException {
        ZipArchiveEntry entry = new ZipArchiveEntry(name);
        entry.setUnixMode(mode);
        zip.putArchiveEntry(entry);
        zip.write(bytes);
        zip.closeArchiveEntry();
    }
}

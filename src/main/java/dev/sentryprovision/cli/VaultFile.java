package dev.sentryprovision.cli;

import dev.sentryprovision.problem.Problem;
import dev.sentryprovision.problem.ProblemException;
import dev.sentryprovision.problem.SourceSpan;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFileAttributes;

/** A file whose content is replaced as a whole: whoever reads it meanwhile sees the old content or the new. */
record VaultFile(Path path, SourceSpan where) {

    static VaultFile of(Path path) {
        return new VaultFile(path, SourceSpan.of(path.toString()));
    }

    byte[] read() {
        try {
            return Files.readAllBytes(path);
        } catch (NoSuchFileException _) {
            throw new ProblemException(Problem.error("there is no file " + path, where));
        } catch (IOException e) {
            throw failed("read", e);
        }
    }

    /** Keeps owner, group and mode; a new file is for its owner only. */
    void write(byte[] content) {
        try {
            Path target = Files.exists(path) ? path.toRealPath() : path.toAbsolutePath();
            Path temporary = Files.createTempFile(target.getParent(), ".vault", "");
            try {
                Files.write(temporary, content);
                if (Files.exists(target)) {
                    copyAttributes(target, temporary);
                }
                Files.move(temporary, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
            } finally {
                Files.deleteIfExists(temporary);
            }
        } catch (IOException e) {
            throw failed("write", e);
        }
    }

    private static void copyAttributes(Path from, Path to) throws IOException {
        PosixFileAttributes wanted = Files.readAttributes(from, PosixFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
        PosixFileAttributeView view = Files.getFileAttributeView(to, PosixFileAttributeView.class);
        PosixFileAttributes now = view.readAttributes();
        if (!now.owner().equals(wanted.owner())) {
            view.setOwner(wanted.owner());
        }
        if (!now.group().equals(wanted.group())) {
            view.setGroup(wanted.group());
        }
        view.setPermissions(wanted.permissions());
    }

    private ProblemException failed(String what, IOException e) {
        return new ProblemException(Problem.error("cannot " + what + " " + path + ": " + e.getMessage(), where));
    }
}

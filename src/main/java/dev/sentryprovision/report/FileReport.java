package dev.sentryprovision.report;

import dev.sentryprovision.event.Event;
import dev.sentryprovision.event.EventSink;
import dev.sentryprovision.problem.Problem;
import dev.sentryprovision.problem.ProblemException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.InstantSource;

/**
 * A report in a file. It is written when closed, whole or not at all, also after a run that was cut short; other users
 * of the control machine cannot read it.
 */
public final class FileReport implements EventSink, AutoCloseable {

    private final ReportFormat format;
    private final Path file;
    private final RunLog log;

    /** @throws ProblemException when there is no folder for it and none can be made: said before the run, not after */
    public FileReport(ReportFormat format, Path file, InstantSource clock) {
        this.format = format;
        this.file = file.toAbsolutePath();
        this.log = new RunLog(clock);
        try {
            Files.createDirectories(this.file.getParent());
        } catch (IOException e) {
            throw unwritable(e);
        }
        if (Files.isDirectory(this.file) || !Files.isWritable(this.file.getParent())) {
            throw unwritable(new IOException("it cannot be written there"));
        }
    }

    public Path file() {
        return file;
    }

    @Override
    public void accept(Event event) {
        log.accept(event);
    }

    @Override
    public void close() {
        try {
            Path temporary = Files.createTempFile(file.getParent(), "." + file.getFileName(), ".tmp");
            Files.write(temporary, format.render(log).getBytes(StandardCharsets.UTF_8));
            Files.move(temporary, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw unwritable(e);
        }
    }

    private ProblemException unwritable(IOException e) {
        return new ProblemException(Problem.error("the report cannot be written to " + file + ": " + e.getMessage()));
    }
}

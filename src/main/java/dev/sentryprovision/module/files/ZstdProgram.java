package dev.sentryprovision.module.files;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.lang.ProcessBuilder.Redirect;

/** Zstandard by the program of the control machine: no library in pure Java that is kept well knows it. */
final class ZstdProgram {

    private ZstdProgram() {}

    static InputStream decompress(InputStream in) throws IOException {
        try {
            Process process = new ProcessBuilder("zstd", "-dc")
                    .redirectError(Redirect.DISCARD)
                    .start();
            Thread.ofVirtual().start(() -> feed(in, process));
            return process.getInputStream();
        } catch (IOException _) {
            throw new IOException("it is compressed with Zstandard, and the control machine has no program zstd");
        }
    }

    /** When the program ends early, its output is short, and that is what the reader of it will notice. */
    private static void feed(InputStream in, Process process) {
        try (in;
                OutputStream out = process.getOutputStream()) {
            in.transferTo(out);
        } catch (IOException _) {
            process.destroy();
        }
    }
}

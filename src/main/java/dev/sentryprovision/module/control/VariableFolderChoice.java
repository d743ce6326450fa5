package dev.sentryprovision.module.control;

import dev.sentryprovision.module.Param;
import dev.sentryprovision.problem.Problem;
import dev.sentryprovision.problem.ProblemException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import java.util.stream.Stream;

/** Which files of a folder are read as variables. */
public record VariableFolderChoice(
        @Param(value = "How many levels of folders are read; 1 is the folder alone, 0 all of it.", defaultValue = "0")
        long depth,

        @Param("Read only files in whose name this regular expression is found.")
        Optional<String> filesMatching,

        @Param("Leave out files whose name ends in one of these regular expressions.")
        List<String> ignoreFiles,

        @Param(value = "Endings that files of variables have.", defaultValue = "json,yaml,yml")
        List<String> extensions,

        @Param(value = "Leave out files with other endings, where they would be an error.", defaultValue = "no")
        boolean ignoreUnknownExtensions) {

    /** The chosen files, folder by folder in order of path. */
    List<Path> filesIn(Path folder) {
        if (!Files.isDirectory(folder)) {
            throw new ProblemException(Problem.error(folder + " is not a directory"));
        }
        try (Stream<Path> all = Files.walk(folder, depth == 0 ? Integer.MAX_VALUE : Math.toIntExact(depth))) {
            return all.filter(Files::isRegularFile)
                    .filter(this::isWanted)
                    .sorted(Comparator.comparing((Path file) -> file.getParent().toString())
                            .thenComparing(file -> file.getFileName().toString()))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private boolean isWanted(Path file) {
        String name = file.getFileName().toString();
        boolean wanted = filesMatching.map(wish -> found(wish, name)).orElse(true)
                && ignoreFiles.stream().noneMatch(ending -> found(ending + "$", name));
        if (!wanted || extensions.contains(extension(name))) {
            return wanted;
        }
        if (ignoreUnknownExtensions) {
            return false;
        }
        throw new ProblemException(
                Problem.error(file + " does not have a valid extension: " + String.join(", ", extensions))
                        .withHint("name it in 'ignore_files', or set 'ignore_unknown_extensions: true'"));
    }

    private static String extension(String name) {
        return name.contains(".") ? name.substring(name.lastIndexOf('.') + 1) : "";
    }

    private static boolean found(String expression, String name) {
        try {
            return Pattern.compile(expression).matcher(name).find();
        } catch (PatternSyntaxException e) {
            throw new ProblemException(
                    Problem.error("'" + expression + "' is not a regular expression: " + e.getDescription()));
        }
    }
}

package dev.sentryprovision.config;

import dev.sentryprovision.problem.SourceSpan;
import java.nio.file.Path;

/**
 * What was said for a setting.
 *
 * @param name   the key or the environment variable
 * @param folder where relative paths in it begin
 */
public record Said(String name, String text, SourceSpan where, Path folder) {}

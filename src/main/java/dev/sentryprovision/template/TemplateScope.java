package dev.sentryprovision.template;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * Where a template is rendered.
 *
 * @param variables   what it sees
 * @param searchPath  folders in which lookups and includes look for files, in order; for each, its {@code files},
 *     {@code templates} or {@code vars} folder before itself
 * @param environment the controller's environment variables
 */
public record TemplateScope(Variables variables, List<Path> searchPath, Map<String, String> environment) {}

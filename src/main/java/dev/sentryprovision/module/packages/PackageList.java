package dev.sentryprovision.module.packages;

import java.util.List;
import java.util.Map;

/** What one tool has installed: by name, each version of a package with what is known about it. */
record PackageList(PackageFactsModule.Tool tool, Map<String, List<Map<String, Object>>> packages) {}

package dev.sentryprovision.module;

import java.util.List;

/**
 * Brings modules that live above this package, where they may use what this package must not know. Providers are found
 * through {@link java.util.ServiceLoader}: a file in {@code META-INF/services} names them.
 */
public interface ModuleProvider {

    /** Classes with a {@link ModuleSpec} and a constructor without arguments. */
    List<Class<? extends Module<?>>> modules();
}

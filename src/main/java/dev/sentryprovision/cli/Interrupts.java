package dev.sentryprovision.cli;

import dev.sentryprovision.report.LiveView;
import dev.sentryprovision.run.Stop;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Proxy;
import java.util.Optional;

/**
 * Ctrl-C while a run goes on: the first finishes running tasks, the second gives them up, the third ends the process.
 *
 * <p>The JDK's class for signals is reached by name: naming it in code is a warning that cannot be silenced, and a
 * runtime image may lack it. Then the first Ctrl-C ends the process, as it does without this class.
 */
final class Interrupts implements AutoCloseable {

    private static final String SIGNAL = "INT";

    private final Optional<Object> previous;

    private Interrupts(Optional<Object> previous) {
        this.previous = previous;
    }

    static Interrupts to(Stop stop, LiveView view) {
        return new Interrupts(handle((_, method, arguments) -> switch (method.getName()) {
            case "handle" -> {
                interrupt(stop, view);
                yield null;
            }
            case "equals" -> false;
            case "hashCode" -> 1;
            default -> "interrupts" + (arguments == null ? "" : arguments.length);
        }));
    }

    /** What one more Ctrl-C does. */
    static void interrupt(Stop stop, LiveView view) {
        switch (stop.wish()) {
            case NONE -> {
                stop.afterRunningTasks();
                view.stopping();
            }
            case AFTER_RUNNING_TASKS -> {
                stop.now();
                view.stoppingNow();
            }
            case NOW -> Runtime.getRuntime().halt(ExitStatus.INTERRUPTED);
        }
    }

    @Override
    public void close() {
        previous.ifPresent(Interrupts::install);
    }

    private static Optional<Object> handle(InvocationHandler handler) {
        try {
            Class<?> type = Class.forName("sun.misc.SignalHandler");
            return install(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, handler));
        } catch (ClassNotFoundException _) {
            return Optional.empty();
        }
    }

    /** The handler there was before. */
    private static Optional<Object> install(Object handler) {
        try {
            Class<?> signal = Class.forName("sun.misc.Signal");
            Class<?> type = Class.forName("sun.misc.SignalHandler");
            Object interrupt = signal.getConstructor(String.class).newInstance(SIGNAL);
            return Optional.ofNullable(signal.getMethod("handle", signal, type).invoke(null, interrupt, handler));
        } catch (ReflectiveOperationException | IllegalArgumentException _) {
            return Optional.empty();
        }
    }
}

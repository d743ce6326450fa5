package dev.sentryprovision.host;

import java.time.Duration;
import java.util.function.Consumer;

/**
 * How commands go on by themselves on a machine, whatever becomes of the connection.
 *
 * @param job      names the files there that hold output and status
 * @param limit    after which what still runs is killed
 * @param poll     the longest pause between two looks at it
 * @param onStart  called once a command goes on by itself
 * @param onOutput gets the text of standard output as it grows
 */
public record Background(String job, Duration limit, Duration poll, Runnable onStart, Consumer<String> onOutput) {}

package dev.sentryprovision.module;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** Names and documents a module. */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
public @interface ModuleSpec {

    /** Ansible's short name. */
    String name();

    /** Other short names it answers to. */
    String[] aliases() default {};

    /** The collection it lives in; {@code ansible.builtin} and {@code ansible.legacy} are understood for all. */
    String collection() default "ansible.builtin";

    /** One sentence. */
    String summary();

    /** The parameter that takes a free-form argument ({@code command: ls -l}); empty when there is none. */
    String freeForm() default "";

    /** Result keys and their meaning, "key: text" each, for documentation. */
    String[] returns() default {};

    /**
     * Names of the facts it gives; {@code {x}} stands for what the parameter x says. Where a dry run cannot tell what it
     * gives, they are unknown from then on.
     */
    String[] facts() default {};

    /**
     * Names of the variables it sets, written in the same way; {@code *} stands for the names of the arguments that no
     * parameter takes. One whose name cannot be told stands for any variable that is not set.
     */
    String[] variables() default {};

    /** Complete examples in YAML, for documentation. */
    String[] examples() default {};

    /** False when it does its work on the control machine alone: then no connection is opened for it. */
    boolean needsHost() default true;

    /** How the hosts of a task take turns. */
    Turns turns() default Turns.SIDE_BY_SIDE;

    /** Ways to take turns. */
    enum Turns {
        SIDE_BY_SIDE,
        /** One after another, where what one host does is seen by the next and the order shows. */
        IN_ORDER,
        /** It acts for all hosts at once: it runs for the first of them, and all get its result. */
        ONCE_FOR_ALL
    }

    /** True when all it does is one command, so that it can be left to its host. */
    boolean oneCommand() default false;

    /** False when it must not be tried before its turn, because what it sees depends on time. */
    boolean lookAhead() default true;
}

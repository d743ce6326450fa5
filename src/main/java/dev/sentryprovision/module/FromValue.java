package dev.sentryprovision.module;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Marks the public static method by which a type of a module's own is made of an argument. It takes an {@code Object}, a
 * value of the playbook language, and throws {@link WrongValue} when it cannot be.
 */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.METHOD)
public @interface FromValue {

    /** What may be given, for documentation and messages: "a mode or 'preserve'". */
    String value();
}

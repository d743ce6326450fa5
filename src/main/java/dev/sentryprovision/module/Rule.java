package dev.sentryprovision.module;

import java.lang.annotation.ElementType;
import java.lang.annotation.Repeatable;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * What must hold between the parameters of a record, by their names in playbooks; it can be checked before values are
 * known. One annotation states one rule.
 */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
@Repeatable(Rules.class)
public @interface Rule {

    /** At most one of these is given. */
    String[] exclusive() default {};

    /** At least one of these is given; with {@link #when}, where that holds. */
    String[] oneOf() default {};

    /** All of these are given, or none. */
    String[] together() default {};

    /** The parameter that decides whether {@link #needs} or {@link #oneOf} applies; empty: the rule always applies. */
    String when() default "";

    /** The values of {@link #when} for which the rule applies; none means: whenever it is given. */
    String[] is() default {};

    /** What is then required as well. */
    String[] needs() default {};
}

package dev.sentryprovision.module;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** Documents a parameter and says how it is bound. */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.RECORD_COMPONENT)
public @interface Param {

    /** What it means, one or two sentences. */
    String value();

    /** Its name in playbooks; by default the component's name in snake_case. */
    String name() default "";

    String[] aliases() default {};

    boolean required() default false;

    /** Default, written as in YAML; empty means none: then the component is an Optional, a list or a map. */
    String defaultValue() default "";

    /** Never shown: registered with the redactor before the module runs. */
    boolean secret() default false;

    /** Takes, as a dictionary, every argument that no other parameter takes. */
    boolean rest() default false;
}

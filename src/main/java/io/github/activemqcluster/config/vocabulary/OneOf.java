package io.github.activemqcluster.config.vocabulary;

import java.lang.annotation.ElementType;
import java.lang.annotation.Repeatable;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** Words that exclude each other. */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
@Repeatable(OneOf.Several.class)
public @interface OneOf {

    /** The words. */
    String[] value();

    /** Whether one of them must be there. */
    boolean required() default false;

    /** The rule that is broken otherwise. */
    String rule() default "vocabulary";

    /** Holds several of these annotations. */
    @Retention(RetentionPolicy.RUNTIME)
    @Target(ElementType.TYPE)
    @interface Several {
        OneOf[] value();
    }
}

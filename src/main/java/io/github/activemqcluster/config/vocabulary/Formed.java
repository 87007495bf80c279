package io.github.activemqcluster.config.vocabulary;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** Marks a text that must have a form. */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.FIELD)
@interface Formed {
    Form value();
}

package io.github.activemqcluster.config.vocabulary;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** Marks a text that is a list of names, separated by commas. */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.FIELD)
@interface NameList {

    /** The enumeration of the names, if only certain names are allowed. */
    Class<?> value() default String.class;
}

package io.github.activemqcluster.config.bind;

import java.lang.annotation.Annotation;
import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.lang.reflect.Type;
import java.util.Optional;
import java.util.stream.Stream;
import org.glassfish.jaxb.core.v2.model.annotation.Locatable;
import org.glassfish.jaxb.core.v2.model.core.ErrorHandler;
import org.glassfish.jaxb.runtime.v2.model.annotation.RuntimeAnnotationReader;

/**
 * Gives JAXB the annotations as the JVM has them. JAXB's own reader wraps every annotation, even a foreign one, into a
 * proxy that knows its location for error messages. That takes an eighth of the time of a context.
 */
@SuppressWarnings("rawtypes") // JAXB's interface uses the raw type Class.
final class PlainAnnotations implements RuntimeAnnotationReader {

    @Override
    public void setErrorHandler(ErrorHandler handler) {
        // no error can occur here
    }

    @Override
    public <A extends Annotation> A getFieldAnnotation(Class<A> type, Field field, Locatable place) {
        return field.getAnnotation(type);
    }

    @Override
    public boolean hasFieldAnnotation(Class<? extends Annotation> type, Field field) {
        return field.isAnnotationPresent(type);
    }

    @Override
    public Annotation[] getAllFieldAnnotations(Field field, Locatable place) {
        return field.getAnnotations();
    }

    @Override
    public <A extends Annotation> A getMethodAnnotation(Class<A> type, Method getter, Method setter, Locatable place) {
        return given(getter, setter)
                .map(method -> method.getAnnotation(type))
                .flatMap(annotation -> Optional.ofNullable(annotation).stream())
                .findFirst()
                .orElse(null);
    }

    @Override
    public boolean hasMethodAnnotation(
            Class<? extends Annotation> type, String property, Method getter, Method setter, Locatable place) {
        return given(getter, setter).anyMatch(method -> method.isAnnotationPresent(type));
    }

    private static Stream<Method> given(Method getter, Method setter) {
        return Stream.of(Optional.ofNullable(getter), Optional.ofNullable(setter))
                .flatMap(Optional::stream);
    }

    @Override
    public Annotation[] getAllMethodAnnotations(Method method, Locatable place) {
        return method.getAnnotations();
    }

    @Override
    public <A extends Annotation> A getMethodAnnotation(Class<A> type, Method method, Locatable place) {
        return method.getAnnotation(type);
    }

    @Override
    public boolean hasMethodAnnotation(Class<? extends Annotation> type, Method method) {
        return method.isAnnotationPresent(type);
    }

    @Override
    public <A extends Annotation> A getMethodParameterAnnotation(
            Class<A> type, Method method, int parameter, Locatable place) {
        return method.getParameters()[parameter].getAnnotation(type);
    }

    @Override
    public <A extends Annotation> A getClassAnnotation(Class<A> type, Class declared, Locatable place) {
        return ((AnnotatedElement) declared).getAnnotation(type);
    }

    @Override
    public boolean hasClassAnnotation(Class declared, Class<? extends Annotation> type) {
        return ((AnnotatedElement) declared).isAnnotationPresent(type);
    }

    @Override
    public <A extends Annotation> A getPackageAnnotation(Class<A> type, Class declared, Locatable place) {
        Package declaring = declared.getPackage();
        return declaring == null ? null : declaring.getAnnotation(type);
    }

    @Override
    public Type getClassValue(Annotation annotation, String name) {
        return (Type) value(annotation, name);
    }

    @Override
    public Type[] getClassArrayValue(Annotation annotation, String name) {
        return (Type[]) value(annotation, name);
    }

    private static Object value(Annotation annotation, String name) {
        try {
            return annotation.annotationType().getMethod(name).invoke(annotation);
        } catch (ReflectiveOperationException e) {
            throw new IllegalArgumentException(annotation + " has no " + name, e);
        }
    }
}

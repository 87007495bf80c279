package io.github.activemqcluster.config.vocabulary;

import jakarta.xml.bind.annotation.XmlElement;
import jakarta.xml.bind.annotation.XmlElementWrapper;
import jakarta.xml.bind.annotation.XmlEnumValue;
import java.lang.reflect.Field;
import java.lang.reflect.ParameterizedType;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * One word of the vocabulary, as a field of a declaration class defines it: an element that can be inside another.
 *
 * @param item the name of a list's elements, for {@link Kind#LIST} and {@link Kind#TEXT_LIST}; else the word itself
 * @param type the declaration class of the content, for {@link Kind#ELEMENT} and {@link Kind#LIST}
 * @param choices the allowed values, if only certain values are allowed
 */
public record Word(
        String name,
        Kind kind,
        boolean required,
        String meaning,
        String item,
        Optional<Class<?>> type,
        List<String> choices,
        Optional<Bounds> bounds,
        Optional<Form> form) {

    /** The kind of an element's content. */
    public enum Kind {
        TEXT,
        /** Several names, separated by commas. */
        NAMES,
        INTEGER,
        LONG,
        BOOLEAN,
        CHOICE,
        /** Other elements. */
        ELEMENT,
        /** Elements of one name with child elements. */
        LIST,
        /** Elements of one name with text. */
        TEXT_LIST,
        /** Text; the element may occur several times. */
        REPEATED_TEXT,
        /** Elements with free names and with text. */
        OPTIONS
    }

    static Word of(Field field) {
        XmlElement element = field.getAnnotation(XmlElement.class);
        XmlElementWrapper wrapper = field.getAnnotation(XmlElementWrapper.class);
        NameList names = field.getAnnotation(NameList.class);
        Class<?> type = wrapper == null ? field.getType() : itemType(field);
        Kind kind = kind(field, type, wrapper != null, names != null);
        return new Word(
                field.getName(),
                kind,
                wrapper == null ? element != null && element.required() : wrapper.required(),
                field.getAnnotation(Meaning.class).value(),
                wrapper == null ? field.getName() : element.name(),
                kind == Kind.ELEMENT || kind == Kind.LIST ? Optional.of(type) : Optional.empty(),
                choices(names == null ? type : names.value()),
                Optional.ofNullable(field.getAnnotation(Bounds.class)),
                Optional.ofNullable(field.getAnnotation(Formed.class)).map(Formed::value));
    }

    /** The same word with an addition to its meaning. */
    Word meaningAlso(String addition) {
        String longer = meaning.substring(0, meaning.length() - 1) + "; " + addition + ".";
        return new Word(name, kind, required, longer, item, type, choices, bounds, form);
    }

    private static Kind kind(Field field, Class<?> type, boolean wrapped, boolean names) {
        if (wrapped) {
            return type == String.class ? Kind.TEXT_LIST : Kind.LIST;
        }
        if (field.getType() == List.class) {
            return Kind.REPEATED_TEXT;
        }
        if (type == String.class) {
            return names ? Kind.NAMES : Kind.TEXT;
        }
        if (type == Integer.class) {
            return Kind.INTEGER;
        }
        if (type == Long.class) {
            return Kind.LONG;
        }
        if (type == Boolean.class) {
            return Kind.BOOLEAN;
        }
        if (type.isEnum()) {
            return Kind.CHOICE;
        }
        return type == OptionsDeclaration.class ? Kind.OPTIONS : Kind.ELEMENT;
    }

    private static Class<?> itemType(Field field) {
        return (Class<?>) ((ParameterizedType) field.getGenericType()).getActualTypeArguments()[0];
    }

    /** The words of an enumeration; none if the type is no enumeration. */
    static List<String> choices(Class<?> type) {
        return Arrays.stream(type.getFields())
                .filter(Field::isEnumConstant)
                .map(constant -> constant.getAnnotation(XmlEnumValue.class).value())
                .toList();
    }
}

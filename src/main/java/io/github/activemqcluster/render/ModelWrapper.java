package io.github.activemqcluster.render;

import freemarker.template.Configuration;
import freemarker.template.DefaultObjectWrapper;
import freemarker.template.SimpleScalar;
import freemarker.template.SimpleSequence;
import freemarker.template.TemplateBooleanModel;
import freemarker.template.TemplateHashModel;
import freemarker.template.TemplateMethodModelEx;
import freemarker.template.TemplateModel;
import freemarker.template.TemplateModelException;
import freemarker.template.TemplateScalarModel;
import io.github.activemqcluster.release.InstanceStates;
import io.github.activemqcluster.release.Release;
import java.lang.reflect.Method;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;

/**
 * Shows templates the components of our own records, and strings, numbers, booleans, lists and maps. The components of
 * a {@link ModelPart} appear as its owner's. A template sees no other objects and no methods, so it can reach nothing
 * but its model. An empty {@link Optional} is missing.
 */
final class ModelWrapper extends DefaultObjectWrapper {

    /** For each name that a template sees, the accessors that lead to its value, one after the other. */
    private final Map<Class<?>, Map<String, List<Method>>> components = new ConcurrentHashMap<>();

    private final StatesModel brokerLog = StatesModel.of(InstanceStates.load());

    ModelWrapper() {
        super(Configuration.VERSION_2_3_34);
    }

    @Override
    public TemplateModel wrap(Object object) throws TemplateModelException {
        return super.wrap(object instanceof Optional<?> optional ? optional.orElse(null) : object);
    }

    @Override
    protected TemplateModel handleUnknownType(Object object) throws TemplateModelException {
        if (object instanceof Record item && item.getClass().getPackage().equals(ModelWrapper.class.getPackage())) {
            return new RecordHash(item);
        }
        throw new TemplateModelException(
                "a model must not contain a " + object.getClass().getName());
    }

    /**
     * The root that a template sees: the model's components, {@code generator}, {@code brokerLog}, and if there is a
     * release {@code has("…")}, {@code fact("…")} and {@code facts("…")} about it.
     */
    TemplateHashModel root(Record model, String generator, Optional<Release> release) {
        Map<String, TemplateModel> given = new HashMap<>();
        given.put("generator", new SimpleScalar(generator));
        given.put("brokerLog", new RecordHash(brokerLog));
        release.ifPresent(known -> {
            given.put(
                    "has", question(fact -> known.has(fact) ? TemplateBooleanModel.TRUE : TemplateBooleanModel.FALSE));
            given.put(
                    "fact",
                    question(fact -> known.value(fact).map(SimpleScalar::new).orElse(null)));
            given.put("facts", question(fact -> new SimpleSequence(known.values(fact), this)));
        });
        RecordHash components = new RecordHash(model);
        return new TemplateHashModel() {
            @Override
            public TemplateModel get(String key) throws TemplateModelException {
                TemplateModel found = given.get(key);
                return found == null ? components.get(key) : found;
            }

            @Override
            public boolean isEmpty() {
                return false;
            }
        };
    }

    private static TemplateMethodModelEx question(Function<String, TemplateModel> answer) {
        return arguments -> {
            if (arguments.size() == 1 && arguments.get(0) instanceof TemplateScalarModel fact) {
                return answer.apply(fact.getAsString());
            }
            throw new TemplateModelException("has, fact and facts take one argument: a fact's name");
        };
    }

    private Map<String, List<Method>> components(Class<?> type) {
        return components.computeIfAbsent(type, key -> {
            Map<String, List<Method>> byName = new HashMap<>();
            collect(key, List.of(), byName);
            return byName;
        });
    }

    private static void collect(Class<?> type, List<Method> way, Map<String, List<Method>> byName) {
        for (RecordComponent component : type.getRecordComponents()) {
            component.getAccessor().setAccessible(true);
            List<Method> longer = new ArrayList<>(way);
            longer.add(component.getAccessor());
            if (ModelPart.class.isAssignableFrom(component.getType())) {
                collect(component.getType(), longer, byName);
            } else if (byName.put(component.getName(), longer) != null) {
                throw new IllegalStateException("two parts of a model have a " + component.getName());
            }
        }
    }

    private final class RecordHash implements TemplateHashModel {

        private final Record item;

        private RecordHash(Record item) {
            this.item = item;
        }

        @Override
        public TemplateModel get(String key) throws TemplateModelException {
            List<Method> accessors = components(item.getClass()).get(key);
            if (accessors == null) {
                return null;
            }
            Object value = item;
            try {
                for (Method accessor : accessors) {
                    value = accessor.invoke(value);
                }
            } catch (ReflectiveOperationException e) {
                throw new TemplateModelException("cannot read " + key, e);
            }
            return wrap(value);
        }

        @Override
        public boolean isEmpty() {
            return false;
        }
    }
}

package io.github.activemqcluster.config.vocabulary;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.activemqcluster.release.Releases;
import io.github.activemqcluster.topology.Store;
import java.lang.reflect.Field;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;

/** Tests for a new store what the compiler cannot find. */
class EveryStoreTest {

    private static final List<Field> WORDS = Arrays.stream(GroupDeclaration.class.getDeclaredFields())
            .filter(field -> StoreDeclaration.class.isAssignableFrom(field.getType()))
            .toList();

    @Test
    void isAWordOfTheGroup() {
        assertThat(WORDS.stream().<Class<?>>map(Field::getType))
                .containsExactlyInAnyOrder(StoreDeclaration.class.getPermittedSubclasses());
    }

    @Test
    void isOneOfThoseThatAGroupHasExactlyOneOf() {
        OneOf stores = Arrays.stream(GroupDeclaration.class.getAnnotationsByType(OneOf.class))
                .filter(OneOf::required)
                .findFirst()
                .orElseThrow();

        assertThat(WORDS).map(Field::getName).containsExactlyInAnyOrder(stores.value());
    }

    @Test
    void isTheStoreOfTheGroupThatNamesIt() throws ReflectiveOperationException {
        for (Field word : WORDS) {
            // given
            Object store = word.getType().getConstructor().newInstance();
            var group = new GroupDeclaration();

            // when
            word.set(group, store);

            // then
            assertThat(group.store()).get().isSameAs(store);
        }
    }

    @Test
    void isInTheTopologyUnderItsName() {
        assertThat(Arrays.stream(Store.class.getPermittedSubclasses()))
                .map(type -> type.getSimpleName().toLowerCase(Locale.ROOT))
                .containsExactlyInAnyOrderElementsOf(WORDS.stream()
                        .map(word -> word.getName().toLowerCase(Locale.ROOT))
                        .toList());
    }

    @Test
    void isAFactOfSomeRelease() {
        var releases = new Releases();

        assertThat(WORDS).allSatisfy(word -> assertThat(releases.activemqRangesOf("store." + word.getName()))
                .isNotEmpty());
    }
}

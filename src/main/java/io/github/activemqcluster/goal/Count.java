package io.github.activemqcluster.goal;

/** Numbers with their noun, as people say them. */
final class Count {

    private Count() {}

    static String of(int number, String noun) {
        return number + " " + noun + (number == 1 ? "" : "s");
    }
}

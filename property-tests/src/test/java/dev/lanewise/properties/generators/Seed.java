package dev.lanewise.properties.generators;

/** Where {@link Values} begin; 0 stands for ones, which is what a failure shrinks to. */
public record Seed(long value) {
    /** Another one, for another array. */
    public Seed next() {
        return new Seed(value == 0 ? 0 : value + 1);
    }
}

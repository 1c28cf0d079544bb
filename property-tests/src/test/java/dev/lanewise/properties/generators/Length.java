package dev.lanewise.properties.generators;

/** Elements of a vector, 0 to 300. */
public record Length(int value) {}

package dev.lanewise.properties.generators;

/** Elements before the first one in its array. */
public record Offset(int value) {}

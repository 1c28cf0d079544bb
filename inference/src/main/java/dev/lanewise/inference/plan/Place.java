package dev.lanewise.inference.plan;

/** Where a value lies in an arena: elements of the array of a kind, from {@code offset} on. */
record Place(StorageKind kind, long offset) {}

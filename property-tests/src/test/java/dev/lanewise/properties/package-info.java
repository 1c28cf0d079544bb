/**
 * Laws: what must hold for every kernel, operator and device, on random inputs with the edge cases first.
 *
 * <ul>
 *   <li>{@code generators}: geometries, shapes, lengths, offsets and numbers;
 *   <li>{@code oracles}: the textbook's definitions in float64, independent of the library;
 *   <li>{@code checks}: same bits, bounds from theory, guards around arrays, and tests that these catch mistakes;
 *   <li>{@code specs}: samples of every operator, with what is true of them;
 *   <li>{@code laws}: the laws;
 *   <li>{@code consumers}: applications in JVMs of their own, started as a user would.
 * </ul>
 *
 * <p>A law that fails prints the smallest problem it found and a seed: {@code -Dlanewise.seed=...} tries the same
 * again. {@code -Plong} tries ten times as many. Laws with the tag {@code widths} run again with scalar code and with
 * vectors of 128, 256 and 512 bits.
 */
package dev.lanewise.properties;

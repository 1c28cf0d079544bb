/**
 * Compiled models. A {@link dev.lanewise.inference.Program} is captured with the types of its inputs, rewritten by passes,
 * planned into one arena and run without allocation.
 */
package dev.lanewise.inference;

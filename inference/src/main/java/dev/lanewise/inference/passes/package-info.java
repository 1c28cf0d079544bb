/**
 * Rewrites of graphs, one small file each. Every pass gives a graph that computes the same: the same bits where only
 * values are moved or dropped, and otherwise within the rounding of the operators that it exchanges.
 */
package dev.lanewise.inference.passes;

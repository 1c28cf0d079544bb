/**
 * The operators: one record each, whose components are the attributes, with its type rule, its forward and its gradient
 * rule, which is written with other operators.
 *
 * <p>Those that layers use have a name in {@link dev.lanewise.tensor.Evaluator}; all are applied by
 * {@link dev.lanewise.tensor.Evaluator#apply}. Operators that calculate call a family of
 * {@link dev.lanewise.tensor.Kernels}; those that only move values are {@link dev.lanewise.tensor.ops.HostOp}s.
 */
package dev.lanewise.tensor.ops;

/**
 * ONNX' operators, a file a family: each written with operators of this library where those suffice, else with one of
 * its own in this package.
 */
package dev.lanewise.onnx.operators;

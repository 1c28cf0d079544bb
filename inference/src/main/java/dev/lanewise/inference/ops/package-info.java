/** Operators that only compiled graphs have: what passes make of several others. */
package dev.lanewise.inference.ops;

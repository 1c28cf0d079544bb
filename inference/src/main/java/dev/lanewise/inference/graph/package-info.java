/** A model between capture and plan: operators applied to values, and the passes that rewrite them. */
package dev.lanewise.inference.graph;

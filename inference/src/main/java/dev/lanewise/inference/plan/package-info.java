/** A graph turned into steps over one block of memory: lifetimes, places, and what a run does. */
package dev.lanewise.inference.plan;

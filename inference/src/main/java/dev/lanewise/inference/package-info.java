/**
 * Compiled models. Most users need {@link dev.lanewise.inference.Model} alone:
 *
 * {@snippet :
 * Model model = Model.compile(layer, Shape.of(1, 224, 224, 3));
 * model.warmUp();                                            // full speed from the first request on
 * float[] y = model.run(x);                                  // by any number of threads
 * model.runInto(x, y);                                       // allocates nothing
 * model.run(x, RunOptions.deadline(Duration.ofMillis(50)));  // or DeadlineExceededException
 * System.out.print(model.explain());
 * }
 *
 * <p>How it works: a {@link dev.lanewise.inference.Program}, a layer or an imported graph, is captured with the types of
 * its inputs, rewritten by passes, planned into one arena and run without allocation. What has to be known before it can
 * be planned, a count of boxes, the condition of a branch, ends a stage: the run computes the plan up to there, applies that
 * one {@link dev.lanewise.inference.Instruction} to real numbers, and goes on with a plan for the types that it finds.
 * {@link dev.lanewise.inference.ModelOptions} bounds the memory, the threads and the runs at once;
 * {@link dev.lanewise.inference.RunOptions} ends a run early.
 */
package dev.lanewise.inference;

package dev.lanewise.inference;

import dev.lanewise.inference.plan.Plan;
import dev.lanewise.tensor.Tensor;
import org.jspecify.annotations.Nullable;

/**
 * A part of a program, planned for some types of what it reads: up to the end, or up to an instruction that needs numbers.
 *
 * @param plan null where there is nothing to compute
 * @param inputs the slots whose tensors the plan takes
 * @param outputs the slots whose tensors it computes; those of the program's outputs in the last stage
 * @param end the instruction that has to be applied to real tensors next; their count in the last stage
 * @param known what is known by slot, the same in every run
 * @param liveAfter the slots that the stage behind the instruction reads
 * @param next stages behind the instruction, by the types in those slots
 */
record Stage(
        @Nullable Plan plan,
        int[] inputs,
        int[] outputs,
        int end,
        @Nullable Tensor[] known,
        int[] liveAfter,
        PlanCache next) {}

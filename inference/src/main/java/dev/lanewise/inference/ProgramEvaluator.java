package dev.lanewise.inference;

import dev.lanewise.tensor.Evaluator;
import dev.lanewise.tensor.Tensor;
import java.util.List;

/** An evaluator that runs programs inside programs (branches and loop bodies) its own way: compiled, watched, counted. */
public interface ProgramEvaluator extends Evaluator {
    List<Tensor> call(Program program, List<Tensor> inputs);

    /** Ends the run where it is cancelled or past its deadline; loops ask in every turn. */
    void checkpoint();

    /** Runs a program as the evaluator does it, or one instruction after the other. */
    static List<Tensor> call(Evaluator ev, Program program, List<Tensor> inputs) {
        return ev instanceof ProgramEvaluator runner ? runner.call(program, inputs) : program.run(ev, inputs);
    }
}

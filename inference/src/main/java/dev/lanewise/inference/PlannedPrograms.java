package dev.lanewise.inference;

import dev.lanewise.tensor.PackedConstants;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.Map;

/** The programs of one model, its own and those inside, each with the plans made for it. */
final class PlannedPrograms {
    /** Far more than models have; instructions that make programs anew in every run must not fill the memory. */
    private static final int LIMIT = 4096;

    private final int plansEach;
    private final PackedConstants packed = new PackedConstants();
    private final Map<Program, PlannedProgram> programs = Collections.synchronizedMap(new IdentityHashMap<>());

    PlannedPrograms(int plansEach) {
        this.plansEach = plansEach;
    }

    /** Weights in the orders that kernels want, for all plans. */
    PackedConstants packed() {
        return packed;
    }

    PlannedProgram of(Program program) {
        PlannedProgram known = programs.get(program);
        if (known != null) return known;
        if (programs.size() >= LIMIT) programs.clear();
        return programs.computeIfAbsent(program, each -> new PlannedProgram(each, plansEach));
    }

    void clear() {
        programs.clear();
    }
}

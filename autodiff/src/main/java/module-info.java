/** Gradients: the tape that records, the check by finite differences, and the optimisers that use them. */
module dev.lanewise.autodiff {
    requires transitive dev.lanewise.tensor;
    requires static org.jspecify;

    exports dev.lanewise.autodiff;
}

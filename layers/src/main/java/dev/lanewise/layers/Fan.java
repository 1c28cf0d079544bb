package dev.lanewise.layers;

import dev.lanewise.tensor.Shape;

/** How many weights meet, for weights {@code [out, ..., in]}. */
enum Fan {
    /** At an output. */
    IN {
        @Override
        double of(Shape w) {
            return w.elements(1, w.rank());
        }
    },
    /** At an input. */
    OUT {
        @Override
        double of(Shape w) {
            return w.elements(0, w.rank() - 1);
        }
    },
    /** The mean of both. */
    AVERAGE {
        @Override
        double of(Shape w) {
            return (IN.of(w) + OUT.of(w)) / 2;
        }
    };

    abstract double of(Shape w);
}

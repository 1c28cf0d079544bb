/** Layers, the containers that hold them, their first values, and files of parameters. */
module dev.lanewise.layers {
    requires transitive dev.lanewise.tensor;
    requires static org.jspecify;

    exports dev.lanewise.layers;
    exports dev.lanewise.layers.io;
}

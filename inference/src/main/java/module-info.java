/** Compiled models: what layers or imported files compute, captured once and run without allocation. */
module dev.lanewise.inference {
    requires transitive dev.lanewise.layers;
    requires jdk.jfr;
    requires static org.jspecify;

    exports dev.lanewise.inference;
    exports dev.lanewise.inference.graph;
    exports dev.lanewise.inference.ops;
}

/** Data sets, loaders, transforms, metrics, the trainer and its checkpoints. */
module dev.lanewise.training {
    requires transitive dev.lanewise.autodiff;
    requires transitive dev.lanewise.layers;
    requires static org.jspecify;
    requires java.desktop;
    requires xchart;

    exports dev.lanewise.training;
    exports dev.lanewise.training.data;
    exports dev.lanewise.training.metrics;
}

/** An application on the module path, which needs no flag to get vectors. */
module example.consumer {
    requires dev.lanewise.autodiff;
    requires dev.lanewise.layers;
}

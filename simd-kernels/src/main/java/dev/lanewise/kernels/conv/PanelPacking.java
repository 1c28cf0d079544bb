package dev.lanewise.kernels.conv;

/** What packs weights from wherever they lie, without a copy in the order that {@link Conv2dAlgorithm#pack} takes. */
interface PanelPacking {
    /** The geometry is one that the algorithm accepts, the source has its weights. */
    PackedConv2d pack(Conv2dGeometry geometry, WeightSource weights);
}

/** The {@code lanewise} command. */
module dev.lanewise.cli {
    requires dev.lanewise.onnx;
    requires dev.lanewise.opencl;
    requires dev.lanewise.training;
    requires info.picocli;
    requires java.desktop;
    requires java.management;
    requires jdk.management;
    requires me.tongfei.progressbar;
    requires static org.jspecify;

    opens dev.lanewise.cli to
            info.picocli;
}

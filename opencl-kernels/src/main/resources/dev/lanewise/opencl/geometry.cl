// What convolutions go by. n is the image, y x the pixel, c the input channel, k the output channel, r s the kernel's row
// and column.

// What of the other side a pixel o sees through tap: -1 in the border.
inline int line_of_input(int o, int tap, int stride, int dilation, int before, int size) {
    int i = o * stride + tap * dilation - before;
    return i >= 0 && i < size ? i : -1;
}

// The output that took input o through tap: -1 where there is none.
inline int line_of_output(int o, int tap, int stride, int dilation, int before, int size) {
    int t = o + before - tap * dilation;
    int i = t / stride;
    return t >= 0 && i * stride == t && i < size ? i : -1;
}

// Sizes of the side that is computed (out) and of the side that is read (in), its channels in all and of a group.
#define PIXELS g.s0
#define OUT_HEIGHT g.s1
#define OUT_WIDTH g.s2
#define IN_HEIGHT g.s3
#define IN_WIDTH g.s4
#define IN_CHANNELS g.s5
#define GROUP_CHANNELS g.s6
#define KERNEL_HEIGHT g.s7
#define KERNEL_WIDTH g.s8
#define STRIDE_Y g.s9
#define STRIDE_X g.sa
#define DILATION_Y g.sb
#define DILATION_X g.sc
#define TOP g.sd
#define LEFT g.se
#define OUT_CHANNELS g.sf

// The columns of a right side in panels of PANEL, as tiles of a processor read them; a NUMBER is moved, whatever it is.

// b'[z, panel, l, p] = b[z, column 32 panel + p, l]; l is counted in runs of kInner. 0 beyond the last column.
__kernel __attribute__((reqd_work_group_size(PANEL, 8, 1)))
void pack(int n, int k, int kInner, int columnStep, int outerStep, int innerStep, int matrixStep, int panels,
        __global const NUMBER* bs, int bFrom, __global NUMBER* packed) {
    int p = get_global_id(0);
    int l = get_global_id(1);
    int panel = get_global_id(2) % panels;
    int z = get_global_id(2) / panels;
    int j = panel * PANEL + p;
    if (l < k) {
        int from = bFrom + z * matrixStep + j * columnStep + l / kInner * outerStep + l % kInner * innerStep;
        packed[(get_global_id(2) * k + l) * PANEL + p] = j < n ? bs[from] : 0;
    }
}

// The same where columns lie side by side: a work-item has a row of a panel.
__kernel __attribute__((reqd_work_group_size(64, 1, 1)))
void pack_rows(int n, int k, int rowStep, int matrixStep, int panels, __global const NUMBER* bs, int bFrom,
        __global NUMBER* packed) {
    int l = get_global_id(0);
    int panel = get_global_id(1) % panels;
    int z = get_global_id(1) / panels;
    int j = panel * PANEL;
    if (l < k) {
        __global const NUMBER* from = bs + bFrom + z * matrixStep + l * rowStep + j;
        __global NUMBER* to = packed + (get_global_id(1) * k + l) * PANEL;
        if (j + PANEL <= n) {
            vstore16(vload16(0, from), 0, to);
            vstore16(vload16(1, from), 1, to);
        } else {
            for (int p = 0; p < PANEL; p++) to[p] = j + p < n ? from[p] : 0;
        }
    }
}

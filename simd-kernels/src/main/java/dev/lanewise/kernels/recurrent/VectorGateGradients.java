package dev.lanewise.kernels.recurrent;

import static dev.lanewise.kernels.simd.Species.FLOAT;
import static dev.lanewise.kernels.simd.Species.LENGTH;

import jdk.incubator.vector.FloatVector;

/** {@link GateGradients} in vectors. */
final class VectorGateGradients {
    private VectorGateGradients() {}

    static void lstm(int n, int units, float[] gates, int i0, float[] own, int w0, float[] tanhs, int t0,
            float[] c, int c0, float[] dh, int dh0, float[] dc, int dc0, float[] sums, int s0) {
        int u = 0;
        for (int bound = FLOAT.loopBound(n); u < bound; u += LENGTH) {
            FloatVector one = FloatVector.broadcast(FLOAT, 1);
            FloatVector i = FloatVector.fromArray(FLOAT, gates, i0 + u);
            FloatVector f = FloatVector.fromArray(FLOAT, gates, i0 + units + u);
            FloatVector g = FloatVector.fromArray(FLOAT, gates, i0 + 2 * units + u);
            FloatVector o = FloatVector.fromArray(FLOAT, gates, i0 + 3 * units + u);
            FloatVector t = FloatVector.fromArray(FLOAT, tanhs, t0 + u);
            FloatVector d = FloatVector.fromArray(FLOAT, dh, dh0 + u);
            FloatVector cell = d.mul(o).fma(t.neg().fma(t, one), FloatVector.fromArray(FLOAT, dc, dc0 + u));
            cell.fma(g, FloatVector.fromArray(FLOAT, own, w0 + u)).mul(i.mul(one.sub(i))).intoArray(sums, s0 + u);
            cell.fma(FloatVector.fromArray(FLOAT, c, c0 + u), FloatVector.fromArray(FLOAT, own, w0 + units + u))
                    .mul(f.mul(one.sub(f)))
                    .intoArray(sums, s0 + units + u);
            cell.fma(i, FloatVector.fromArray(FLOAT, own, w0 + 2 * units + u))
                    .mul(g.neg().fma(g, one))
                    .intoArray(sums, s0 + 2 * units + u);
            d.fma(t, FloatVector.fromArray(FLOAT, own, w0 + 3 * units + u))
                    .mul(o.mul(one.sub(o)))
                    .intoArray(sums, s0 + 3 * units + u);
            cell.mul(f).intoArray(dc, dc0 + u);
        }
        GateGradients.lstm(n - u, units, gates, i0 + u, own, w0 + u, tanhs, t0 + u, c, c0 + u, dh, dh0 + u, dc, dc0 + u,
                sums, s0 + u);
    }

    static void gru(int n, int units, float[] gates, int n0, float[] own, int w0, float[] h, int h0,
            float[] dh, int dh0, float[] sums, int s0, float[] hidden, int d0) {
        int u = 0;
        for (int bound = FLOAT.loopBound(n); u < bound; u += LENGTH) {
            FloatVector one = FloatVector.broadcast(FLOAT, 1);
            FloatVector candidate = FloatVector.fromArray(FLOAT, gates, n0 + u);
            FloatVector r = FloatVector.fromArray(FLOAT, gates, n0 + units + u);
            FloatVector z = FloatVector.fromArray(FLOAT, gates, n0 + 2 * units + u);
            FloatVector d = FloatVector.fromArray(FLOAT, dh, dh0 + u);
            FloatVector dn = d.fma(one.sub(z), FloatVector.fromArray(FLOAT, own, w0 + u))
                    .mul(candidate.neg().fma(candidate, one));
            FloatVector dr = dn.fma(
                    FloatVector.fromArray(FLOAT, gates, n0 + 3 * units + u),
                    FloatVector.fromArray(FLOAT, own, w0 + units + u))
                    .mul(r.mul(one.sub(r)));
            FloatVector dz = d.fma(
                    FloatVector.fromArray(FLOAT, h, h0 + u).sub(candidate),
                    FloatVector.fromArray(FLOAT, own, w0 + 2 * units + u))
                    .mul(z.mul(one.sub(z)));
            dr.intoArray(sums, s0 + u);
            dz.intoArray(sums, s0 + units + u);
            dn.intoArray(sums, s0 + 2 * units + u);
            dr.intoArray(hidden, d0 + u);
            dz.intoArray(hidden, d0 + units + u);
            dn.fma(r, FloatVector.fromArray(FLOAT, own, w0 + 3 * units + u))
                    .intoArray(hidden, d0 + 2 * units + u);
            d.mul(z).intoArray(dh, dh0 + u);
        }
        GateGradients.gru(n - u, units, gates, n0 + u, own, w0 + u, h, h0 + u, dh, dh0 + u, sums, s0 + u, hidden,
                d0 + u);
    }
}

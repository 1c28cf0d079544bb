package dev.lanewise.perf.compare;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class WarmUpReportTest {
    @Test
    void fullSpeedBeginsWithTheFirstCallsThatAreAsFastAsTheLast() {
        long[] ends = new long[100];
        long now = 50_000_000;
        for (int i = 0; i < ends.length; i++) {
            ends[i] = now;
            // one lucky call does not count; from the thirtieth on all are fast
            now += i >= 30 || i == 3 ? 1_000_000 : 5_000_000;
        }
        WarmUpReport.Times times = WarmUpReport.times(7, ends);
        assertEquals(new WarmUpReport.Times(7, 50, ends[26] / 1e6, 1), times);
    }

    @Test
    void whatNeverGetsFasterIsFastFromTheBeginning() {
        long[] ends = new long[40];
        for (int i = 0; i < ends.length; i++) ends[i] = 2_000_000L * (i + 1);
        assertEquals(new WarmUpReport.Times(0, 2, 2, 2), WarmUpReport.times(0, ends));
    }
}

package dev.lanewise.perf.compare;

import com.google.gson.annotations.SerializedName;

/**
 * One case against one peer.
 *
 * @param ratio the peer's time by ours: above 1 we are faster
 * @param percentOfPeak ours
 */
record Row(
        String family,
        @SerializedName("case") String name,
        int threads,
        @SerializedName("ours_ms") double oursMillis,
        String peer,
        @SerializedName("peer_ms") double peerMillis,
        double ratio,
        @SerializedName("percent_of_peak") double percentOfPeak) {}

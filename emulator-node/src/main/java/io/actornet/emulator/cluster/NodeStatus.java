package io.actornet.emulator.cluster;

import java.util.List;
import java.util.Map;
import java.util.SortedMap;

/**
 * A node in the status of a cluster.
 *
 * @param name of the node; its address while it has not reported
 * @param address where its cluster listens
 * @param control address of its control service, as a URL; null while it has not reported
 * @param state {@code up}, {@code unreachable}, {@code leaving} and so on
 * @param version of the program; null while it has not reported
 * @param cores that it offers
 * @param labels by which experiments choose it
 * @param partitions that it runs now
 * @param silentMillis since it last reported
 * @param figures whatever it reports
 * @param note why it is not used, a sentence; null if it is
 */
public record NodeStatus(
    String name,
    HostPort address,
    String control,
    String state,
    String version,
    int cores,
    SortedMap<String, String> labels,
    List<Integer> partitions,
    long silentMillis,
    Map<String, Double> figures,
    String note) {}

package io.actornet.emulator.cluster;

import io.actornet.emulator.experiment.NodeChoice;
import java.util.SortedMap;

/**
 * A node as the others know it.
 *
 * @param id of this one life of it; when it starts again it has another
 * @param name as the user calls it
 * @param address where its cluster listens
 * @param trunkPort where its trunks listen
 * @param control address of its control service, as a URL
 * @param version of the program
 * @param cores that it offers
 * @param memoryBytes of heap that it offers
 * @param labels by which experiments choose it
 * @param externalDriver the directory of the media driver that it may share with others; empty for
 *     one of its own
 */
public record NodeDescription(
    String id,
    String name,
    HostPort address,
    int trunkPort,
    String control,
    String version,
    int cores,
    long memoryBytes,
    SortedMap<String, String> labels,
    String externalDriver) {

  /** Whether it and another node use the same media driver, and so can share memory. */
  public boolean sharesDriverWith(NodeDescription other) {
    return !externalDriver.isEmpty()
        && externalDriver.equals(other.externalDriver)
        && address.host().equals(other.address.host());
  }

  /** Whether it is one of those that are meant; null means any. */
  boolean isIn(NodeChoice choice) {
    return choice == null || choice.includes(name, labels);
  }
}

package io.actornet.emulator.experiment;

import java.util.List;

/**
 * Devices that must run on certain nodes of a cluster; of no meaning in one process.
 *
 * @param devices indices of their nodes in the network, ascending
 * @param on which nodes of the cluster
 */
public record PinSpec(List<Integer> devices, NodeChoice on) {
  public PinSpec {
    devices = List.copyOf(devices);
  }
}

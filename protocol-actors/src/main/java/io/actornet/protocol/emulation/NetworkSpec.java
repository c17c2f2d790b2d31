package io.actornet.protocol.emulation;

import java.util.List;

/**
 * A network to be.
 *
 * @param devices in the order of their names; an index into it is the device's in every event key
 * @param links in the order of their names
 */
public record NetworkSpec(List<DeviceSpec> devices, List<LinkSpec> links) {
  public NetworkSpec {
    devices = List.copyOf(devices);
    links = List.copyOf(links);
  }
}

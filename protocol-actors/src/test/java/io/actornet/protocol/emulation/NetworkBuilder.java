package io.actornet.protocol.emulation;

import io.actornet.protocol.app.Application;
import io.actornet.protocol.device.InterfaceSpec;
import io.actornet.protocol.ip.Route;
import io.actornet.protocol.ip.RoutingTable;
import io.actornet.protocol.tcp.TcpConfig;
import io.actornet.topology.value.Ipv4Address;
import io.actornet.topology.value.Ipv4Prefix;
import io.actornet.topology.value.LinkSettings;
import io.actornet.topology.value.MacAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;

/** Puts a network together device by device and link by link, all in one partition. */
final class NetworkBuilder {
  private static final long FIRST_MAC = 0x0200_0000_0001L;

  private static final class Device {
    final DeviceKind kind;
    final List<InterfaceSpec> interfaces = new ArrayList<>();
    final List<Route> routes = new ArrayList<>();
    final List<ApplicationStart> applications = new ArrayList<>();

    Device(DeviceKind kind) {
      this.kind = kind;
    }
  }

  private record End(String device, int networkInterface) {}

  private record Link(End a, End b, LinkSettings settings) {}

  private final TreeMap<String, Device> devices = new TreeMap<>();
  private final TreeMap<String, Link> links = new TreeMap<>();
  private long nextMac = FIRST_MAC;

  NetworkBuilder device(String name, DeviceKind kind) {
    devices.put(name, new Device(kind));
    return this;
  }

  /**
   * Joins two devices by the link {@code a--b}. Interfaces get MAC addresses counting from
   * 02:00:00:00:00:01, that of {@code a} first.
   *
   * @param addressA such as {@code 10.0.0.1/24}; null for none
   * @param addressB likewise
   */
  NetworkBuilder link(String a, String addressA, String b, String addressB, LinkSettings settings) {
    links.put(a + "--" + b, new Link(end(a, addressA), end(b, addressB), settings));
    return this;
  }

  private End end(String name, String address) {
    Device device = devices.get(name);
    int index = device.interfaces.size();
    Ipv4Address ip = null;
    int prefixLength = 0;
    if (address != null) {
      int slash = address.indexOf('/');
      ip = Ipv4Address.parse(address.substring(0, slash));
      prefixLength = Integer.parseInt(address.substring(slash + 1));
      device.routes.add(Route.onLink(Ipv4Prefix.containing(ip, prefixLength), index));
    }
    MacAddress mac = new MacAddress(nextMac++);
    device.interfaces.add(InterfaceSpec.ethernet("eth" + index, mac, ip, prefixLength));
    return new End(name, index);
  }

  NetworkBuilder route(String name, String prefix, int networkInterface, String gateway) {
    Route route = Route.via(Ipv4Prefix.parse(prefix), networkInterface, Ipv4Address.parse(gateway));
    devices.get(name).routes.add(route);
    return this;
  }

  NetworkBuilder application(String name, long atNanos, Application application) {
    devices.get(name).applications.add(new ApplicationStart(application, atNanos));
    return this;
  }

  /** Index of a device in the network. */
  int index(String name) {
    return devices.headMap(name).size();
  }

  /** Index of a link in the network. */
  int linkIndex(String name) {
    return links.headMap(name).size();
  }

  NetworkSpec build() {
    List<DeviceSpec> specs = new ArrayList<>();
    devices.forEach(
        (name, device) ->
            specs.add(
                new DeviceSpec(
                    name,
                    device.kind,
                    0,
                    device.interfaces,
                    RoutingTable.of(device.routes),
                    TcpConfig.DEFAULT,
                    null,
                    device.applications)));
    List<LinkSpec> joined = new ArrayList<>();
    links.forEach(
        (name, link) ->
            joined.add(
                new LinkSpec(name, spec(link.a), spec(link.b), link.settings, link.settings)));
    return new NetworkSpec(specs, joined);
  }

  private EndSpec spec(End end) {
    return new EndSpec(index(end.device), end.networkInterface);
  }
}

package io.actornet.protocol.emulation;

import io.actornet.protocol.device.Port;
import io.actornet.protocol.engine.Engine;
import io.actornet.protocol.engine.Partition;
import io.actornet.protocol.link.Channel;
import io.actornet.protocol.link.Transmitter;
import io.actornet.topology.value.LinkSettings;

/** The two directions of every link, found by the interface at an end; needed while building. */
final class Links {
  private final NetworkSpec network;
  private final Engine engine;
  private final long seed;
  private final TapFactory taps;

  /** For each device and interface, the link there and whether this is its end a; or null. */
  private final End[][] ends;

  private record End(LinkSpec link, int index, boolean isA) {
    /** The directions of all links are numbered, from a to b before from b to a. */
    int outgoingNumber() {
      return 2 * index + (isA ? 0 : 1);
    }

    int incomingNumber() {
      return 2 * index + (isA ? 1 : 0);
    }

    EndSpec far() {
      return isA ? link.b() : link.a();
    }

    LinkSettings outgoing() {
      return isA ? link.aToB() : link.bToA();
    }
  }

  private final Channel[][] channels;

  Links(NetworkSpec network, Engine engine, long seed, TapFactory taps) {
    this.network = network;
    this.engine = engine;
    this.seed = seed;
    this.taps = taps;
    int devices = network.devices().size();
    ends = new End[devices][];
    channels = new Channel[devices][];
    for (int i = 0; i < devices; i++) {
      int interfaces = network.devices().get(i).interfaces().size();
      ends[i] = new End[interfaces];
      channels[i] = new Channel[interfaces];
    }
    for (int i = 0; i < network.links().size(); i++) {
      LinkSpec link = network.links().get(i);
      join(link.a(), new End(link, i, true));
      join(link.b(), new End(link, i, false));
    }
  }

  private void join(EndSpec at, End end) {
    ends[at.device()][at.networkInterface()] = end;
    Partition here = engine.partition(partitionOf(at));
    if (here != null) {
      Channel channel = new Channel(here, at.device(), at.networkInterface());
      channels[at.device()][at.networkInterface()] = channel;
      engine.expect(partitionOf(end.far()), end.incomingNumber(), here, channel);
    }
  }

  private int partitionOf(EndSpec end) {
    return network.devices().get(end.device()).partition();
  }

  /** The far end of the link at an interface; null when it is not connected. */
  EndSpec far(int device, int networkInterface) {
    End end = ends[device][networkInterface];
    return end == null ? null : end.far();
  }

  /** How long what another device does takes to reach a device at least, in nanoseconds. */
  long floorNanos(int device) {
    long floor = Long.MAX_VALUE;
    for (End end : ends[device]) {
      if (end != null) {
        LinkSpec link = end.link();
        floor = Math.min(floor, Math.min(link.aToB().floorNanos(), link.bToA().floorNanos()));
      }
    }
    return floor;
  }

  /** Makes an interface's half of its link; on the loop of the device's partition. */
  Port port(int device, int networkInterface) {
    String name = network.devices().get(device).interfaces().get(networkInterface).name();
    End end = ends[device][networkInterface];
    Transmitter transmitter = null;
    if (end != null) {
      EndSpec far = end.far();
      Partition here = engine.partition(network.devices().get(device).partition());
      transmitter =
          new Transmitter(
              end.link().name() + (end.isA() ? ">" : "<"),
              end.outgoing(),
              seed,
              engine.sink(
                  here,
                  partitionOf(far),
                  end.outgoingNumber(),
                  channels[far.device()][far.networkInterface()]));
    }
    return new Port(
        networkInterface,
        name,
        transmitter,
        channels[device][networkInterface],
        taps.tap(device, networkInterface));
  }
}

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

  private record End(LinkSpec link, boolean isA) {
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
    for (LinkSpec link : network.links()) {
      join(link.a(), new End(link, true));
      join(link.b(), new End(link, false));
    }
  }

  private void join(EndSpec at, End end) {
    ends[at.device()][at.networkInterface()] = end;
    channels[at.device()][at.networkInterface()] =
        new Channel(partitionOf(at), at.device(), at.networkInterface());
  }

  private Partition partitionOf(EndSpec end) {
    return engine.partition(network.devices().get(end.device()).partition());
  }

  /** The far end of the link at an interface; null when it is not connected. */
  EndSpec far(int device, int networkInterface) {
    End end = ends[device][networkInterface];
    return end == null ? null : end.far();
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
              here.sinkTowards(partitionOf(far), channels[far.device()][far.networkInterface()]));
    }
    return new Port(
        networkInterface,
        name,
        transmitter,
        channels[device][networkInterface],
        taps.tap(device, networkInterface));
  }
}

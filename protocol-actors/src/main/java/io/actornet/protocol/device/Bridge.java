package io.actornet.protocol.device;

import io.actornet.protocol.engine.CounterVisitor;
import io.actornet.protocol.engine.DeviceActor;
import io.actornet.protocol.engine.DeviceContext;
import io.actornet.protocol.engine.FrameDigest;
import io.actornet.protocol.engine.Hash;
import io.actornet.protocol.wire.EthernetView;
import io.actornet.topology.value.MacAddress;
import java.util.List;

/**
 * A switch or a hub: one actor whose ports are rows.
 *
 * <p>A switch learns where addresses are from the frames they send (IEEE 802.1D §7.8) and forwards
 * to that port alone; what it does not know, and what is for a group, goes to every other port. It
 * keeps VLANs apart by their tag. A hub knows nothing and repeats everything. There is no spanning
 * tree: a broadcast in a loop of switches goes round for ever. Only where the whole loop is without
 * delay, so that time stands still, does that end the run.
 */
public final class Bridge extends DeviceActor<BridgeMessage> implements FrameDigest {
  private final DeviceContext device;
  private final List<Port> ports;
  private final AddressTable addresses;
  private final EthernetView ethernet = new EthernetView();
  private long frameHash;
  private long received;
  private long forwarded;
  private long flooded;
  private long filtered;
  private long malformed;

  /**
   * A bridge.
   *
   * @param learning whether it is a switch; otherwise a hub
   */
  public Bridge(DeviceContext device, List<Port> ports, boolean learning) {
    super(device.partition());
    this.device = device;
    this.ports = ports;
    addresses =
        learning
            ? new AddressTable(AddressTable.DEFAULT_AGEING_NANOS, AddressTable.DEFAULT_BOUND)
            : null;
    device.register(this);
  }

  @Override
  protected void onStart() {
    for (Port port : ports) {
      if (port.incoming() != null) {
        port.incoming()
            .attach(frame -> tell(new Received(port.index(), frame, ForwardedFlow.NONE)));
      }
    }
  }

  @Override
  protected void onMessage(BridgeMessage message) {
    switch (message) {
      case Received(int port, byte[] frame, var hint) -> received(port, frame);
      case BridgeControl.Carrier(int port, boolean up) -> carrier(port, up);
      case BridgeControl.AddRule(int port, var rule) -> ports.get(port).transmitter().addRule(rule);
    }
  }

  private void received(int from, byte[] frame) {
    long now = now();
    frameHash = Hash.foldFrame(frameHash + from, now, frame);
    received++;
    Port port = ports.get(from);
    if (port.tap() != null) {
      port.tap().frame(now, frame, false);
    }
    if (ethernet.wrap(frame, 0, frame.length) != null) {
      malformed++;
      return;
    }
    if (addresses == null) {
      flood(from, frame, now);
      return;
    }
    int vlan = ethernet.vlan();
    addresses.learn(vlan, ethernet.source(), from, now);
    long destination = ethernet.destination();
    int to =
        MacAddress.isGroup(destination)
            ? AddressTable.UNKNOWN
            : addresses.port(vlan, destination, now);
    if (to == AddressTable.UNKNOWN) {
      flood(from, frame, now);
    } else if (to == from) {
      filtered++;
    } else {
      forwarded++;
      send(to, frame, now);
    }
  }

  private void flood(int from, byte[] frame, long now) {
    flooded++;
    int last = ports.size() - 1;
    if (last == from) {
      last--;
    }
    for (int to = 0; to < last; to++) {
      if (to != from) {
        send(to, frame.clone(), now);
      }
    }
    if (last >= 0) {
      send(last, frame, now);
    }
  }

  private void send(int to, byte[] frame, long now) {
    Port port = ports.get(to);
    if (port.transmitter() == null || !port.transmitter().accepts(now, frame.length)) {
      return;
    }
    if (port.tap() != null) {
      port.tap().frame(now, frame, true);
    }
    port.transmitter().send(now, frame);
  }

  private void carrier(int at, boolean up) {
    Port port = ports.get(at);
    if (up != port.transmitter().isDown()) {
      return;
    }
    if (up) {
      port.transmitter().goUp();
    } else {
      port.transmitter().goDown();
      port.incoming().wentDown();
      if (addresses != null) {
        addresses.forget(at);
      }
    }
    device.journal(up ? "link.up" : "link.down", "interface", port.name());
  }

  @Override
  public long frameHash() {
    return frameHash;
  }

  @Override
  public void visit(CounterVisitor visitor) {
    visitor.counter("bridge.frames.received", "frames", received);
    visitor.counter("bridge.frames.forwarded", "frames", forwarded);
    visitor.counter("bridge.frames.flooded", "frames", flooded);
    if (filtered > 0) {
      visitor.counter("bridge.frames.filtered", "frames", filtered);
    }
    if (malformed > 0) {
      visitor.counter("bridge.drops", "frames", malformed, "cause", "malformed");
    }
    if (addresses != null) {
      visitor.counter("bridge.addresses", "entries", addresses.size());
    }
    for (Port port : ports) {
      if (port.transmitter() != null) {
        port.transmitter().visit(visitor, port.name());
        long lost = port.incoming().framesLost();
        if (lost > 0) {
          visitor.counter("link.lost.in-flight", "frames", lost, "interface", port.name());
        }
      }
    }
  }
}

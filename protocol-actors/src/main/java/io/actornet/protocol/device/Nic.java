package io.actornet.protocol.device;

import io.actornet.protocol.engine.CounterVisitor;
import io.actornet.protocol.engine.DeviceActor;
import io.actornet.protocol.engine.DeviceContext;
import io.actornet.protocol.engine.FrameDigest;
import io.actornet.protocol.engine.FrameTap;
import io.actornet.protocol.engine.Hash;
import io.actornet.protocol.link.Channel;
import io.actornet.protocol.link.FrameReceiver;
import io.actornet.protocol.link.Transmitter;
import io.actornet.topology.value.MacAddress;

/**
 * A network interface of a host or router: filters what comes in by its address and puts what goes
 * out on the link.
 *
 * <p>A captured frame counts as sent when the interface hands it to the link, so what the tail of a
 * full queue drops was never sent, and what the link loses was.
 */
public final class Nic extends DeviceActor<NicMessage> implements FrameDigest, FrameReceiver {
  private final int index;
  private final long mac;
  private final Transmitter transmitter;
  private final Channel incoming;
  private final Host upper;

  private final FrameTap tap;
  private ForwardedFlow flow = ForwardedFlow.NONE;
  private long frameHash;
  private long framesReceived;
  private long bytesReceived;
  private long framesSent;
  private long bytesSent;

  /** Received for others; or, where there is no link, not sent. */
  private int framesRefused;

  /** As in {@link io.actornet.protocol.engine.Prefetched}: a NIC spans three cache lines. */
  @SuppressWarnings("unused")
  private int fetched;

  /** A reference, because these come last in memory. */
  @SuppressWarnings("unused")
  private Object fetchedLast;

  /**
   * A NIC.
   *
   * @param port where it is and what it is joined to
   * @param mac its address, 48 bits
   * @param upper the host or router that it belongs to
   */
  Nic(DeviceContext device, Port port, long mac, Host upper) {
    super(device.partition());
    this.index = port.index();
    this.mac = mac;
    this.transmitter = port.transmitter();
    this.incoming = port.incoming();
    this.upper = upper;
    this.tap = port.tap();
    device.register(this);
  }

  @Override
  protected void onStart() {
    if (incoming != null) {
      incoming.attach(this);
      incoming.leadsTo(this, upper);
    }
  }

  @Override
  public void arrived(byte[] frame) {
    if (!isNext()) {
      tell(new Received(index, frame, flow));
      return;
    }
    try {
      receive(frame, flow);
    } catch (RuntimeException fault) {
      fault("a frame", fault);
    }
  }

  /** As {@code tellLast(new Transmit(frame))}, without the message where it is the NIC's turn. */
  void transmitLast(byte[] frame) {
    if (!isNext()) {
      tell(new NicMessage.Transmit(frame));
      return;
    }
    try {
      transmit(frame);
    } catch (RuntimeException fault) {
      fault("a frame to transmit", fault);
    }
  }

  @Override
  protected void onMessage(NicMessage message) {
    switch (message) {
      case Received(int at, byte[] frame, var hint) -> receive(frame, hint);
      case NicMessage.Transmit(byte[] frame) -> transmit(frame);
      case NicMessage.Steer(var to) -> steer(to);
      case NicMessage.Carrier(boolean up) -> carrier(up);
      case NicMessage.AddRule(var rule) -> transmitter.addRule(rule);
    }
  }

  private void steer(ForwardedFlow to) {
    flow = to;
    incoming.hint(to);
  }

  private void receive(byte[] frame, ForwardedFlow hint) {
    frameHash = Hash.foldFrame(frameHash, now(), frame);
    framesReceived++;
    bytesReceived += frame.length;
    if (tap != null) {
      tap.frame(now(), frame, false);
    }
    long destination = FrameAddresses.destination(frame);
    if (destination == mac || MacAddress.isGroup(destination)) {
      upper.receiveLast(index, frame, hint);
    } else {
      framesRefused++;
    }
  }

  private void transmit(byte[] frame) {
    long now = now();
    if (transmitter == null) {
      framesRefused++;
      return;
    }
    if (!transmitter.accepts(now, frame.length)) {
      return;
    }
    framesSent++;
    bytesSent += frame.length;
    if (tap != null) {
      tap.frame(now, frame, true);
    }
    transmitter.send(now, frame);
  }

  private void carrier(boolean up) {
    if (transmitter == null || up != transmitter.isDown()) {
      return;
    }
    if (up) {
      transmitter.goUp();
    } else {
      transmitter.goDown();
      incoming.wentDown();
    }
    upper.internet().device.journal(up ? "link.up" : "link.down", "interface", name());
  }

  @Override
  public void fetchNext() {
    fetched = 1;
    fetchedLast = null;
  }

  @Override
  public long frameHash() {
    return frameHash;
  }

  private String name() {
    return upper.internet().interfaces[index].name;
  }

  Transmitter transmitter() {
    return transmitter;
  }

  @Override
  public void visit(CounterVisitor visitor) {
    String name = name();
    visitor.counter("nic.frames.received", "frames", framesReceived, "interface", name);
    visitor.counter("nic.bytes.received", "bytes", bytesReceived, "interface", name);
    visitor.counter("nic.frames.sent", "frames", framesSent, "interface", name);
    visitor.counter("nic.bytes.sent", "bytes", bytesSent, "interface", name);
    if (transmitter == null) {
      visitor.counter(
          "link.drops", "frames", framesRefused, "interface", name, "cause", "unconnected");
      return;
    }
    if (framesRefused > 0) {
      visitor.counter("nic.frames.filtered", "frames", framesRefused, "interface", name);
    }
    transmitter.visit(visitor, name);
    if (incoming.framesLost() > 0) {
      visitor.counter("link.lost.in-flight", "frames", incoming.framesLost(), "interface", name);
    }
  }
}

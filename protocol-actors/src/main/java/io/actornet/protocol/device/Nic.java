package io.actornet.protocol.device;

import akka.actor.typed.Behavior;
import akka.actor.typed.javadsl.ActorContext;
import io.actornet.protocol.engine.CounterSource;
import io.actornet.protocol.engine.CounterVisitor;
import io.actornet.protocol.engine.DeviceActor;
import io.actornet.protocol.engine.DeviceContext;
import io.actornet.protocol.engine.FrameTap;
import io.actornet.protocol.engine.LoopRef;
import io.actornet.protocol.link.Channel;
import io.actornet.protocol.link.Transmitter;
import io.actornet.topology.value.MacAddress;

/**
 * A network interface of a host or router: filters what comes in by its address and puts what goes
 * out on the link.
 *
 * <p>A captured frame counts as sent when the interface hands it to the link, so what the tail of a
 * full queue drops was never sent, and what the link loses was.
 */
public final class Nic extends DeviceActor<NicMessage> implements CounterSource {
  private final DeviceContext device;
  private final int index;
  private final String name;
  private final long mac;
  private final Transmitter transmitter;
  private final Channel incoming;
  private final LoopRef<HostMessage> upper;

  private final FrameTap tap;
  private long framesReceived;
  private long bytesReceived;
  private long framesSent;
  private long bytesSent;
  private long framesForOthers;
  private long framesUnconnected;

  /**
   * A NIC.
   *
   * @param port where it is and what it is joined to
   * @param mac its address, 48 bits
   * @param upper the host or router that it belongs to
   */
  Nic(DeviceContext device, Port port, long mac, LoopRef<HostMessage> upper) {
    super(device.partition());
    this.device = device;
    this.index = port.index();
    this.name = port.name();
    this.mac = mac;
    this.transmitter = port.transmitter();
    this.incoming = port.incoming();
    this.upper = upper;
    this.tap = port.tap();
    device.register(this);
  }

  @Override
  protected void onStart(ActorContext<NicMessage> context) {
    LoopRef<NicMessage> self = LoopRef.to(this, context.getSelf());
    if (incoming != null) {
      incoming.attach(frame -> self.tell(new NicMessage.Arrived(frame)));
    }
  }

  @Override
  protected Behavior<NicMessage> onMessage(ActorContext<NicMessage> context, NicMessage message) {
    switch (message) {
      case NicMessage.Arrived(byte[] frame) -> arrived(frame);
      case NicMessage.Transmit(byte[] frame) -> transmit(frame);
      case NicMessage.Carrier(boolean up) -> carrier(up);
      case NicMessage.AddRule(var rule) -> transmitter.addRule(rule);
    }
    return this;
  }

  private void arrived(byte[] frame) {
    device.digestFrame(index, frame);
    framesReceived++;
    bytesReceived += frame.length;
    if (tap != null) {
      tap.frame(device.now(), frame, false);
    }
    long destination = FrameAddresses.destination(frame);
    if (destination == mac || MacAddress.isGroup(destination)) {
      upper.tell(new Received(index, frame));
    } else {
      framesForOthers++;
    }
  }

  private void transmit(byte[] frame) {
    long now = device.now();
    if (transmitter == null) {
      framesUnconnected++;
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
    device.journal(up ? "link.up" : "link.down", "interface", name);
  }

  @Override
  public void visit(CounterVisitor visitor) {
    visitor.counter("nic.frames.received", "frames", framesReceived, "interface", name);
    visitor.counter("nic.bytes.received", "bytes", bytesReceived, "interface", name);
    visitor.counter("nic.frames.sent", "frames", framesSent, "interface", name);
    visitor.counter("nic.bytes.sent", "bytes", bytesSent, "interface", name);
    if (framesForOthers > 0) {
      visitor.counter("nic.frames.filtered", "frames", framesForOthers, "interface", name);
    }
    if (transmitter == null) {
      visitor.counter(
          "link.drops", "frames", framesUnconnected, "interface", name, "cause", "unconnected");
      return;
    }
    transmitter.visit(visitor, name);
    if (incoming.framesLost() > 0) {
      visitor.counter("link.lost.in-flight", "frames", incoming.framesLost(), "interface", name);
    }
  }
}

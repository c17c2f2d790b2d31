package io.actornet.protocol.app;

import akka.actor.typed.Behavior;
import akka.actor.typed.ExtensibleBehavior;
import akka.actor.typed.Signal;
import akka.actor.typed.TypedActorContext;
import akka.actor.typed.javadsl.Behaviors;
import io.actornet.protocol.device.HostEvent;
import java.util.Arrays;

/**
 * The behaviour of an application as an object with fields: it overrides the methods of the events
 * that it wants to hear of, and ends itself with {@link #stop}.
 */
public abstract class ApplicationBehavior extends ExtensibleBehavior<HostEvent> {
  private static final EventPart[] NO_PARTS = {};

  /** The host that the application runs on. */
  protected final ApplicationContext host;

  private EventPart[] parts = NO_PARTS;
  private boolean stopped;

  /** A behaviour on a host. */
  protected ApplicationBehavior(ApplicationContext host) {
    this.host = host;
  }

  /** Shows every later event to a part first. */
  protected final void add(EventPart part) {
    parts = Arrays.copyOf(parts, parts.length + 1);
    parts[parts.length - 1] = part;
  }

  /** Ends the application when the event in progress has been handled. */
  protected final void stop() {
    stopped = true;
  }

  @Override
  public final Behavior<HostEvent> receive(TypedActorContext<HostEvent> context, HostEvent event) {
    if (!isOfPart(event)) {
      dispatch(event);
    }
    return stopped ? Behaviors.stopped() : this;
  }

  private boolean isOfPart(HostEvent event) {
    for (EventPart part : parts) {
      if (part.handle(event)) {
        return true;
      }
    }
    return false;
  }

  private void dispatch(HostEvent event) {
    switch (event) {
      case HostEvent.Started() -> started();
      case HostEvent.TimerFired(Object key) -> timerFired(key);
      case HostEvent.UdpBound bound -> udpBound(bound);
      case HostEvent.Datagram datagram -> datagram(datagram);
      case HostEvent.DatagramError error -> datagramError(error);
      case HostEvent.Listening listening -> listening(listening);
      case HostEvent.Accepted accepted -> accepted(accepted);
      case HostEvent.Connecting connecting -> connecting(connecting);
      case HostEvent.Connected connected -> connected(connected);
      case HostEvent.Data data -> data(data);
      case HostEvent.DataWaiting waiting -> dataWaiting(waiting);
      case HostEvent.ConnectionInfo info -> info(info);
      case HostEvent.Writable writable -> writable(writable);
      case HostEvent.Written written -> written(written);
      case HostEvent.EndOfStream end -> endOfStream(end);
      case HostEvent.Closed closed -> closed(closed);
      case HostEvent.RawOpened opened -> rawOpened(opened);
      case HostEvent.Packet packet -> packet(packet);
      case HostEvent.LinkOpened opened -> linkOpened(opened);
      case HostEvent.LinkFrame frame -> linkFrame(frame);
      case HostEvent.Failed failed -> failed(failed);
    }
  }

  @Override
  public final Behavior<HostEvent> receiveSignal(
      TypedActorContext<HostEvent> context, Signal signal) {
    return this;
  }

  /** The application's time has come; the first event. */
  protected abstract void started();

  /** A timer has come. */
  protected void timerFired(Object key) {}

  /** A UDP socket is open. */
  protected void udpBound(HostEvent.UdpBound bound) {}

  /** A datagram has come. */
  protected void datagram(HostEvent.Datagram datagram) {}

  /** A datagram that was sent came back as an ICMP error. */
  protected void datagramError(HostEvent.DatagramError error) {}

  /** A port is being listened on. */
  protected void listening(HostEvent.Listening listening) {}

  /** A peer has connected. */
  protected void accepted(HostEvent.Accepted accepted) {}

  /** A connection that was asked for is being opened. */
  protected void connecting(HostEvent.Connecting connecting) {}

  /** A connection that was asked for is open. */
  protected void connected(HostEvent.Connected connected) {}

  /** Bytes have come. */
  protected void data(HostEvent.Data data) {}

  /** Bytes wait to be read. */
  protected void dataWaiting(HostEvent.DataWaiting waiting) {}

  /** The state of a connection, as was asked. */
  protected void info(HostEvent.ConnectionInfo info) {}

  /** A send buffer has room again. */
  protected void writable(HostEvent.Writable writable) {}

  /** See {@link HostEvent.Written}. */
  protected void written(HostEvent.Written written) {}

  /** The peer will send no more. */
  protected void endOfStream(HostEvent.EndOfStream end) {}

  /** A connection has ended. */
  protected void closed(HostEvent.Closed closed) {}

  /** A raw socket is open. */
  protected void rawOpened(HostEvent.RawOpened opened) {}

  /** An IP packet has come. */
  protected void packet(HostEvent.Packet packet) {}

  /** A packet socket is open. */
  protected void linkOpened(HostEvent.LinkOpened opened) {}

  /** A frame has come. */
  protected void linkFrame(HostEvent.LinkFrame frame) {}

  /** What was asked for cannot be; unless overridden, the journal gets the reason and it ends. */
  protected void failed(HostEvent.Failed failed) {
    host.journal(
        "app.refused",
        "command",
        failed.command().getClass().getSimpleName(),
        "reason",
        failed.reason());
    stop();
  }
}

package io.actornet.protocol.emulation;

import akka.actor.typed.Behavior;
import akka.actor.typed.javadsl.Behaviors;
import io.actornet.protocol.app.Application;
import io.actornet.protocol.app.ApplicationContext;
import io.actornet.protocol.device.HostEvent;
import io.actornet.protocol.device.RawSocketCommand;
import io.actornet.protocol.engine.FrameTap;
import io.actornet.protocol.engine.RandomStream;
import io.actornet.protocol.wire.EtherType;
import io.actornet.protocol.wire.EthernetView;
import io.actornet.protocol.wire.FrameLayout;
import io.actornet.protocol.wire.IpProtocol;
import io.actornet.topology.value.MacAddress;
import java.util.ArrayList;
import java.util.List;

/**
 * Puts mutations of sample frames on the link of its host, and notes now and then how many bytes
 * are live. Among the samples are the latest frames of connections that it overhears.
 */
final class Flood implements Application {
  /** Frames a millisecond. */
  static final int FRAMES_AT_ONCE = 20;

  /** How often in the course of the flood the live bytes are counted. */
  static final int SAMPLES_OF_MEMORY = 10;

  private static final long MILLISECOND = 1_000_000;
  private static final int OVERHEARD = 64;

  private final FrameMutator mutator =
      new FrameMutator(new RandomStream(2026, "flood", "mutations"));
  private final EthernetView ethernet = new EthernetView();
  private final List<Long> liveBytes = new ArrayList<>();
  private final int frames;
  private final long mac;
  private final List<byte[]> samples;
  private final int firstOverheard;
  private int overheard;
  private int sent;

  /**
   * A flood.
   *
   * @param frames how many
   * @param samples at least 64
   * @param mac of the host that sends
   */
  Flood(int frames, List<byte[]> samples, MacAddress mac) {
    this.frames = frames;
    this.mac = mac.bits();
    this.samples = new ArrayList<>(samples);
    firstOverheard = samples.size();
    this.samples.addAll(samples.subList(0, OVERHEARD));
  }

  /** Live bytes of the heap at equal steps of the flood. */
  List<Long> liveBytes() {
    return liveBytes;
  }

  @Override
  public Behavior<HostEvent> create(ApplicationContext host) {
    return Behaviors.receiveMessage(
        event -> {
          switch (event) {
            case HostEvent.Started started -> host.openLink(0, EtherType.IPV6);
            case HostEvent.LinkOpened opened -> host.after(0, opened);
            case HostEvent.TimerFired(HostEvent.LinkOpened opened) -> send(host, opened);
            default -> {}
          }
          return Behaviors.same();
        });
  }

  private void send(ApplicationContext host, HostEvent.LinkOpened opened) {
    for (int i = 0; i < FRAMES_AT_ONCE; i++) {
      opened.socket().tell(new RawSocketCommand.SendFrame(mutator.next(samples)));
    }
    sent += FRAMES_AT_ONCE;
    if (sent % (frames / SAMPLES_OF_MEMORY) == 0) {
      liveBytes.add(LiveBytes.now());
    }
    if (sent < frames) {
      host.after(MILLISECOND, opened);
    }
  }

  /** Overhears the connections to or from a port, whose segments are in the window. */
  FrameTap learnFrom(int port) {
    return (timeNanos, frame, outbound) -> {
      if (frame.length >= FrameLayout.TRANSPORT_OFFSET + FrameLayout.TCP_LENGTH
          && frame[FrameLayout.IPV4_OFFSET + 9] == IpProtocol.TCP
          && (isPort(port, frame, 0) || isPort(port, frame, 2))) {
        byte[] copy = frame.clone();
        // With its own address for a source, lest every copy leads the switch astray.
        ethernet.wrap(copy, 0, copy.length);
        ethernet.rewrite(ethernet.destination(), mac);
        samples.set(firstOverheard + overheard++ % OVERHEARD, copy);
      }
    };
  }

  private static boolean isPort(int port, byte[] frame, int at) {
    int offset = FrameLayout.TRANSPORT_OFFSET + at;
    return ((frame[offset] & 0xff) << 8 | frame[offset + 1] & 0xff) == port;
  }
}

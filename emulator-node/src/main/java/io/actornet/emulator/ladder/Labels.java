package io.actornet.emulator.ladder;

import io.actornet.protocol.wire.EtherType;
import io.actornet.protocol.wire.EthernetView;
import io.actornet.protocol.wire.FrameLayer;
import io.actornet.protocol.wire.FrameText;
import io.actornet.protocol.wire.IpProtocol;
import io.actornet.protocol.wire.Ipv4View;
import io.actornet.protocol.wire.TcpFlags;
import io.actornet.protocol.wire.TcpView;
import io.actornet.protocol.wire.UdpView;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** What a ladder writes beside its arrows. */
final class Labels {
  private static final int TRANSPORT = 4;

  private final FrameText words = new FrameText();
  private final EthernetView ethernet = new EthernetView();
  private final Ipv4View ipv4 = new Ipv4View();
  private final TcpView tcp = new TcpView();
  private final UdpView udp = new UdpView();
  private final Map<List<Long>, Integer> ttlSeen = new HashMap<>();

  /**
   * A header in words.
   *
   * @param text protocol and header
   * @param lower whether it is a link or network header below another
   */
  record Label(String text, boolean lower) {}

  /**
   * The headers of a journey, the innermost first. Link and network headers below another are given
   * once for each way between two addresses, and that of IPv4 again when its TTL changes.
   */
  List<Label> of(Journey journey) {
    List<FrameLayer> layers = words.layers(journey.frame());
    int ttl = wrapIpv4(journey.frame()) ? ipv4.ttl() : 0;
    Integer before = ttlSeen.put(way(journey.frame()), ttl);
    boolean otherTtl = !Objects.equals(before, ttl);
    List<Label> labels = new ArrayList<>();
    for (int i = layers.size() - 1; i >= 0; i--) {
      FrameLayer layer = layers.get(i);
      FrameLayer inner = i + 1 < layers.size() ? layers.get(i + 1) : null;
      boolean lower = inner != null && layer.number() < TRANSPORT;
      if (before == null || !lower || otherTtl && layer.name().equals("IPv4")) {
        labels.add(new Label(text(layer, inner), lower));
      }
    }
    return labels;
  }

  /** Says no name twice: neither that of the layer nor that of the one within. */
  private static String text(FrameLayer layer, FrameLayer inner) {
    String text = layer.text().startsWith(layer.name()) ? layer.text() : layer.toString();
    String type = inner == null ? "" : " " + inner.name();
    return text.endsWith(type) ? text.substring(0, text.length() - type.length()) : text;
  }

  /** Bytes of TCP and UDP payload that some journeys carry. */
  long payload(List<Journey> journeys) {
    long bytes = 0;
    for (Journey journey : journeys) {
      bytes +=
          wrapTcp(journey.frame())
              ? tcp.payloadLength()
              : wrapUdp(journey.frame()) ? udp.payloadLength() : 0;
    }
    return bytes;
  }

  /**
   * Whether a journey is bulk data: a datagram of no known protocol, or a TCP segment with no flags
   * but ACK and PSH that does not begin a message of an application.
   */
  boolean isBulk(Journey journey) {
    FrameLayer top = words.layers(journey.frame()).getLast();
    if (wrapUdp(journey.frame())) {
      return top.name().equals("payload");
    }
    return wrapTcp(journey.frame())
        && (tcp.flags() & ~(TcpFlags.ACK | TcpFlags.PSH)) == 0
        && (top.number() == TRANSPORT
            || !top.text().contains("HTTP/") && !top.name().equals("DNS"));
  }

  private boolean wrapTcp(byte[] frame) {
    return wrapIpv4(frame)
        && ipv4.protocol() == IpProtocol.TCP
        && ipv4.fragmentOffset() == 0
        && tcp.wrap(frame, ipv4.payloadOffset(), ipv4.limit()) == null;
  }

  private boolean wrapUdp(byte[] frame) {
    return wrapIpv4(frame)
        && ipv4.protocol() == IpProtocol.UDP
        && !ipv4.moreFragments()
        && ipv4.fragmentOffset() == 0
        && udp.wrap(frame, ipv4.payloadOffset(), ipv4.limit()) == null;
  }

  private boolean wrapIpv4(byte[] frame) {
    return ethernet.wrap(frame, 0, frame.length) == null
        && ethernet.etherType() == EtherType.IPV4
        && ipv4.wrap(frame, ethernet.payloadOffset(), frame.length) == null;
  }

  /** The addresses between which a frame goes. */
  private List<Long> way(byte[] frame) {
    if (!wrapIpv4(frame)) {
      return ethernet.wrap(frame, 0, frame.length) == null
          ? List.of(ethernet.source(), ethernet.destination())
          : List.of();
    }
    return List.of(
        ethernet.source(),
        ethernet.destination(),
        (long) ipv4.source(),
        (long) ipv4.destination(),
        (long) ipv4.protocol());
  }
}

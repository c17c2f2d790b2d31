package io.actornet.emulator.experiment;

import io.actornet.topology.value.Ipv4Prefix;
import java.util.List;

/**
 * Which frames a fault hits: those that fit in everything that is said.
 *
 * @param protocol null = any
 * @param flagsSet TCP flags that must be set, as bits of the header
 * @param flagsClear TCP flags that must not be set
 * @param source IPv4 prefixes, one of which holds the source; none = any source
 * @param destination likewise for the destination
 * @param sourcePort of TCP or UDP; null = any
 * @param destinationPort of TCP or UDP; null = any
 * @param anyPort one of the two ports; null = any
 * @param nth which of the frames that fit are hit, counted from 1 in each link direction; none =
 *     all of them
 */
public record FrameMatch(
    Protocol protocol,
    int flagsSet,
    int flagsClear,
    List<Ipv4Prefix> source,
    List<Ipv4Prefix> destination,
    Ports sourcePort,
    Ports destinationPort,
    Ports anyPort,
    List<Ordinals> nth) {
  /** Every frame. */
  public static final FrameMatch ALL =
      new FrameMatch(null, 0, 0, List.of(), List.of(), null, null, null, List.of());

  public FrameMatch {
    source = List.copyOf(source);
    destination = List.copyOf(destination);
    nth = List.copyOf(nth);
  }

  /** What a frame carries. */
  public enum Protocol {
    /** RFC 826. */
    ARP,
    /** RFC 903. */
    RARP,
    /** Any IPv4 packet. */
    IP,
    /** ICMPv4. */
    ICMP,
    /** TCP. */
    TCP,
    /** UDP. */
    UDP
  }

  /** Ports from one to another, both included. */
  public record Ports(int first, int last) {
    /** Whether a port is among them. */
    public boolean contains(int port) {
      return port >= first && port <= last;
    }
  }

  /** Numbers from one to another, both included, counted from 1. */
  public record Ordinals(long first, long last) {
    /** Whether a number is among them. */
    public boolean contains(long number) {
      return number >= first && number <= last;
    }
  }
}

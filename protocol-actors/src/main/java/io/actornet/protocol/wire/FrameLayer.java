package io.actornet.protocol.wire;

/**
 * One layer of a frame in words.
 *
 * @param number the layer's number: 2 link, 3 network (and ARP, RARP), 4 transport (and ICMP), 7
 *     application
 * @param name the protocol, such as "TCP"
 * @param text its header in brief, such as {@code 49152→80 [SYN] seq=7 win=65535 len=0}
 */
public record FrameLayer(int number, String name, String text) {
  /** Name and text. */
  @Override
  public String toString() {
    return name + " " + text;
  }
}

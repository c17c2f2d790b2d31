package io.actornet.protocol.wire;

/** Control bits of the TCP header (RFC 9293 §3.1), as {@link TcpView#flags()} returns them. */
public final class TcpFlags {
  /** No more data from the sender. */
  public static final int FIN = 0x01;

  /** Synchronise sequence numbers. */
  public static final int SYN = 0x02;

  /** Reset the connection. */
  public static final int RST = 0x04;

  /** Push function. */
  public static final int PSH = 0x08;

  /** The acknowledgment field is significant. */
  public static final int ACK = 0x10;

  /** The urgent pointer field is significant. */
  public static final int URG = 0x20;

  /** ECN-Echo (RFC 3168). */
  public static final int ECE = 0x40;

  /** Congestion window reduced (RFC 3168). */
  public static final int CWR = 0x80;

  /** Accurate ECN (RFC 9768), once the ECN nonce sum (RFC 3540). */
  public static final int AE = 0x100;

  private static final String[] NAMES = {
    "FIN", "SYN", "RST", "PSH", "ACK", "URG", "ECE", "CWR", "AE"
  };

  private TcpFlags() {}

  /** The names of the flags set, joined by {@code +} in the order of the bits: {@code SYN+ACK}. */
  public static String format(int flags) {
    StringBuilder text = new StringBuilder();
    for (int bit = 0; bit < NAMES.length; bit++) {
      if ((flags >>> bit & 1) != 0) {
        text.append(text.isEmpty() ? "" : "+").append(NAMES[bit]);
      }
    }
    return text.toString();
  }
}

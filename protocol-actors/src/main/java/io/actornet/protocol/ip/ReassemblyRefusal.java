package io.actornet.protocol.ip;

import java.util.Locale;

/** Why a fragment, or all of its datagram, was dropped. Receivers count by this cause. */
public enum ReassemblyRefusal {
  /** The fragment carries no data. */
  EMPTY,
  /** More fragments are to follow, but the data is no multiple of 8 bytes (RFC 791 §3.2). */
  UNEVEN,
  /** The datagram would be longer than 65,535 bytes. */
  TOO_LONG,
  /** The fragment overlaps another, or differs from one in the same place (RFC 5722 §4). */
  OVERLAP,
  /** The fragments disagree on where the datagram ends. */
  END,
  /** Some fragments met congestion and others cannot say so (RFC 3168 §5.3). */
  ECN,
  /** The datagram was refused before, and this is a late fragment of it. */
  REFUSED_BEFORE,
  /** The datagram had to make room for newer ones. */
  MEMORY;

  private final String label = name().toLowerCase(Locale.ROOT).replace('_', '-');

  /** The name used for counters and text, such as {@code refused-before}. */
  public String label() {
    return label;
  }
}

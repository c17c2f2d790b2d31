package io.actornet.protocol.ip;

import io.actornet.protocol.wire.FrameLayout;
import io.actornet.protocol.wire.Ipv4View;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The fragments of one datagram that have arrived, in order of offset and without overlap.
 *
 * <p>Since overlaps are refused, the datagram is complete when its last fragment is there and the
 * lengths add up: no list of holes (RFC 815) is needed.
 */
final class PartialDatagram {
  /** Occupied by a datagram of which nothing is kept but that it was refused. */
  static final int OVERHEAD_BYTES = 128;

  private static final int PIECE_OVERHEAD_BYTES = 48;
  private static final int LONGEST = 65_535;
  private static final int UNKNOWN = -1;
  private static final int NOT_ECT = 0;
  private static final int CE = 3;

  /**
   * One fragment.
   *
   * @param bytes the array that holds it
   * @param packet index of its IPv4 header
   * @param data index of its first data byte
   * @param start where its data belongs in the datagram's
   * @param end where its data ends there
   */
  private record Piece(byte[] bytes, int packet, int data, int start, int end) {
    boolean sameData(Piece other) {
      return start == other.start
          && Arrays.equals(
              bytes, data, data + end - start, other.bytes, other.data, other.data + end - start);
    }
  }

  /** When its time runs out, nanoseconds. */
  final long deadline;

  private List<Piece> pieces = new ArrayList<>(4);
  private int length = UNKNOWN;
  private int received;
  private int occupied = OVERHEAD_BYTES;
  private int ecnSeen;

  PartialDatagram(long deadline) {
    this.deadline = deadline;
  }

  boolean isRefused() {
    return pieces == null;
  }

  /**
   * Frees the fragments; what arrives later is dropped (RFC 5722 §4: "including those not yet").
   */
  void refuse() {
    pieces = null;
    occupied = OVERHEAD_BYTES;
  }

  int occupiedBytes() {
    return occupied;
  }

  boolean isComplete() {
    return received == length;
  }

  /**
   * Takes a fragment; a repetition of one that is there changes nothing.
   *
   * @return null, or why the whole datagram must be dropped
   */
  ReassemblyRefusal add(Ipv4View fragment) {
    int start = fragment.fragmentOffset();
    int end = start + fragment.payloadLength();
    if (FrameLayout.IPV4_LENGTH + end > LONGEST) {
      return ReassemblyRefusal.TOO_LONG;
    }
    int soFar = pieces.isEmpty() ? 0 : pieces.getLast().end();
    int ends = fragment.moreFragments() ? length : end;
    boolean moved = length != UNKNOWN && ends != length;
    if (moved || ends != UNKNOWN && (end > ends || soFar > ends)) {
      return ReassemblyRefusal.END;
    }
    Piece piece =
        new Piece(fragment.bytes(), fragment.offset(), fragment.payloadOffset(), start, end);
    int at = insertionPoint(start);
    if (at < pieces.size() && pieces.get(at).start() < end) {
      Piece there = pieces.get(at);
      boolean repeated = there.end() == end && there.sameData(piece);
      return repeated && ends == length ? null : ReassemblyRefusal.OVERLAP;
    }
    if (at > 0 && pieces.get(at - 1).end() > start) {
      return ReassemblyRefusal.OVERLAP;
    }
    pieces.add(at, piece);
    length = ends;
    received += end - start;
    occupied += fragment.bytes().length + PIECE_OVERHEAD_BYTES;
    ecnSeen |= 1 << fragment.ecn();
    boolean congestionUnsaid = (ecnSeen & (1 << NOT_ECT | 1 << CE)) == (1 << NOT_ECT | 1 << CE);
    return congestionUnsaid ? ReassemblyRefusal.ECN : null;
  }

  private int insertionPoint(int start) {
    int low = 0;
    int high = pieces.size();
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (pieces.get(middle).start() < start) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low;
  }

  /** The fragment with offset 0, or null if it has not arrived. */
  Ipv4View firstFragment() {
    if (isRefused() || pieces.isEmpty() || pieces.getFirst().start() != 0) {
      return null;
    }
    Piece first = pieces.getFirst();
    Ipv4View view = new Ipv4View();
    int end = first.data() + first.end();
    return view.wrap(first.bytes(), first.packet(), end) == null ? view : null;
  }

  /**
   * The whole datagram under the header of its first fragment, in a frame whose Ethernet header is
   * zero; null if that would be longer than a packet can be.
   */
  byte[] assemble() {
    Piece first = pieces.getFirst();
    int headerLength = first.data() - first.packet();
    if (headerLength + length > LONGEST) {
      return null;
    }
    int payload = FrameLayout.IPV4_OFFSET + headerLength;
    byte[] frame = new byte[payload + length];
    System.arraycopy(first.bytes(), first.packet(), frame, FrameLayout.IPV4_OFFSET, headerLength);
    for (Piece piece : pieces) {
      System.arraycopy(
          piece.bytes(), piece.data(), frame, payload + piece.start(), piece.end() - piece.start());
    }
    Ipv4View view = new Ipv4View().at(frame, FrameLayout.IPV4_OFFSET, headerLength);
    int tos = (ecnSeen & 1 << CE) != 0 ? view.tos() | CE : view.tos();
    view.totalLength(headerLength + length).tos(tos).fragment(false, false, 0).fillChecksum();
    return frame;
  }
}

package io.actornet.protocol.engine;

import java.util.Arrays;

/**
 * What waits to run on a loop now: a growing ring of pairs, (actor, message), (cell, envelope) or
 * (task, null).
 *
 * <p>Only the loop's thread touches it.
 */
final class RunQueue {
  private static final int INITIAL_PAIRS = 256;

  private Object[] ring = new Object[INITIAL_PAIRS * 2];
  private int head;
  private int tail;

  boolean isEmpty() {
    return head == tail;
  }

  void push(Object receiver, Object envelope) {
    Object[] slots = ring;
    int at = tail;
    slots[at] = receiver;
    slots[at + 1] = envelope;
    tail = (at + 2) & (slots.length - 1);
    if (tail == head) {
      grow();
    }
  }

  /** The receiver or task of the first pair; read it before {@link #takeEnvelope()}. */
  Object peekReceiver() {
    return ring[head];
  }

  /** Removes the first pair and returns its envelope, null for a task. */
  Object takeEnvelope() {
    Object[] slots = ring;
    int at = head;
    Object envelope = slots[at + 1];
    slots[at] = null;
    slots[at + 1] = null;
    head = (at + 2) & (slots.length - 1);
    return envelope;
  }

  private void grow() {
    int length = ring.length;
    Object[] larger = Arrays.copyOfRange(ring, head, head + length * 2);
    int wrapped = head;
    System.arraycopy(ring, 0, larger, length - wrapped, wrapped);
    ring = larger;
    head = 0;
    tail = length;
  }
}

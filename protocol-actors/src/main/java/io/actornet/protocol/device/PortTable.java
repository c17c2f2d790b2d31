package io.actornet.protocol.device;

import java.util.Arrays;
import java.util.function.Consumer;
import java.util.function.Predicate;

/**
 * What is bound to ports: an open-addressing table from a port to a value, two words a port.
 *
 * @param <V> what is bound
 */
final class PortTable<V> {
  private static final int FIRST_CAPACITY = 2;

  private int[] ports = new int[FIRST_CAPACITY];
  private Object[] values = new Object[FIRST_CAPACITY];
  private int size;

  /** What is bound to a port, or null. */
  @SuppressWarnings("unchecked") // nothing but a V is ever put in
  V get(int port) {
    return (V) values[find(port)];
  }

  /** Binds a value to a port that has none. */
  void put(int port, V value) {
    if ((size + 1) * 4 > values.length * 3) {
      grow();
    }
    int slot = find(port);
    ports[slot] = port;
    values[slot] = value;
    size++;
  }

  /** Frees a port that has a value. */
  void remove(int port) {
    int hole = find(port);
    size--;
    int mask = values.length - 1;
    // What probing had pushed past the hole moves up into it.
    for (int slot = (hole + 1) & mask; values[slot] != null; slot = (slot + 1) & mask) {
      int home = home(ports[slot]);
      if (((slot - home) & mask) >= ((slot - hole) & mask)) {
        ports[hole] = ports[slot];
        values[hole] = values[slot];
        hole = slot;
      }
    }
    values[hole] = null;
  }

  /** Visits all values in order of port. */
  void forEach(Consumer<V> visitor) {
    for (int port : bound()) {
      visitor.accept(get(port));
    }
  }

  /** Frees the ports whose values are to go. */
  void removeIf(Predicate<V> goes) {
    for (int port : bound()) {
      if (goes.test(get(port))) {
        remove(port);
      }
    }
  }

  private int[] bound() {
    int[] bound = new int[size];
    int count = 0;
    for (int slot = 0; slot < values.length; slot++) {
      if (values[slot] != null) {
        bound[count++] = ports[slot];
      }
    }
    Arrays.sort(bound);
    return bound;
  }

  private int find(int port) {
    int mask = values.length - 1;
    int slot = home(port);
    while (values[slot] != null && ports[slot] != port) {
      slot = (slot + 1) & mask;
    }
    return slot;
  }

  private int home(int port) {
    return (port * 0x9e37_79b9 >>> 16) & (values.length - 1);
  }

  private void grow() {
    int[] oldPorts = ports;
    Object[] oldValues = values;
    ports = new int[oldPorts.length * 2];
    values = new Object[oldValues.length * 2];
    for (int i = 0; i < oldValues.length; i++) {
      if (oldValues[i] != null) {
        int slot = find(oldPorts[i]);
        ports[slot] = oldPorts[i];
        values[slot] = oldValues[i];
      }
    }
  }
}

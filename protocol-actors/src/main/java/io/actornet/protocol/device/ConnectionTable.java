package io.actornet.protocol.device;

import io.actornet.protocol.tcp.Endpoints;
import java.util.function.Consumer;

/**
 * The TCP connections of one host by addresses and ports: an open-addressing table, one word a row.
 *
 * <p>Its order depends on addresses and ports and on the order in which rows came and went, so it
 * is the same in every run.
 */
final class ConnectionTable {
  private static final int FIRST_CAPACITY = 2;

  private ConnectionRow[] rows = new ConnectionRow[FIRST_CAPACITY];
  private int size;

  /** The row for these addresses and ports, or null. */
  ConnectionRow find(int localAddress, int localPort, int remoteAddress, int remotePort) {
    return rows[slot(localAddress, localPort, remoteAddress, remotePort)];
  }

  /** The row for these addresses and ports, or null. */
  ConnectionRow find(Endpoints endpoints) {
    return rows[slot(endpoints)];
  }

  /** Adds a row, in place of the one for the same addresses and ports if there is one. */
  void put(ConnectionRow row) {
    if ((size + 1) * 4 > rows.length * 3) {
      grow();
    }
    int slot = slot(row.endpoints);
    if (rows[slot] == null) {
      size++;
    }
    rows[slot] = row;
  }

  /** Removes the row for these addresses and ports, which must be there. */
  void remove(Endpoints endpoints) {
    int hole = slot(endpoints);
    size--;
    int mask = rows.length - 1;
    // What probing had pushed past the hole moves up into it.
    for (int slot = (hole + 1) & mask; rows[slot] != null; slot = (slot + 1) & mask) {
      int home = home(rows[slot].endpoints);
      if (((slot - home) & mask) >= ((slot - hole) & mask)) {
        rows[hole] = rows[slot];
        hole = slot;
      }
    }
    rows[hole] = null;
  }

  void forEach(Consumer<ConnectionRow> visitor) {
    for (ConnectionRow row : rows) {
      if (row != null) {
        visitor.accept(row);
      }
    }
  }

  private int slot(Endpoints endpoints) {
    return slot(
        endpoints.localAddress(),
        endpoints.localPort(),
        endpoints.remoteAddress(),
        endpoints.remotePort());
  }

  private int slot(int localAddress, int localPort, int remoteAddress, int remotePort) {
    int mask = rows.length - 1;
    int slot = home(localAddress, localPort, remoteAddress, remotePort);
    while (rows[slot] != null
        && !matches(rows[slot].endpoints, localAddress, localPort, remoteAddress, remotePort)) {
      slot = (slot + 1) & mask;
    }
    return slot;
  }

  private static boolean matches(
      Endpoints endpoints, int localAddress, int localPort, int remoteAddress, int remotePort) {
    return endpoints.remoteAddress() == remoteAddress
        && endpoints.remotePort() == remotePort
        && endpoints.localPort() == localPort
        && endpoints.localAddress() == localAddress;
  }

  private int home(Endpoints endpoints) {
    return home(
        endpoints.localAddress(),
        endpoints.localPort(),
        endpoints.remoteAddress(),
        endpoints.remotePort());
  }

  private int home(int localAddress, int localPort, int remoteAddress, int remotePort) {
    int hash = remoteAddress * 0x9e37_79b9 + (remotePort << 16 | localPort);
    hash = hash * 0x85eb_ca6b + localAddress;
    hash *= 0xc2b2_ae35;
    return (hash ^ hash >>> 15) & (rows.length - 1);
  }

  private void grow() {
    ConnectionRow[] old = rows;
    rows = new ConnectionRow[old.length * 2];
    for (ConnectionRow row : old) {
      if (row != null) {
        rows[slot(row.endpoints)] = row;
      }
    }
  }
}

package io.actornet.protocol.wire;

import io.actornet.topology.value.Ipv4Address;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;

/** One IPv4 option as a value (RFC 791 §3.1): those with a layout of their own, and the rest. */
public sealed interface Ipv4Option {
  /** Most bytes that a header has for options. */
  int MAXIMUM_LENGTH = 40;

  /** The option's type: see {@link Ipv4OptionKind}. */
  int kind();

  /** Padding before or between options. */
  record NoOperation() implements Ipv4Option {
    @Override
    public int kind() {
      return Ipv4OptionKind.NO_OPERATION;
    }
  }

  /**
   * Record route or a source route.
   *
   * @param kind record route, loose or strict source route
   * @param position the slot that is next; as many as there are addresses when full
   * @param addresses one a slot, up to 9
   */
  record Route(int kind, int position, List<Ipv4Address> addresses) implements Ipv4Option {
    public Route {
      addresses = List.copyOf(addresses);
      Range.check("addresses", addresses.size(), 0, 9);
      Range.check("position", position, 0, addresses.size());
      if (!isRoute(kind)) {
        throw new IllegalArgumentException("option type " + kind + " is not a route");
      }
    }

    private static boolean isRoute(int kind) {
      return kind == Ipv4OptionKind.RECORD_ROUTE
          || kind == Ipv4OptionKind.LOOSE_SOURCE_ROUTE
          || kind == Ipv4OptionKind.STRICT_SOURCE_ROUTE;
    }
  }

  /** Router alert (RFC 2113): 0 asks every router to look. */
  record RouterAlert(int value) implements Ipv4Option {
    public RouterAlert {
      Range.check("router alert", value, 0, 0xffff);
    }

    @Override
    public int kind() {
      return Ipv4OptionKind.ROUTER_ALERT;
    }
  }

  /** Any other option, the timestamp's included (see {@link TimestampOptionView}), as it is. */
  record Other(int kind, Octets data) implements Ipv4Option {
    public Other {
      Range.check("option type", kind, 2, 255);
      Range.check("data length", data.length(), 0, MAXIMUM_LENGTH - 2);
    }
  }

  /** The options of a header up to the end of the list, or up to one whose length cannot be. */
  static List<Ipv4Option> read(Ipv4View ipv4) {
    OptionCursor cursor = new OptionCursor();
    cursor.wrap(ipv4.bytes, ipv4.optionsOffset(), ipv4.optionsLength());
    RouteOptionView route = new RouteOptionView();
    List<Ipv4Option> options = new ArrayList<>();
    while (cursor.next()) {
      int kind = cursor.kind();
      if (kind == Ipv4OptionKind.NO_OPERATION) {
        options.add(new NoOperation());
      } else if (Route.isRoute(kind)
          && route.wrap(ipv4.bytes, cursor.offset(), cursor.length()) < 0) {
        options.add(route(route));
      } else if (kind == Ipv4OptionKind.ROUTER_ALERT && cursor.dataLength() == 2) {
        options.add(new RouterAlert(Bytes.getUnsignedShort(ipv4.bytes, cursor.dataOffset())));
      } else {
        options.add(
            new Other(kind, Octets.of(ipv4.bytes, cursor.dataOffset(), cursor.dataLength())));
      }
    }
    return options;
  }

  private static Route route(RouteOptionView view) {
    List<Ipv4Address> addresses = new ArrayList<>();
    for (int slot = 0; slot < view.slots(); slot++) {
      addresses.add(new Ipv4Address(view.address(slot)));
    }
    return new Route(view.kind(), view.position(), addresses);
  }

  /**
   * The options as bytes, padded with zeros to a multiple of four.
   *
   * @throws IllegalArgumentException if they take more than 40 bytes
   */
  static byte[] write(List<Ipv4Option> options) {
    ByteBuffer list = ByteBuffer.allocate(MAXIMUM_LENGTH * (options.size() + 1));
    for (Ipv4Option option : options) {
      list.put((byte) option.kind());
      switch (option) {
        case NoOperation _ -> {}
        case Route route -> {
          list.put((byte) (3 + 4 * route.addresses().size()));
          list.put((byte) (4 + 4 * route.position()));
          route.addresses().forEach(address -> list.putInt(address.bits()));
        }
        case RouterAlert alert -> list.put((byte) 4).putShort((short) alert.value());
        case Other other ->
            list.put((byte) (2 + other.data().length())).put(other.data().toArray());
      }
    }
    int padded = list.position() + 3 & ~3;
    Range.check("length of options", padded, 0, MAXIMUM_LENGTH);
    return Octets.of(list.array(), 0, padded).toArray();
  }
}

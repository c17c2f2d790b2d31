package io.actornet.topology.reader;

import io.actornet.topology.value.Ipv4Address;
import io.actornet.topology.value.ValueFormatException;
import java.util.regex.Pattern;

/**
 * An address with the length of its prefix, as {@code 10.0.0.1/24}.
 *
 * @param prefixLength 1 to 32
 */
record InterfaceAddress(Ipv4Address address, int prefixLength) {
  private static final Pattern LENGTH = Pattern.compile("[1-9]|[12][0-9]|3[0-2]");

  static InterfaceAddress parse(String text) {
    int slash = text.indexOf('/');
    if (slash < 0 || !LENGTH.matcher(text.substring(slash + 1)).matches()) {
      throw new ValueFormatException(
          text, "an address with its prefix length, 1 to 32, such as 10.0.0.1/24");
    }
    return new InterfaceAddress(
        Ipv4Address.parse(text.substring(0, slash)), Integer.parseInt(text.substring(slash + 1)));
  }

  @Override
  public String toString() {
    return address + "/" + prefixLength;
  }
}

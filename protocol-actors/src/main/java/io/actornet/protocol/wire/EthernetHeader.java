package io.actornet.protocol.wire;

import io.actornet.topology.value.MacAddress;

/**
 * An Ethernet II header as a value.
 *
 * @param etherType the payload's type, 0x600 to 0xffff; not {@link EtherType#VLAN}
 * @param vlan tag control information, 0 to 0xffff, or {@link EthernetView#UNTAGGED}
 */
public record EthernetHeader(MacAddress destination, MacAddress source, int etherType, int vlan) {
  public EthernetHeader {
    Range.check("EtherType", etherType, EtherType.LOWEST, 0xffff);
    Range.check("VLAN tag control", vlan, EthernetView.UNTAGGED, 0xffff);
    if (etherType == EtherType.VLAN) {
      throw new IllegalArgumentException("the tag belongs in vlan, not in etherType");
    }
  }

  /** An untagged header. */
  public EthernetHeader(MacAddress destination, MacAddress source, int etherType) {
    this(destination, source, etherType, EthernetView.UNTAGGED);
  }

  /** The header a view is at; its type must be 0x600 or above. */
  public static EthernetHeader of(EthernetView view) {
    return new EthernetHeader(
        new MacAddress(view.destination()),
        new MacAddress(view.source()),
        view.etherType(),
        view.vlan());
  }

  /** Bytes of header: 14, or 18 with a tag. */
  public int length() {
    return vlan == EthernetView.UNTAGGED
        ? FrameLayout.ETHERNET_LENGTH
        : FrameLayout.ETHERNET_LENGTH + FrameLayout.VLAN_TAG_LENGTH;
  }

  /** Writes the header. */
  public void write(byte[] bytes, int offset) {
    EthernetView view = new EthernetView().at(bytes, offset);
    if (vlan != EthernetView.UNTAGGED) {
      view.vlan(vlan);
    }
    view.rewrite(destination.bits(), source.bits()).etherType(etherType);
  }
}

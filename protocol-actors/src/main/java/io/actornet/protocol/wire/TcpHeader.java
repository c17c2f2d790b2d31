package io.actornet.protocol.wire;

import java.util.List;

/**
 * A TCP header as a value; data offset and checksum follow from what is written.
 *
 * @param sourcePort 0 to 65,535
 * @param destinationPort 0 to 65,535
 * @param flags 9 control bits: see {@link TcpFlags}
 * @param window 0 to 65,535, as on the wire
 * @param urgentPointer 0 to 65,535
 */
public record TcpHeader(
    int sourcePort,
    int destinationPort,
    int sequence,
    int acknowledgment,
    int flags,
    int window,
    int urgentPointer,
    List<TcpOption> options) {
  public TcpHeader {
    Range.check("source port", sourcePort, 0, 0xffff);
    Range.check("destination port", destinationPort, 0, 0xffff);
    Range.check("flags", flags, 0, 0x1ff);
    Range.check("window", window, 0, 0xffff);
    Range.check("urgent pointer", urgentPointer, 0, 0xffff);
    options = List.copyOf(options);
  }

  /** The header a view is at; its reserved bits are not kept. */
  public static TcpHeader of(TcpView view) {
    return new TcpHeader(
        view.sourcePort(),
        view.destinationPort(),
        view.sequence(),
        view.acknowledgment(),
        view.flags(),
        view.window(),
        view.urgentPointer(),
        TcpOptionCodec.read(view));
  }

  /** Bytes of header with options: 20 to 60. */
  public int length() {
    return FrameLayout.TCP_LENGTH + TcpOptionCodec.write(options).length;
  }

  /** Writes the header before data that ends the array; the checksum covers it. */
  public void write(byte[] bytes, int offset, Ipv4Header ipv4) {
    byte[] optionBytes = TcpOptionCodec.write(options);
    System.arraycopy(optionBytes, 0, bytes, offset + FrameLayout.TCP_LENGTH, optionBytes.length);
    new TcpView()
        .at(bytes, offset, FrameLayout.TCP_LENGTH + optionBytes.length)
        .sourcePort(sourcePort)
        .destinationPort(destinationPort)
        .sequence(sequence)
        .acknowledgment(acknowledgment)
        .flags(flags)
        .window(window)
        .urgentPointer(urgentPointer)
        .fillChecksum(ipv4.source().bits(), ipv4.destination().bits());
  }
}

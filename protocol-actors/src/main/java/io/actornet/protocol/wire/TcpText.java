package io.actornet.protocol.wire;

/** TCP headers in words. */
final class TcpText {
  private TcpText() {}

  static String describe(TcpView tcp) {
    StringBuilder text = new StringBuilder();
    text.append(tcp.sourcePort()).append('→').append(tcp.destinationPort());
    text.append(" [").append(TcpFlags.format(tcp.flags())).append(']');
    text.append(" seq=").append(Integer.toUnsignedString(tcp.sequence()));
    if (tcp.has(TcpFlags.ACK)) {
      text.append(" ack=").append(Integer.toUnsignedString(tcp.acknowledgment()));
    }
    text.append(" win=").append(tcp.window());
    if (tcp.has(TcpFlags.URG)) {
      text.append(" urg=").append(tcp.urgentPointer());
    }
    text.append(" len=").append(tcp.payloadLength());
    if (tcp.optionsLength() > 0) {
      appendOptions(text, tcp);
    }
    return text.toString();
  }

  private static void appendOptions(StringBuilder text, TcpView tcp) {
    OptionCursor cursor = new OptionCursor();
    cursor.wrap(tcp.bytes, tcp.optionsOffset(), tcp.optionsLength());
    String separator = " <";
    while (cursor.next()) {
      if (cursor.kind() != OptionCursor.NO_OPERATION) {
        text.append(separator).append(TcpOptionKind.format(cursor.kind()));
        appendData(text, tcp.bytes, cursor);
        separator = ", ";
      }
    }
    if (cursor.malformed()) {
      text.append(separator).append("malformed");
      separator = ", ";
    }
    if (separator.equals(", ")) {
      text.append('>');
    }
  }

  private static void appendData(StringBuilder text, byte[] bytes, OptionCursor cursor) {
    int data = cursor.dataOffset();
    int length = cursor.dataLength();
    switch (cursor.kind()) {
      case TcpOptionKind.MAXIMUM_SEGMENT_SIZE -> {
        if (length == 2) {
          text.append(' ').append(Bytes.getUnsignedShort(bytes, data));
        }
      }
      case TcpOptionKind.WINDOW_SCALE -> {
        if (length == 1) {
          text.append(' ').append(Bytes.getUnsignedByte(bytes, data));
        }
      }
      case TcpOptionKind.TIMESTAMPS -> {
        if (length == 8) {
          text.append(" val ").append(unsigned(bytes, data));
          text.append(" ecr ").append(unsigned(bytes, data + 4));
        }
      }
      case TcpOptionKind.SACK -> {
        for (int block = 0; block + 8 <= length; block += 8) {
          text.append(' ').append(unsigned(bytes, data + block));
          text.append('-').append(unsigned(bytes, data + block + 4));
        }
      }
      default -> {}
    }
  }

  private static String unsigned(byte[] bytes, int offset) {
    return Integer.toUnsignedString(Bytes.getInt(bytes, offset));
  }
}

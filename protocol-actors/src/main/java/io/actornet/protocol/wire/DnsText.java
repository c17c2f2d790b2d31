package io.actornet.protocol.wire;

/** The head and first question of a DNS message (RFC 1035 §4.1) in words. */
final class DnsText {
  private static final int HEADER_LENGTH = 12;
  private static final int FLAGS = 2;
  private static final int QUESTIONS = 4;
  private static final int ANSWERS = 6;
  private static final int LONGEST_NAME = 255;

  private static final String[] RESPONSE_CODES = {
    "NOERROR", "FORMERR", "SERVFAIL", "NXDOMAIN", "NOTIMP", "REFUSED"
  };

  private DnsText() {}

  static String describe(byte[] bytes, int offset, int limit) {
    String size = FrameText.bytes(limit - offset);
    if (limit - offset < HEADER_LENGTH) {
      return size;
    }
    int flags = Bytes.getUnsignedShort(bytes, offset + FLAGS);
    boolean response = flags >>> 15 == 1;
    StringBuilder text = new StringBuilder(response ? "response" : "query");
    text.append(" id=").append(Bytes.getUnsignedShort(bytes, offset));
    if (response) {
      int code = flags & 15;
      text.append(' ')
          .append(code < RESPONSE_CODES.length ? RESPONSE_CODES[code] : "rcode " + code);
    }
    if (Bytes.getUnsignedShort(bytes, offset + QUESTIONS) > 0) {
      appendQuestion(text, bytes, offset + HEADER_LENGTH, limit);
    }
    if (response) {
      text.append(" answers=").append(Bytes.getUnsignedShort(bytes, offset + ANSWERS));
    }
    return text.append(", ").append(size).toString();
  }

  /** Type and name of a question whose name is not compressed, as no first name can be. */
  private static void appendQuestion(StringBuilder text, byte[] bytes, int start, int limit) {
    StringBuilder name = new StringBuilder();
    int position = start;
    while (position < limit && bytes[position] > 0 && position - start < LONGEST_NAME) {
      int labelEnd = position + 1 + bytes[position];
      if (labelEnd > limit) {
        return;
      }
      for (int i = position + 1; i < labelEnd; i++) {
        name.append(ApplicationText.isPrintable(bytes[i]) ? (char) bytes[i] : '.');
      }
      name.append('.');
      position = labelEnd;
    }
    if (limit - position >= 3 && bytes[position] == 0) {
      text.append(' ').append(type(Bytes.getUnsignedShort(bytes, position + 1)));
      text.append(' ').append(name.isEmpty() ? "." : name);
    }
  }

  private static String type(int type) {
    return switch (type) {
      case 1 -> "A";
      case 2 -> "NS";
      case 5 -> "CNAME";
      case 6 -> "SOA";
      case 12 -> "PTR";
      case 15 -> "MX";
      case 16 -> "TXT";
      case 28 -> "AAAA";
      default -> "type " + type;
    };
  }
}

package io.actornet.protocol.tcp;

import io.actornet.protocol.wire.FrameLayout;
import io.actornet.protocol.wire.OptionCursor;
import io.actornet.protocol.wire.TcpFlags;
import io.actornet.protocol.wire.TcpOptionKind;
import io.actornet.protocol.wire.TcpOptionsWriter;
import io.actornet.protocol.wire.TcpView;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Segments as one reads them in a trace: {@code "P. 1:1001(1000) ack 1 win 8192 <sack 1:501>"},
 * with sequence numbers relative to the initial ones, and the timestamps of the end under test to
 * its clock.
 */
final class SegmentText {
  private static final Pattern FORM =
      Pattern.compile(
          "([SFRPU.EW]+) (\\d+):(\\d+)\\((\\d+)\\)(?: ack (\\d+))?(?: win (\\d+))?"
              + "(?: urg (\\d+))?(?: <(.*)>)?");

  private static final String LETTERS = "FSRP.UEW";

  private SegmentText() {}

  /** The byte that every stream has at a place: 1 is the first. */
  static byte patternAt(int place) {
    return (byte) (place * 7 + place / 256);
  }

  /** Writes what a text says, from the end with {@code from}'s initial sequence number. */
  static byte[] parse(String text, Endpoints from, int fromIss, int toIss, int toClock) {
    Matcher matcher = FORM.matcher(text);
    if (!matcher.matches()) {
      throw new IllegalArgumentException("not a segment: " + text);
    }
    int place = Integer.parseInt(matcher.group(2));
    int length = Integer.parseInt(matcher.group(4));
    if (Integer.parseInt(matcher.group(3)) - place != length) {
      throw new IllegalArgumentException("the range and its length differ: " + text);
    }
    byte[] optionBytes = new byte[40];
    int optionsLength = options(matcher.group(8), toIss, toClock, optionBytes);
    int dataOffset = FrameLayout.TCP_LENGTH + optionsLength;
    byte[] frame = new byte[FrameLayout.TRANSPORT_OFFSET + dataOffset + length];
    TcpView view =
        new TcpView()
            .at(frame, FrameLayout.TRANSPORT_OFFSET, dataOffset)
            .sourcePort(from.localPort())
            .destinationPort(from.remotePort())
            .sequence(fromIss + place)
            .acknowledgment(matcher.group(5) == null ? 0 : toIss + number(matcher.group(5)))
            .flags(flags(matcher.group(1)))
            .window(matcher.group(6) == null ? 65_535 : number(matcher.group(6)))
            .urgentPointer(matcher.group(7) == null ? 0 : number(matcher.group(7)));
    System.arraycopy(optionBytes, 0, frame, view.optionsOffset(), optionsLength);
    int first = view.has(TcpFlags.SYN) ? place + 1 : place;
    for (int i = 0; i < length; i++) {
      frame[view.payloadOffset() + i] = patternAt(first + i);
    }
    view.fillChecksum(from.localAddress(), from.remoteAddress());
    return frame;
  }

  private static int number(String digits) {
    return (int) Long.parseLong(digits);
  }

  private static int flags(String letters) {
    int flags = 0;
    for (int i = 0; i < letters.length(); i++) {
      flags |= 1 << LETTERS.indexOf(letters.charAt(i));
    }
    return flags;
  }

  private static int options(String text, int toIss, int toClock, byte[] target) {
    if (text == null) {
      return 0;
    }
    TcpOptionsWriter writer = new TcpOptionsWriter().at(target, 0);
    for (String option : text.split(",", -1)) {
      String[] words = option.split(" ", -1);
      switch (words[0]) {
        case "mss" -> writer.maximumSegmentSize(number(words[1]));
        case "wscale" -> writer.windowScale(number(words[1]));
        case "sackOK" -> writer.sackPermitted();
        case "uto" -> writer.userTimeout(number(words[1]));
        case "TS" -> writer.timestamps(number(words[2]), toClock + number(words[4]));
        case "sack" -> {
          writer.sack(words.length - 1);
          for (int i = 1; i < words.length; i++) {
            String[] edges = words[i].split(":", -1);
            writer.sackBlock(toIss + number(edges[0]), toIss + number(edges[1]));
          }
        }
        default -> throw new IllegalArgumentException("not an option: " + option);
      }
    }
    return writer.length();
  }

  /** What a segment says, of those parts that {@code like} mentions. */
  static String format(TcpView segment, int fromIss, int toIss, int clock, String like) {
    StringBuilder text = new StringBuilder();
    int flags = segment.flags();
    for (char letter : "SFRPU.EW".toCharArray()) {
      if ((flags & 1 << LETTERS.indexOf(letter)) != 0) {
        text.append(letter);
      }
    }
    long place = Integer.toUnsignedLong(segment.sequence() - fromIss);
    int length = segment.payloadLength();
    text.append(' ').append(place).append(':').append(place + length).append('(').append(length);
    text.append(')');
    if ((flags & TcpFlags.ACK) != 0 && like.contains(" ack ")) {
      text.append(" ack ").append(Integer.toUnsignedLong(segment.acknowledgment() - toIss));
    }
    if (like.contains(" win ")) {
      text.append(" win ").append(segment.window());
    }
    if (like.contains(" urg ")) {
      text.append(" urg ").append(segment.urgentPointer());
    }
    if (like.contains(" <") && segment.optionsLength() > 0) {
      text.append(" <").append(String.join(",", options(segment, toIss, clock))).append('>');
    }
    return text.toString();
  }

  private static List<String> options(TcpView segment, int toIss, int clock) {
    List<String> options = new ArrayList<>();
    OptionCursor cursor =
        new OptionCursor().wrap(segment.bytes(), segment.optionsOffset(), segment.optionsLength());
    while (cursor.next()) {
      int data = cursor.dataOffset();
      switch (cursor.kind()) {
        case TcpOptionKind.NO_OPERATION -> {}
        case TcpOptionKind.MAXIMUM_SEGMENT_SIZE ->
            options.add("mss " + big(segment.bytes(), data, 2));
        case TcpOptionKind.WINDOW_SCALE -> options.add("wscale " + segment.bytes()[data]);
        case TcpOptionKind.SACK_PERMITTED -> options.add("sackOK");
        case TcpOptionKind.TIMESTAMPS ->
            options.add(
                "TS val "
                    + (big(segment.bytes(), data, 4) - clock)
                    + " ecr "
                    + big(segment.bytes(), data + 4, 4));
        case TcpOptionKind.SACK -> {
          StringBuilder sack = new StringBuilder("sack");
          for (int i = data; i < data + cursor.dataLength(); i += 8) {
            sack.append(' ').append(big(segment.bytes(), i, 4) - toIss);
            sack.append(':').append(big(segment.bytes(), i + 4, 4) - toIss);
          }
          options.add(sack.toString());
        }
        default -> options.add("option " + cursor.kind());
      }
    }
    return options;
  }

  private static int big(byte[] bytes, int offset, int length) {
    int value = 0;
    for (int i = 0; i < length; i++) {
      value = value << 8 | bytes[offset + i] & 0xff;
    }
    return value;
  }
}

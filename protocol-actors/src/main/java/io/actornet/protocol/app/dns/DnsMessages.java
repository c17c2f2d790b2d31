package io.actornet.protocol.app.dns;

import io.actornet.topology.value.Ipv4Address;
import java.io.IOException;
import java.util.Arrays;
import org.xbill.DNS.ARecord;
import org.xbill.DNS.CNAMERecord;
import org.xbill.DNS.DClass;
import org.xbill.DNS.Flags;
import org.xbill.DNS.Header;
import org.xbill.DNS.Message;
import org.xbill.DNS.Name;
import org.xbill.DNS.Rcode;
import org.xbill.DNS.Record;
import org.xbill.DNS.Section;
import org.xbill.DNS.TextParseException;
import org.xbill.DNS.Type;

/** What servers, resolvers and clients do with messages alike (RFC 1035 §4). */
final class DnsMessages {
  /** The port of servers. */
  static final int PORT = 53;

  /** The longest message in a datagram (RFC 1035 §4.2.1). */
  static final int LONGEST_DATAGRAM = 512;

  private static final int LONGEST_CHAIN = 16;

  private DnsMessages() {}

  /** Reads a message; null if it is malformed. */
  static Message parse(byte[] bytes) {
    try {
      return new Message(bytes);
    } catch (IOException | RuntimeException malformed) {
      // dnsjava tells some malformed record data by unchecked exceptions.
      return null;
    }
  }

  /**
   * The answer to bytes that are no message: a format error, or null if not even their header can
   * be answered.
   */
  static Message formatError(byte[] bytes) {
    if (bytes.length < Header.LENGTH || bytes[2] < 0) {
      return null;
    }
    Message response = new Message((bytes[0] & 0xff) << 8 | bytes[1] & 0xff);
    response.getHeader().setFlag(Flags.QR);
    response.getHeader().setRcode(Rcode.FORMERR);
    return response;
  }

  /** A question to a resolver. */
  static Message query(int id, Question question, boolean recursionDesired) {
    Message query = new Message(id);
    if (recursionDesired) {
      query.getHeader().setFlag(Flags.RD);
    }
    query.addRecord(
        Record.newRecord(question.name(), question.type(), DClass.IN), Section.QUESTION);
    return query;
  }

  /** An empty response with the header and the question of a query. */
  static Message responseTo(Message query, int rcode) {
    Message response = new Message(query.getHeader().getID());
    Header header = response.getHeader();
    header.setFlag(Flags.QR);
    header.setOpcode(query.getHeader().getOpcode());
    header.setRcode(rcode);
    if (query.getHeader().getFlag(Flags.RD)) {
      header.setFlag(Flags.RD);
    }
    Record question = query.getQuestion();
    if (question != null) {
      response.addRecord(question, Section.QUESTION);
    }
    return response;
  }

  /** The address that a response gives for a name, by aliases if need be; null if it gives none. */
  static Ipv4Address address(Message response, Name name) {
    Name wanted = name;
    for (int links = 0; links < LONGEST_CHAIN; links++) {
      Name alias = null;
      for (Record each : response.getSection(Section.ANSWER)) {
        if (!each.getName().equals(wanted)) {
          continue;
        }
        if (each instanceof ARecord a) {
          return address(a);
        }
        if (each instanceof CNAMERecord cname) {
          alias = cname.getTarget();
        }
      }
      if (alias == null) {
        return null;
      }
      wanted = alias;
    }
    return null;
  }

  private static Ipv4Address address(ARecord a) {
    byte[] octets = a.getAddress().getAddress();
    int bits = 0;
    for (byte octet : octets) {
      bits = bits << 8 | octet & 0xff;
    }
    return new Ipv4Address(bits);
  }

  /** Whether a response has no record of the type that was asked for. */
  static boolean lacksAnswer(Message response, Question question) {
    for (Record each : response.getSection(Section.ANSWER)) {
      if (question.type() == Type.ANY || each.getType() == question.type()) {
        return false;
      }
    }
    return true;
  }

  /** A record that gives a name an address. */
  static ARecord addressRecord(Name name, long ttlSeconds, Ipv4Address address) {
    int bits = address.bits();
    byte[] octets = {(byte) (bits >>> 24), (byte) (bits >>> 16), (byte) (bits >>> 8), (byte) bits};
    return new ARecord(name, DClass.IN, ttlSeconds, octets);
  }

  /**
   * A name as users write it, with or without the final dot.
   *
   * @throws IllegalArgumentException if it is no name
   */
  static Name name(String text) {
    try {
      return Name.fromString(text, Name.root);
    } catch (TextParseException malformed) {
      throw new IllegalArgumentException(
          "found '%s', expected a domain name such as www.example.com".formatted(text), malformed);
    }
  }

  /** A message behind its length, as it goes over TCP (RFC 1035 §4.2.2). */
  static byte[] framed(byte[] message) {
    byte[] framed = new byte[2 + message.length];
    framed[0] = (byte) (message.length >>> 8);
    framed[1] = (byte) message.length;
    System.arraycopy(message, 0, framed, 2, message.length);
    return framed;
  }

  /** Takes messages out of a TCP stream as they become whole. */
  static final class Stream {
    private byte[] pending = {};

    /** Appends bytes that have come. */
    void add(byte[] array, int offset, int length) {
      int before = pending.length;
      pending = Arrays.copyOf(pending, before + length);
      System.arraycopy(array, offset, pending, before, length);
    }

    /** The next whole message; null if there is none yet. */
    byte[] next() {
      if (pending.length < 2) {
        return null;
      }
      int end = 2 + ((pending[0] & 0xff) << 8 | pending[1] & 0xff);
      if (pending.length < end) {
        return null;
      }
      byte[] message = Arrays.copyOfRange(pending, 2, end);
      pending = Arrays.copyOfRange(pending, end, pending.length);
      return message;
    }
  }
}

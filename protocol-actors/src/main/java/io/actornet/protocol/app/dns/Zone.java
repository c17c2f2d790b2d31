package io.actornet.protocol.app.dns;

import io.actornet.protocol.app.Options;
import io.actornet.topology.value.Ipv4Address;
import io.actornet.topology.value.ValueFormatException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.xbill.DNS.CNAMERecord;
import org.xbill.DNS.DClass;
import org.xbill.DNS.Flags;
import org.xbill.DNS.Message;
import org.xbill.DNS.NSRecord;
import org.xbill.DNS.Name;
import org.xbill.DNS.Opcode;
import org.xbill.DNS.Rcode;
import org.xbill.DNS.Record;
import org.xbill.DNS.SOARecord;
import org.xbill.DNS.Section;
import org.xbill.DNS.Type;

/** The names that a server is authoritative for, and its answers (RFC 1034 §4.3.2, RFC 2308). */
public final class Zone {
  /** How long others may keep an answer where nothing else is said: 300 s. */
  public static final long DEFAULT_TTL_SECONDS = 300;

  private static final long LARGEST_TTL_SECONDS = Integer.MAX_VALUE;
  private static final long SERIAL = 1;
  private static final long REFRESH_SECONDS = 3_600;
  private static final long RETRY_SECONDS = 600;
  private static final long EXPIRE_SECONDS = 86_400;
  private static final int LONGEST_CHAIN = 16;

  private final Name origin;
  private final SOARecord authority;
  private final TreeMap<Name, List<Record>> records = new TreeMap<>();

  /**
   * A zone.
   *
   * @param origin its name, such as {@code example.com}; {@code .} for all names
   * @param ttlSeconds how long others may keep an answer, a negative one too: 0 to 2^31-1
   * @param records what each name stands for: an IPv4 address or, as an alias, another name;
   *     several of them separated by commas
   * @throws IllegalArgumentException if a name is none or lies outside the zone, or an alias stands
   *     beside anything else (RFC 1034 §3.6.2)
   */
  public Zone(String origin, long ttlSeconds, Map<String, String> records) {
    Options.check("ttl", ttlSeconds, 0, LARGEST_TTL_SECONDS);
    this.origin = DnsMessages.name(origin);
    Name server = child("ns");
    authority =
        new SOARecord(
            this.origin,
            DClass.IN,
            ttlSeconds,
            server,
            child("hostmaster"),
            SERIAL,
            REFRESH_SECONDS,
            RETRY_SECONDS,
            EXPIRE_SECONDS,
            ttlSeconds);
    List<Record> apex = new ArrayList<>(2);
    apex.add(authority);
    apex.add(new NSRecord(this.origin, DClass.IN, ttlSeconds, server));
    this.records.put(this.origin, apex);
    for (String text : new TreeMap<>(records).keySet()) {
      for (String value : records.get(text).split(",", -1)) {
        add(text, value.strip(), ttlSeconds);
      }
    }
  }

  private Name child(String label) {
    return DnsMessages.name(
        origin.equals(Name.root) ? label + "." : label + "." + origin.toString());
  }

  private void add(String text, String value, long ttlSeconds) {
    Name name = DnsMessages.name(text);
    if (!name.subdomain(origin)) {
      throw new IllegalArgumentException(
          "found the name '%s', expected one in the zone %s".formatted(text, origin));
    }
    Record added;
    try {
      added = DnsMessages.addressRecord(name, ttlSeconds, Ipv4Address.parse(value));
    } catch (ValueFormatException notAnAddress) {
      added = new CNAMERecord(name, DClass.IN, ttlSeconds, DnsMessages.name(value));
    }
    List<Record> of = records.computeIfAbsent(name, absent -> new ArrayList<>(1));
    if (!of.isEmpty() && (added instanceof CNAMERecord || of.getFirst() instanceof CNAMERecord)) {
      throw new IllegalArgumentException(
          "found '%s' as an alias and as something else, expected the alias alone".formatted(text));
    }
    of.add(added);
  }

  /** Whether the zone holds a name, be it that the name does not exist. */
  boolean contains(Name name) {
    return name.subdomain(origin);
  }

  /** The response to a query; null if the message is itself a response. */
  Message answer(Message query) {
    if (query.getHeader().getFlag(Flags.QR)) {
      return null;
    }
    if (query.getHeader().getOpcode() != Opcode.QUERY) {
      return DnsMessages.responseTo(query, Rcode.NOTIMP);
    }
    if (query.getHeader().getCount(Section.QUESTION) != 1) {
      return DnsMessages.responseTo(query, Rcode.FORMERR);
    }
    Question question = Question.of(query);
    if (question == null || !contains(question.name())) {
      return DnsMessages.responseTo(query, Rcode.REFUSED);
    }
    Message response = DnsMessages.responseTo(query, Rcode.NOERROR);
    response.getHeader().setFlag(Flags.AA);
    fill(response, question);
    return response;
  }

  private void fill(Message response, Question question) {
    Name name = question.name();
    for (int links = 0; links < LONGEST_CHAIN && contains(name); links++) {
      List<Record> of = records.get(name);
      if (of == null) {
        if (!isAncestor(name)) {
          response.getHeader().setRcode(Rcode.NXDOMAIN);
        }
        response.addRecord(authority, Section.AUTHORITY);
        return;
      }
      boolean found = false;
      Name alias = null;
      for (Record each : of) {
        if (matches(each, question.type())) {
          response.addRecord(each, Section.ANSWER);
          found = true;
        } else if (each instanceof CNAMERecord cname) {
          response.addRecord(each, Section.ANSWER);
          alias = cname.getTarget();
        }
      }
      if (alias == null) {
        if (!found) {
          response.addRecord(authority, Section.AUTHORITY);
        }
        return;
      }
      name = alias;
    }
  }

  private static boolean matches(Record each, int type) {
    return each.getType() == type || type == Type.ANY;
  }

  /** Whether names exist below one that has no records itself (RFC 4592 §2.2.2). */
  private boolean isAncestor(Name name) {
    // The order of TreeMap and of names puts what is below a name right behind it.
    Name next = records.higherKey(name);
    return next != null && next.subdomain(name);
  }
}

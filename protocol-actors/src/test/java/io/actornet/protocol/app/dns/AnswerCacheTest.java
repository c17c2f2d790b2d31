package io.actornet.protocol.app.dns;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.xbill.DNS.Message;
import org.xbill.DNS.Rcode;
import org.xbill.DNS.Section;
import org.xbill.DNS.Type;

class AnswerCacheTest {
  private static final long SECOND = 1_000_000_000L;
  private static final Question WWW = question("www.example.com");
  private static final Question NOBODY = question("nobody.example.com");
  private static final Zone ZONE =
      new Zone(
          "example.com", 30, Map.of("www.example.com", "10.0.0.80", "a.example.com", "10.0.0.1"));

  private final AnswerCache cache = new AnswerCache(2);

  @Test
  @DisplayName("RFC 1035 §7.4: an answer is kept for its TTL, which counts down")
  void anAnswerIsKeptForItsTtl() {
    cache.put(WWW, response(WWW), 0);
    Message later = empty(WWW);
    assertTrue(cache.answer(WWW, later, 10 * SECOND));
    assertEquals(20, later.getSection(Section.ANSWER).getFirst().getTTL());
    assertEquals("10.0.0.80", DnsMessages.address(later, WWW.name()).toString());
    assertTrue(cache.answer(WWW, empty(WWW), 30 * SECOND - 1));
    assertFalse(cache.answer(WWW, empty(WWW), 30 * SECOND));
    assertEquals(0, cache.size());
  }

  @Test
  @DisplayName("RFC 2308 §5: that a name does not exist is kept too, as the SOA says")
  void aNegativeAnswerIsKept() {
    cache.put(NOBODY, response(NOBODY), 0);
    Message later = empty(NOBODY);
    assertTrue(cache.answer(NOBODY, later, 29 * SECOND));
    assertEquals(Rcode.NXDOMAIN, later.getRcode());
    assertFalse(cache.answer(NOBODY, empty(NOBODY), 30 * SECOND));
  }

  @Test
  void failuresAreNotKept() {
    cache.put(WWW, DnsMessages.responseTo(query(WWW), Rcode.SERVFAIL), 0);
    cache.put(WWW, DnsMessages.responseTo(query(WWW), Rcode.NOERROR), 0);
    assertEquals(0, cache.size());
  }

  @Test
  void aFullCacheForgetsWhatItHasHadLongest() {
    Question a = question("a.example.com");
    cache.put(WWW, response(WWW), 0);
    cache.put(NOBODY, response(NOBODY), 0);
    cache.put(a, response(a), 0);
    assertEquals(2, cache.size());
    assertFalse(cache.answer(WWW, empty(WWW), 1));
    assertTrue(cache.answer(a, empty(a), 1));
  }

  private static Question question(String name) {
    return new Question(DnsMessages.name(name), Type.A);
  }

  private static Message query(Question question) {
    return DnsMessages.query(1, question, true);
  }

  private static Message response(Question question) {
    return ZONE.answer(query(question));
  }

  private static Message empty(Question question) {
    return DnsMessages.responseTo(query(question), Rcode.NOERROR);
  }
}

package io.actornet.protocol.tcp;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class IsnGeneratorTest {
  private static final Endpoints ENDPOINTS = new Endpoints(1, 2, 3, 4);

  @Test
  @DisplayName("the keyed hash is SipHash-2-4: a published vector of 16 bytes comes out")
  void sipHash() {
    long key0 = 0x0706_0504_0302_0100L;
    long key1 = 0x0f0e_0d0c_0b0a_0908L;
    // Entry 15 of the vectors that come with the reference implementation.
    assertEquals(0x3f2a_cc7f_57c2_9bdbL, IsnGenerator.sipHash(key0, key1, key0, key1));
  }

  @Test
  @DisplayName("numbers of one connection grow by one each 4 µs (MUST-8)")
  void clock() {
    IsnGenerator generator = new IsnGenerator(1);
    int first = generator.next(ENDPOINTS, 0);
    assertEquals(first + 250_000, generator.next(ENDPOINTS, 1_000_000_000));
  }

  @Test
  @DisplayName("another key or another port gives unrelated numbers (SHLD-1, MUST-9)")
  void keyed() {
    int number = new IsnGenerator(1).next(ENDPOINTS, 0);
    assertEquals(number, new IsnGenerator(1).next(ENDPOINTS, 0));
    assertNotEquals(number, new IsnGenerator(2).next(ENDPOINTS, 0));
    assertNotEquals(number, new IsnGenerator(1).next(new Endpoints(1, 2, 3, 5), 0));
  }
}

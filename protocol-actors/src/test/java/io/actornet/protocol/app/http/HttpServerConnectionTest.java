package io.actornet.protocol.app.http;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class HttpServerConnectionTest {
  private static final String HOST = "Host: www.example.com\r\n\r\n";

  private final List<String> trace = new ArrayList<>();
  private final ByteArrayOutputStream sent = new ByteArrayOutputStream();
  private int pieces;
  private final HttpServerConnection server =
      new HttpServerConnection(
          Map.of(
              "/", HttpDocument.of("/", 10),
              "/index.html", HttpDocument.of("/index.html", 100),
              "/large.bin", HttpDocument.of("/large.bin", 1_000_000)),
          new HttpServerEffects() {
            @Override
            public void send(byte[] bytes) {
              sent.writeBytes(bytes);
              pieces++;
            }

            @Override
            public void close() {
              trace.add("close");
            }

            @Override
            public void responded(String method, String target, int status, long contentBytes) {
              trace.add(method + " " + target + " " + status + " " + contentBytes);
            }
          });

  @Test
  @DisplayName("RFC 9112 §9.3: an HTTP/1.1 connection stays open for the next request")
  void aConnectionStaysOpen() {
    receive("GET /index.html HTTP/1.1\r\n" + HOST);
    assertEquals(
        "HTTP/1.1 200 OK\r\nserver: Actornet\r\ncontent-type: text/html\r\ncontent-length: 100",
        head());
    assertEquals(head().length() + 4 + 100, sent.size());
    receive("GET / HTTP/1.1\r\n" + HOST);
    assertEquals(List.of("GET /index.html 200 100", "GET / 200 10"), trace);
  }

  @Test
  @DisplayName("RFC 9112 §9.6: a connection ends behind the response when the client asks for it")
  void aConnectionEndsWhenTheClientAsks() {
    receive("GET / HTTP/1.1\r\nConnection: close\r\n" + HOST);
    receive("GET /index.html HTTP/1.1\r\n" + HOST);
    assertTrue(head().contains("connection: close"), head());
    assertEquals(List.of("GET / 200 10", "close"), trace);
  }

  @Test
  @DisplayName("RFC 9112 §9.3: an HTTP/1.0 connection ends unless the client asks to keep it")
  void anOldConnectionEnds() {
    receive("GET / HTTP/1.0\r\nConnection: keep-alive\r\n\r\n");
    assertTrue(head().contains("connection: keep-alive"), head());
    receive("GET / HTTP/1.0\r\n\r\n");
    assertEquals(List.of("GET / 200 10", "GET / 200 10", "close"), trace);
  }

  @Test
  @DisplayName("RFC 9110 §9.3.2: HEAD is answered as GET, without the content")
  void headHasNoContent() {
    receive("HEAD /index.html HTTP/1.1\r\n" + HOST);
    assertTrue(head().endsWith("content-length: 100"), head());
    assertEquals(head().length() + 4, sent.size());
  }

  @Test
  @DisplayName("RFC 9112 §3.2: HTTP/1.1 needs exactly one Host")
  void hostIsRequired() {
    receive("GET / HTTP/1.1\r\n\r\n");
    receive("GET / HTTP/1.1\r\nHost: a\r\nHost: b\r\n\r\n");
    assertEquals(List.of("GET / 400 0", "GET / 400 0"), trace);
  }

  @Test
  void whatIsNotThereOrNotMeantIsRefused() {
    receive("GET /nothing HTTP/1.1\r\n" + HOST);
    receive("POST /index.html HTTP/1.1\r\nContent-Length: 3\r\n" + HOST + "abc");
    receive("GET / HTTP/1.1\r\n" + HOST);
    assertEquals(List.of("GET /nothing 404 0", "POST /index.html 405 0", "GET / 200 10"), trace);
    assertTrue(text().contains("allow: GET, HEAD"));
  }

  @Test
  @DisplayName("RFC 9112 §3.2.2: a target may be a whole URL, and have a query")
  void targetsInAbsoluteForm() {
    receive("GET http://www.example.com/index.html?q=1 HTTP/1.1\r\n" + HOST);
    receive("GET http://www.example.com HTTP/1.1\r\n" + HOST);
    assertEquals(
        List.of(
            "GET http://www.example.com/index.html?q=1 200 100",
            "GET http://www.example.com 200 10"),
        trace);
  }

  @Test
  void garbageIsABadRequestAndEndsTheConnection() {
    receive("\u0016\u0003\u0001 what is this\r\n\r\nGET / HTTP/1.1\r\n" + HOST);
    assertTrue(text().startsWith("HTTP/1.1 400 Bad Request\r\n"), text());
    assertEquals("close", trace.getLast());
    assertEquals(2, trace.size());
  }

  @Test
  void requestsThatAreTooLongAreRefused() {
    receive("GET /" + "a".repeat(5_000) + " HTTP/1.1\r\n" + HOST);
    assertTrue(text().startsWith("HTTP/1.1 414 "), text());
    assertEquals("close", trace.getLast());
  }

  @Test
  void headersThatAreTooLongAreRefused() {
    receive("GET / HTTP/1.1\r\nX: " + "a".repeat(10_000) + "\r\n" + HOST);
    assertTrue(text().startsWith("HTTP/1.1 431 "), text());
    assertEquals("close", trace.getLast());
  }

  @Test
  @DisplayName("RFC 9112 §9.3.2: pipelined requests are answered in order, each when there is room")
  void pipelinedRequestsAreAnsweredInOrder() {
    byte[] requests =
        ("GET /large.bin HTTP/1.1\r\n" + HOST + "GET / HTTP/1.1\r\n" + HOST).getBytes(ISO_8859_1);
    server.receive(requests, 0, requests.length);
    assertEquals(List.of("GET /large.bin 200 1000000"), trace);
    assertEquals(1, pieces);
    drain();
    assertEquals(List.of("GET /large.bin 200 1000000", "GET / 200 10"), trace);
    assertTrue(sent.size() > 1_000_010);
    assertTrue(pieces >= 16);
  }

  @Test
  void moreRequestsThanCanWaitEndTheConnection() {
    byte[] requests = ("GET / HTTP/1.1\r\n" + HOST).repeat(2_000).getBytes(ISO_8859_1);
    server.receive(requests, 0, requests.length);
    drain();
    assertEquals(1_000 + 2, trace.size());
    assertEquals("GET / 503 0", trace.get(1_000));
    assertEquals("close", trace.getLast());
  }

  @Test
  void aRequestMayComeByteByByte() {
    byte[] request = ("GET /index.html HTTP/1.1\r\n" + HOST).getBytes(ISO_8859_1);
    for (int i = 0; i < request.length; i++) {
      assertEquals(List.of(), trace);
      server.receive(request, i, 1);
    }
    assertEquals(List.of("GET /index.html 200 100"), trace);
  }

  @Test
  void theEndOfTheStreamIsFollowedBehindTheLastResponse() {
    byte[] request = ("GET /large.bin HTTP/1.1\r\n" + HOST).getBytes(ISO_8859_1);
    server.receive(request, 0, request.length);
    server.onEndOfStream();
    assertEquals(List.of("GET /large.bin 200 1000000"), trace);
    drain();
    assertEquals(List.of("GET /large.bin 200 1000000", "close"), trace);
  }

  @Test
  void contentIsTheSameHoweverItIsCut() {
    HttpDocument document = HttpDocument.of("/x.txt", 200_000);
    byte[] whole = new byte[200_000];
    int at = document.copyStart(whole, 0, 12_345);
    assertEquals(12_345, at);
    while (at < whole.length) {
      byte[] piece = document.from(at);
      System.arraycopy(piece, 0, whole, at, piece.length);
      at += piece.length;
    }
    for (int i = 64; i < 131_072; i++) {
      assertEquals(whole[i % 65_536], whole[i], "at " + i);
    }
  }

  @Test
  void mutatedRequestsNeverThrow() {
    Random random = new Random(7);
    byte[] sound =
        ("POST /index.html HTTP/1.1\r\nTransfer-Encoding: chunked\r\n"
                + HOST
                + "5\r\nabcde\r\n0\r\n\r\n")
            .getBytes(ISO_8859_1);
    for (int i = 0; i < 3_000; i++) {
      HttpServerConnection fresh = new HttpServerConnection(Map.of(), new Silent());
      byte[] bytes = sound.clone();
      for (int changes = 0; changes < 3; changes++) {
        bytes[random.nextInt(bytes.length)] = (byte) random.nextInt();
      }
      int cut = random.nextInt(bytes.length);
      fresh.receive(bytes, 0, cut);
      fresh.receive(bytes, cut, bytes.length - cut);
      fresh.onEndOfStream();
      fresh.release();
    }
  }

  private static final class Silent implements HttpServerEffects {
    @Override
    public void send(byte[] bytes) {}

    @Override
    public void close() {}

    @Override
    public void responded(String method, String target, int status, long contentBytes) {}
  }

  private void receive(String request) {
    byte[] bytes = request.getBytes(ISO_8859_1);
    server.receive(bytes, 0, bytes.length);
    drain();
  }

  /** Tells of room until nothing more is sent. */
  private void drain() {
    int before = -1;
    while (pieces != before) {
      before = pieces;
      server.onWritable();
    }
  }

  private String text() {
    return sent.toString(ISO_8859_1);
  }

  private String head() {
    return text().substring(0, text().indexOf("\r\n\r\n"));
  }
}

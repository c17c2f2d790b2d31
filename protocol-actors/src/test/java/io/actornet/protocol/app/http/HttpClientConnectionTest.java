package io.actornet.protocol.app.http;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.netty.handler.codec.http.HttpVersion;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class HttpClientConnectionTest {
  private static final HttpUrl URL = HttpUrl.parse("http://www.example.com:8080/a?b");

  private final List<String> trace = new ArrayList<>();
  private final HttpClientConnection client =
      new HttpClientConnection(
          new HttpClientEffects() {
            @Override
            public void head(int status) {
              trace.add("head " + status);
            }

            @Override
            public void complete(long contentBytes, boolean reusable) {
              trace.add("complete " + contentBytes + (reusable ? " reusable" : ""));
            }

            @Override
            public void failed(String reason) {
              trace.add("failed: " + reason);
            }
          });

  @Test
  void aRequestNamesItsHost() {
    String request = new String(client.get(URL, HttpVersion.HTTP_1_1, true), ISO_8859_1);
    assertEquals(
        List.of(
            "GET /a?b HTTP/1.1",
            "host: www.example.com:8080",
            "user-agent: Actornet",
            "accept: */*",
            "",
            ""),
        List.of(request.split("\r\n", -1)));
  }

  @Test
  @DisplayName("RFC 9112 §6.3: content ends where its length says")
  void contentOfKnownLength() {
    client.get(URL, HttpVersion.HTTP_1_1, true);
    receive("HTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\nab");
    receive("cde");
    client.get(URL, HttpVersion.HTTP_1_1, true);
    receive("HTTP/1.1 404 Not Found\r\nContent-Length: 0\r\nConnection: close\r\n\r\n");
    assertEquals(List.of("head 200", "complete 5 reusable", "head 404", "complete 0"), trace);
  }

  @Test
  @DisplayName("RFC 9112 §7.1: content in chunks ends with the empty one")
  void contentInChunks() {
    client.get(URL, HttpVersion.HTTP_1_1, true);
    receive(
        "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n3\r\nabc\r\n2\r\nde\r\n0\r\n\r\n");
    assertEquals(List.of("head 200", "complete 5 reusable"), trace);
  }

  @Test
  @DisplayName("RFC 9112 §6.3: content of unknown length ends with the connection")
  void contentThatTheConnectionEnds() {
    client.get(URL, HttpVersion.HTTP_1_0, false);
    receive("HTTP/1.0 200 OK\r\n\r\nabc");
    assertEquals(List.of("head 200"), trace);
    client.onEndOfStream();
    client.release();
    assertEquals(List.of("head 200", "complete 3"), trace);
  }

  @Test
  @DisplayName("RFC 9110 §15.2: an interim response is passed over")
  void interimResponsesArePassedOver() {
    client.get(URL, HttpVersion.HTTP_1_1, true);
    receive("HTTP/1.1 100 Continue\r\n\r\nHTTP/1.1 200 OK\r\nContent-Length: 1\r\n\r\na");
    assertEquals(List.of("head 200", "complete 1 reusable"), trace);
  }

  @Test
  void aResponseThatIsCutShortFails() {
    client.get(URL, HttpVersion.HTTP_1_1, true);
    receive("HTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\nab");
    client.onEndOfStream();
    assertEquals(List.of("head 200", "failed: response cut short"), trace);
  }

  @Test
  void noResponseAtAllFails() {
    client.get(URL, HttpVersion.HTTP_1_1, true);
    client.onEndOfStream();
    assertEquals(List.of("failed: connection closed without a response"), trace);
  }

  @Test
  void garbageFails() {
    client.get(URL, HttpVersion.HTTP_1_1, true);
    receive("SSH-2.0-OpenSSH_9.9\r\n\r\n");
    assertEquals(List.of("failed: malformed response"), trace);
  }

  private void receive(String response) {
    byte[] bytes = response.getBytes(ISO_8859_1);
    client.receive(bytes, 0, bytes.length);
  }
}

package io.actornet.protocol.app.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HttpUrlTest {
  @Test
  void aUrlHasHostPortAndTarget() {
    assertEquals(new HttpUrl("www.example.com", 80, "/"), HttpUrl.parse("http://www.example.com"));
    assertEquals(
        new HttpUrl("10.0.0.1", 8080, "/a%20b?q=1&r"),
        HttpUrl.parse("HTTP://10.0.0.1:8080/a%20b?q=1&r"));
  }

  @Test
  void aUrlReadsAsItWasWritten() {
    for (String text : new String[] {"http://www.example.com/a?b=c", "http://10.0.0.1:8080/"}) {
      assertEquals(text, HttpUrl.parse(text).toString());
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "www.example.com",
        "https://www.example.com/",
        "http:///index.html",
        "http://a b/",
        "http://user@www.example.com/",
        "http://www.example.com:0/",
        "http://www.example.com:70000/"
      })
  void anythingElseIsRefused(String text) {
    String message =
        assertThrows(IllegalArgumentException.class, () -> HttpUrl.parse(text)).getMessage();
    assertEquals(
        "found '" + text + "', expected a URL such as http://www.example.com/index.html", message);
  }
}

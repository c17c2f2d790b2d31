package io.actornet.protocol.app.http;

import java.net.URI;
import java.net.URISyntaxException;

/**
 * Where a document is (RFC 9110 §4.2.1).
 *
 * @param host name or address
 * @param port 1 to 65535
 * @param target path and query, as in a request line
 */
public record HttpUrl(String host, int port, String target) {
  private static final int DEFAULT_PORT = 80;
  private static final int LARGEST_PORT = 65_535;

  /**
   * Reads a URL such as {@code http://www.example.com:8080/index.html?q=1}.
   *
   * @throws IllegalArgumentException if it is anything else
   */
  public static HttpUrl parse(String text) {
    try {
      URI uri = new URI(text);
      int port = uri.getPort() == -1 ? DEFAULT_PORT : uri.getPort();
      if ("http".equalsIgnoreCase(uri.getScheme())
          && uri.getHost() != null
          && uri.getRawUserInfo() == null
          && port >= 1
          && port <= LARGEST_PORT) {
        String path = uri.getRawPath().isEmpty() ? "/" : uri.getRawPath();
        String query = uri.getRawQuery() == null ? "" : "?" + uri.getRawQuery();
        return new HttpUrl(uri.getHost(), port, path + query);
      }
    } catch (URISyntaxException malformed) {
      throw refusal(text, malformed);
    }
    throw refusal(text, null);
  }

  private static IllegalArgumentException refusal(String text, Throwable cause) {
    return new IllegalArgumentException(
        "found '%s', expected a URL such as http://www.example.com/index.html".formatted(text),
        cause);
  }

  /** What a request names as its host. */
  String authority() {
    return port == DEFAULT_PORT ? host : host + ":" + port;
  }

  @Override
  public String toString() {
    return "http://" + authority() + target;
  }
}

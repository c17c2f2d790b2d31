package io.actornet.protocol.app.http;

/** What an {@link HttpClientConnection} tells its surroundings. */
interface HttpClientEffects {
  /** The head of a response has come. */
  void head(int status);

  /**
   * A response is whole.
   *
   * @param contentBytes length of its content
   * @param reusable whether the connection takes another request
   */
  void complete(long contentBytes, boolean reusable);

  /**
   * What has come is no response, or not all of one.
   *
   * @param reason in words
   */
  void failed(String reason);
}

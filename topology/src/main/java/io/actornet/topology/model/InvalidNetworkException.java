package io.actornet.topology.model;

/**
 * A network that cannot be: the message is one sentence that names the node, interface, link or
 * parameter, what was found and what is expected.
 */
public final class InvalidNetworkException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public InvalidNetworkException(String message) {
    super(message);
  }
}

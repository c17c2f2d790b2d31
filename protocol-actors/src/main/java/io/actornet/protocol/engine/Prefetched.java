package io.actornet.protocol.engine;

/**
 * What an event needs and has not needed for long, so that the processor has to get it from memory:
 * it can be asked for before its time.
 *
 * <p>Asking is a store into a field that means nothing. A store, unlike a load, lets nothing wait:
 * the processor gets the line while it goes on, several at once.
 */
public abstract class Prefetched {
  @SuppressWarnings("unused")
  private int fetched;

  /** Asks for this object. Needs no more of it than its address. */
  public final void fetch() {
    fetched = 1;
  }

  /** Asks for what this object, which has come in the meantime, leads to. */
  public void fetchNext() {}
}

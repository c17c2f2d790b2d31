package io.actornet.protocol.engine;

/** How messages between actors of a partition reach their receivers. */
public enum DispatcherKind {
  /** Pushes (cell, envelope) on the loop's run queue, past Akka's mailboxes. */
  DIRECT,
  /** Akka's own dispatcher and mailboxes, with the loop as their executor. */
  STANDARD
}

package io.actornet.emulator.cli;

import java.io.PrintWriter;
import java.util.List;

/** Prints what a user should know and did not ask for. */
final class Notes {
  private static final int MOST = 10;

  private Notes() {}

  static void print(List<String> notes, PrintWriter out) {
    notes.stream().limit(MOST).forEach(out::println);
    if (notes.size() > MOST) {
      out.println("and " + (notes.size() - MOST) + " more notes");
    }
  }
}

package io.actornet.topology.model;

import java.util.Comparator;

/**
 * Orders names as people do: {@code host2} before {@code host10}. Only equal names compare as 0.
 */
public final class NaturalOrder implements Comparator<String> {
  /** The one instance. */
  public static final NaturalOrder INSTANCE = new NaturalOrder();

  private NaturalOrder() {}

  @Override
  public int compare(String left, String right) {
    int i = 0;
    int j = 0;
    while (i < left.length() && j < right.length()) {
      char a = left.charAt(i);
      char b = right.charAt(j);
      if (isDigit(a) && isDigit(b)) {
        int leftEnd = endOfDigits(left, i);
        int rightEnd = endOfDigits(right, j);
        int order = compareDigits(left, i, leftEnd, right, j, rightEnd);
        if (order != 0) {
          return order;
        }
        i = leftEnd;
        j = rightEnd;
      } else if (a != b) {
        return Character.compare(a, b);
      } else {
        i++;
        j++;
      }
    }
    int byRest = Integer.compare(left.length() - i, right.length() - j);
    return byRest != 0 ? byRest : left.compareTo(right);
  }

  private static int compareDigits(
      String left, int leftFrom, int leftEnd, String right, int rightFrom, int rightEnd) {
    int i = skipZeros(left, leftFrom, leftEnd);
    int j = skipZeros(right, rightFrom, rightEnd);
    if (leftEnd - i != rightEnd - j) {
      return Integer.compare(leftEnd - i, rightEnd - j);
    }
    for (; i < leftEnd; i++, j++) {
      if (left.charAt(i) != right.charAt(j)) {
        return Character.compare(left.charAt(i), right.charAt(j));
      }
    }
    return 0;
  }

  private static int skipZeros(String text, int from, int end) {
    int i = from;
    while (i < end && text.charAt(i) == '0') {
      i++;
    }
    return i;
  }

  private static int endOfDigits(String text, int from) {
    int i = from;
    while (i < text.length() && isDigit(text.charAt(i))) {
      i++;
    }
    return i;
  }

  private static boolean isDigit(char character) {
    return character >= '0' && character <= '9';
  }
}

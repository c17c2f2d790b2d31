package io.actornet.emulator.packetdrill.socket;

import io.actornet.emulator.packetdrill.script.Expression;
import java.util.List;

/** The arguments of a call, taken as what it needs. */
final class Arguments {
  private final String call;
  private final List<Expression> list;
  private final Constants constants;

  Arguments(String call, List<Expression> list, Constants constants) {
    this.call = call;
    this.list = list;
    this.constants = constants;
  }

  int size() {
    return list.size();
  }

  Arguments count(int least, int most) {
    if (list.size() < least || list.size() > most) {
      throw new UnsupportedCallException(
          call
              + " with "
              + list.size()
              + " arguments, expected "
              + (least == most ? least : least + " to " + most));
    }
    return this;
  }

  Expression get(int index) {
    if (index >= list.size()) {
      throw new UnsupportedCallException(
          call + " with " + list.size() + " arguments, expected at least " + (index + 1));
    }
    return list.get(index);
  }

  int number(int index) {
    return (int) constants.value(get(index));
  }

  /** The name of a constant, such as that of an option. */
  String name(int index) {
    if (get(index) instanceof Expression.Name(String name)) {
      return name;
    }
    throw new UnsupportedCallException(
        call + ": found " + get(index) + ", expected the name of a constant");
  }

  /** A number, or the only one of an array. */
  long element(int index) {
    return constants.value(single(get(index)));
  }

  static Expression single(Expression value) {
    return value instanceof Expression.Array(List<Expression> elements) && elements.size() == 1
        ? elements.getFirst()
        : value;
  }

  boolean isAnything(int index) {
    return get(index) instanceof Expression.Anything;
  }

  /** The sum of the lengths of an array of {@code {..., length}}. */
  int vectorLength(Expression vector) {
    if (!(vector instanceof Expression.Array(List<Expression> elements))) {
      throw new UnsupportedCallException(call + ": found " + vector + ", expected [{..., N}, …]");
    }
    int length = 0;
    for (Expression element : elements) {
      if (!(element instanceof Expression.Structure structure) || structure.members().size() != 2) {
        throw new UnsupportedCallException(call + ": found " + element + ", expected {..., N}");
      }
      length += (int) constants.value(structure.members().get(1).value());
    }
    return length;
  }

  /** The length of the vector of a message. */
  int messageLength(int index) {
    return vectorLength(member(index, "msg_iov"));
  }

  Expression member(int index, String name) {
    Expression member =
        get(index) instanceof Expression.Structure structure ? structure.get(name) : null;
    if (member == null) {
      throw new UnsupportedCallException(
          call + ": found " + get(index) + ", expected a structure with " + name);
    }
    return member;
  }

  long value(Expression expression) {
    return constants.value(expression);
  }
}

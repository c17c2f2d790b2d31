package io.actornet.emulator.packetdrill.script;

import java.util.List;
import java.util.stream.Collectors;

/** An argument or result of a call. */
public sealed interface Expression {
  /** A number, decimal or hexadecimal. */
  record Numeral(long value) implements Expression {
    @Override
    public String toString() {
      return Long.toString(value);
    }
  }

  /** A name, such as that of a constant. */
  record Name(String name) implements Expression {
    @Override
    public String toString() {
      return name;
    }
  }

  /** Text in quotation marks. */
  record Text(String text) implements Expression {
    @Override
    public String toString() {
      return '"' + text + '"';
    }
  }

  /** Three points: whatever there is. */
  record Anything() implements Expression {
    @Override
    public String toString() {
      return "...";
    }
  }

  /** The bits of both. */
  record Or(Expression left, Expression right) implements Expression {
    @Override
    public String toString() {
      return left + "|" + right;
    }
  }

  /** A list in square brackets. */
  record Array(List<Expression> elements) implements Expression {
    public Array {
      elements = List.copyOf(elements);
    }

    @Override
    public String toString() {
      return elements.stream().map(Object::toString).collect(Collectors.joining(", ", "[", "]"));
    }
  }

  /** A structure in curly brackets; a member without a name has an empty one. */
  record Structure(List<Member> members) implements Expression {
    public Structure {
      members = List.copyOf(members);
    }

    /** The member of that name, or null. */
    public Expression get(String name) {
      return members.stream()
          .filter(member -> member.name().equals(name))
          .map(Member::value)
          .findFirst()
          .orElse(null);
    }

    @Override
    public String toString() {
      return members.stream().map(Object::toString).collect(Collectors.joining(", ", "{", "}"));
    }
  }

  /** A member of a structure. */
  record Member(String name, Expression value) {
    @Override
    public String toString() {
      return name.isEmpty() ? value.toString() : name + "=" + value;
    }
  }

  /** A function of a value, such as {@code htons(80)}. */
  record Function(String name, List<Expression> arguments) implements Expression {
    public Function {
      arguments = List.copyOf(arguments);
    }

    @Override
    public String toString() {
      return name
          + arguments.stream().map(Object::toString).collect(Collectors.joining(", ", "(", ")"));
    }
  }
}

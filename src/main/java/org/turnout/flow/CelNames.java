package org.turnout.flow;

import com.google.common.collect.ImmutableList;
import dev.cel.common.ast.CelExpr;
import dev.cel.common.types.CelType;
import dev.cel.common.types.SimpleType;
import dev.cel.parser.CelMacro;
import dev.cel.parser.CelMacroExprFactory;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// How our names and values look to CEL. A day is its first moment in UTC, so days compare and have
/// weekdays; a time of day is `06:30`, which compares as it reads; a row is its id.
final class CelNames {
  private static final String PRESENCE = "has$";

  /// `has(shift.captain)`: CEL's own asks a map, ours asks whether the whole name is set, a plain
  /// one included.
  static final CelMacro HAS = CelMacro.newGlobalMacro("has", 1, CelNames::has);

  private CelNames() {}

  private static Optional<CelExpr> has(
      CelMacroExprFactory factory, CelExpr target, ImmutableList<CelExpr> arguments) {
    String name = dotted(arguments.getFirst());
    return Optional.of(
        name == null
            ? factory.reportError("has() takes a name")
            : factory.newIdentifier(presence(name)));
  }

  private static @Nullable String dotted(CelExpr expr) {
    return switch (expr.getKind()) {
      case IDENT -> expr.ident().name();
      case SELECT -> {
        String left = dotted(expr.select().operand());
        yield left == null ? null : left + "." + expr.select().field();
      }
      default -> null; // CEL's kinds are the library's, not a closed set of ours
    };
  }

  /// The hidden name that says whether another is set.
  static String presence(String name) {
    return PRESENCE + name.replace('.', '$');
  }

  static boolean isPresence(String name) {
    return name.startsWith(PRESENCE);
  }

  static CelType type(String word) {
    return switch (word) {
      case "number", "photo" -> SimpleType.INT;
      case "yes/no" -> SimpleType.BOOL;
      case "day", "moment" -> SimpleType.TIMESTAMP;
      default -> SimpleType.STRING;
    };
  }

  /// What CEL works with.
  static Object forCel(Value value) {
    return switch (value) {
      case Value.Text(String text) -> text;
      case Value.Number(long number) -> number;
      case Value.Flag(boolean flag) -> flag;
      case Value.Day(LocalDate day) -> day.atStartOfDay(ZoneOffset.UTC).toInstant();
      case Value.Clock(LocalTime time) -> time.toString();
      case Value.Moment(Instant moment) -> moment;
      case Value.Photo(long id) -> id;
      case Value.Row row -> row.id();
    };
  }

  /// What came out of CEL, as ours.
  static Optional<Value> back(Object value) {
    return switch (value) {
      case String text -> Optional.of(new Value.Text(text));
      case Long number -> Optional.of(new Value.Number(number));
      case Boolean flag -> Optional.of(new Value.Flag(flag));
      case Instant moment -> Optional.of(new Value.Moment(moment));
      default -> Optional.empty();
    };
  }

  /// The name behind a hidden one.
  static String behind(String presence) {
    return presence.substring(PRESENCE.length()).replace('$', '.');
  }
}

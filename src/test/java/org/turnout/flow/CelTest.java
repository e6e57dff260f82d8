package org.turnout.flow;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.time.LocalTime;
import java.util.Map;
import org.junit.jupiter.api.Test;

class CelTest {
  private static final KnownNames NAMES =
      new KnownNames(
          Map.of(
              "count", "number",
              "duty", "text",
              "member", "yes/no",
              "shift", "row",
              "shift.day", "day",
              "shift.start", "time",
              "shift.captain", "text",
              "today", "day"));
  private static final Map<String, Value> SET =
      Map.of(
          "count", new Value.Number(3),
          "duty", new Value.Text("walk"),
          "member", new Value.Flag(true),
          "today", new Value.Day(LocalDate.of(2026, 10, 5)),
          "shift",
              new Value.Row(
                  "7",
                  Map.of(
                      "day", new Value.Day(LocalDate.of(2026, 10, 6)),
                      "start", new Value.Clock(LocalTime.of(6, 0)))));

  private final Cel cel = new Cel(NAMES);

  @Test
  void comparesEveryTypeWithItsOwn() {
    assertThat(holds("count > 2 && duty == 'walk'")).isTrue();
    assertThat(holds("member")).isTrue();
    assertThat(holds("!member")).isFalse();
    assertThat(holds("shift.day > today")).isTrue();
    assertThat(holds("shift.day.getDayOfWeek() == 2")).isTrue();
    assertThat(holds("shift.start < '12:00'")).isTrue();
    assertThat(holds("shift == '7'")).isTrue();
  }

  @Test
  void takesANameThatIsNotSetAsNoMatch() {
    assertThat(holds("shift.captain == 'Ana'")).isFalse();
    assertThat(holds("shift.captain != 'Ana'")).isFalse();
    assertThat(holds("shift.captain == 'Ana' || count == 3")).isTrue();
    assertThat(holds("count == 3 && shift.captain == 'Ana'")).isFalse();
  }

  @Test
  void tellsWhetherANameIsSet() {
    assertThat(holds("has(shift.captain)")).isFalse();
    assertThat(holds("has(shift.day)")).isTrue();
    assertThat(holds("!has(shift.captain) && has(count)")).isTrue();
  }

  @Test
  void refusesAnUnknownNameWithItsPlace() {
    assertThat(cel.condition("count > 2 && dutty == 'walk'"))
        .isEqualTo(new CompileResult.Refused<>(13, "nothing here is called 'dutty'"));
  }

  @Test
  void refusesAComparisonOfDifferentTypes() {
    assertThat(refusal("count == 'three'")).isEqualTo("'==' does not work between number and text");
    assertThat(refusal("shift.day == 'monday'"))
        .isEqualTo("'==' does not work between day and text");
  }

  @Test
  void refusesWhatIsNoCondition() {
    assertThat(refusal("count + 1")).isEqualTo("a condition must be true or false");
    assertThat(refusal("count >")).isEqualTo("this can't be read from here on");
    assertThat(refusal("duty")).isEqualTo("a condition must be true or false");
  }

  @Test
  void refusesWhatIsTooLong() {
    assertThat(refusal("count > 1" + " || count > 1".repeat(60)))
        .isEqualTo("this is too long or too deep");
  }

  @Test
  void worksOutValues() {
    assertThat(value("count + 1")).isEqualTo(new Value.Number(4));
    assertThat(value("shift")).isInstanceOf(Value.Row.class);
    assertThat(value("'seat'")).isEqualTo(new Value.Text("seat"));
    assertThat(value("count > 1 ? 'many' : 'one'")).isEqualTo(new Value.Text("many"));
    assertThat(value("shift.day")).isEqualTo(new Value.Day(LocalDate.of(2026, 10, 6)));
  }

  @Test
  void neverThrowsWhileItIsWorkedOut() {
    assertThat(holds("count / (count - 3) == 1")).isFalse();
    assertThat(holds("duty.matches('w(x|y)+lk')")).isFalse();
  }

  private boolean holds(String source) {
    return switch (cel.condition(source)) {
      case CompileResult.Ready<Condition>(var condition) -> condition.holds(scope());
      case CompileResult.Refused<Condition>(int column, String message) ->
          throw new AssertionError(source + " at " + column + ": " + message);
    };
  }

  private Value value(String source) {
    return switch (cel.expression(source)) {
      case CompileResult.Ready<Expression>(var expression) ->
          expression.value(scope()).orElseThrow();
      case CompileResult.Refused<Expression>(int column, String message) ->
          throw new AssertionError(source + " at " + column + ": " + message);
    };
  }

  private String refusal(String source) {
    return cel.condition(source) instanceof CompileResult.Refused<Condition>(int _, String message)
        ? message
        : "not refused";
  }

  private static NameScope scope() {
    return new NameScope(SET, Map.of(), Map.of(), Map.of(), "en");
  }
}

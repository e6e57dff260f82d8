package org.turnout.flow;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PlainConditionTest {
  private static final KnownNames NAMES =
      new KnownNames(Map.of("member", "yes/no", "kind", "text", "site", "row", "count", "number"));
  private static final Map<String, Value> KNOWN =
      Map.of("member", new Value.Flag(true), "kind", new Value.Text("employee"));

  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '~',
      value = {
        "member, true",
        "kind == 'employee', true",
        "kind=='supporter', false",
        "has(site), false",
        "!has(site), true",
        "member && kind == 'employee' && !has( site ), true",
        "member && has(site), false",
      })
  void plainConditionsMeanWhatCelMakesOfThem(String source, boolean holds) {
    assertThat(PlainCondition.of(source, NAMES).orElseThrow().holds(KNOWN)).isEqualTo(holds);
    // the same in a form that is too odd for anything but CEL
    var cel = new Cel(NAMES).condition("(" + source + ") && true");
    assertThat(cel).isInstanceOf(CompileResult.Ready.class);
    assertThat(((CompileResult.Ready<Condition>) cel).what().holds(KNOWN)).isEqualTo(holds);
  }

  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '~',
      value = {
        "count > 3",
        "!member",
        "kind == 'a && b'",
        "nobody",
        "member ||  has(site)",
        "count == '3'"
      })
  void everythingElseIsLeftToCel(String source) {
    assertThat(PlainCondition.of(source, NAMES)).isEmpty();
  }

  @Test
  void aNameThatIsNotSetMakesAComparisonFalse() {
    assertThat(PlainCondition.of("kind == ''", NAMES).orElseThrow().holds(Map.of())).isFalse();
    assertThat(PlainCondition.of("member", NAMES).orElseThrow().holds(Map.of())).isFalse();
  }
}

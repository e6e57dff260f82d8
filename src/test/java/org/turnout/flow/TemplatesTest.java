package org.turnout.flow;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class TemplatesTest {
  private static final Map<String, Value> NAMES =
      Map.of(
          "count", new Value.Number(1),
          "many", new Value.Number(5),
          "call", new Value.Text("+12135550101"),
          "shift",
              new Value.Row(
                  "7",
                  Map.of(
                      "day", new Value.Day(LocalDate.of(2026, 10, 5)),
                      "start", new Value.Clock(LocalTime.of(6, 0)),
                      "end", new Value.Clock(LocalTime.of(22, 30)),
                      "name", new Value.Text("Sunset"))),
          "at", new Value.Moment(Instant.parse("2026-10-05T19:00:00Z")));

  @Test
  void fillsInDaysTimesAndRows() {
    assertThat(render("{shift}: {shift.day}, {shift.start}-{shift.end}", "en"))
        .isEqualTo("Sunset: Mon Oct 5, 6am-10:30pm");
    assertThat(render("{at}", "en")).isEqualTo("Mon Oct 5 2026 12pm PDT");
  }

  @Test
  void writesDaysAsEachLanguageDoes() {
    assertThat(render("{shift.day}", "es")).isEqualTo("lun 5 oct");
    assertThat(render("{shift.day}", "tl")).isEqualTo("Lun Okt 5");
  }

  @Test
  void usesTheStandInForWhatIsMissing() {
    assertThat(render("Captain: {shift.captain|we will text you}.", "en"))
        .isEqualTo("Captain: we will text you.");
    assertThat(render("Captain: {shift.captain|}.", "en")).isEqualTo("Captain: .");
  }

  @Test
  void leavesOutAPartThatNamesSomethingUnknown() {
    var text = "At {shift.name}. [Captain: {shift.captain}[, {shift.phone}]. ]Text DROP.";
    assertThat(render(text, "en")).isEqualTo("At Sunset. Text DROP.");
    assertThat(render("[On {shift.day}[ with {shift.captain}]. ]Text DROP.", "en"))
        .isEqualTo("On Mon Oct 5. Text DROP.");
    assertThat(render("[1] or [ok", "en")).isEqualTo("[1] or [ok");
    assertThat(Templates.needed(Templates.parse(text).template())).containsExactly("shift.name");
    assertThat(Templates.names(Templates.parse(text).template()))
        .containsExactly("shift.name", "shift.captain", "shift.phone");
  }

  @Test
  void findsASlipWithinAPartThatMayBeLeftOut() {
    assertThat(Templates.parse("Hi [to {me ]").flaws()).isNotEmpty();
    assertThat(Templates.parse("Hi [to {m-e}]").flaws())
        .containsExactly(
            new Templates.Flaw(8, "'m-e' is not a name: letters, digits, _ and dots only"));
  }

  @Test
  void writesAPhoneAsPeopleDialIt() {
    assertThat(render("Call {call}.", "es")).isEqualTo("Call 213-555-0101.");
  }

  @Test
  void givesNoTextRatherThanAHole() {
    assertThat(render("Captain: {shift.captain}.", "en")).isNull();
  }

  @Test
  void choosesPluralLinesByTheLanguagesRules() {
    var one = Templates.parse("{count} sticker").template();
    var other = Templates.parse("{many} stickers").template();
    var forms = Map.of("one", one, "other", other);
    assertThat(render(Templates.plural("count", forms), "en")).isEqualTo("1 sticker");
    assertThat(render(Templates.plural("many", forms), "en")).isEqualTo("5 stickers");
  }

  @Test
  void tellsWhichNamesATextNeeds() {
    var template = Templates.parse("{a} {b.c|x} {choices}").template();
    assertThat(Templates.names(template)).containsExactly("a", "b.c");
    assertThat(Templates.needed(template)).containsExactly("a");
  }

  @Test
  void pointsAtBracesThatGoWrong() {
    assertThat(Templates.parse("Hi {name, how").flaws())
        .containsExactly(new Templates.Flaw(3, "this { is never closed"));
    assertThat(Templates.parse("Hi name}").flaws())
        .containsExactly(new Templates.Flaw(7, "this } closes nothing"));
    assertThat(Templates.parse("{first name}").flaws())
        .containsExactly(
            new Templates.Flaw(1, "'first name' is not a name: letters, digits, _ and dots only"));
    assertThat(Templates.parse("{}").flaws()).hasSize(1);
    for (var code : List.of("{{7*7}}", "${7*7}", "{x.getClass()}", "{x['y']}", "{1+1}", "{#x}")) {
      assertThat(Templates.parse(code).flaws()).as(code).isNotEmpty();
    }
  }

  private static @Nullable String render(String source, String language) {
    var parsed = Templates.parse(source);
    assertThat(parsed.flaws()).isEmpty();
    return render(parsed.template(), language);
  }

  private static @Nullable String render(MemberText.Template template, String language) {
    var scope = new NameScope(NAMES, Map.of(), Map.of(), Map.of(), language);
    return new Renderer(scope, language, ZoneId.of("America/Los_Angeles"), "")
        .render(new MemberText(Map.of("en", template)));
  }
}

package org.turnout.people;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.turnout.problem.Problems;
import org.turnout.yaml.YamlFile;

class LocalsFileTest {
  private static final String GOOD =
      """
      employers:
        - {employer: kaiser, name: Kaiser Permanente, aliases: [KP, Kaiser]}
        - {employer: scpmg, name: Southern California Permanente Medical Group, aliases: [SCPMG]}
        - {employer: acme, name: Acme Home Care}
      """;

  private final Problems problems = new Problems();

  private LocalsFile read(String text) {
    return LocalsFile.read(
        YamlFile.parse(text, "config/locals.yaml", problems).orElseThrow(),
        List.of("en", "es", "tl"),
        problems);
  }

  private List<String> said(String text) {
    read(text);
    return problems.stream()
        .map(problem ->
            "%d:%d %s: %s"
                .formatted(
                    problem.place().line(),
                    problem.place().column(),
                    problem.code(),
                    problem.message()))
        .toList();
  }

  @Test
  void employersHaveOtherNamesOrNone() {
    assertThat(read(GOOD).employers())
        .containsExactly(
            new Employer("kaiser", "Kaiser Permanente", List.of("KP", "Kaiser")),
            new Employer("scpmg", "Southern California Permanente Medical Group", List.of("SCPMG")),
            new Employer("acme", "Acme Home Care", List.of()));
    assertThat(problems).isEmpty();
  }

  @Test
  void aFileWithoutEmployersHasNone() {
    assertThat(read("locals: []\n").employers()).isEmpty();
    assertThat(problems).isEmpty();
  }

  @Test
  void anEmployerThatIsThereTwiceIsAProblem() {
    assertThat(said(GOOD.replace("employer: acme", "employer: kaiser")))
        .containsExactly("4:16 twice: employer 'kaiser' is there twice");
  }

  @Test
  void aNameOfTwoEmployersIsAProblemHoweverItIsWritten() {
    assertThat(said(GOOD.replace("[SCPMG]", "[SCPMG, kp]")))
        .containsExactly("3:92 twice: 'kp' names two employers: kaiser and scpmg");
  }

  @Test
  void theNameOfOneEmployerIsNoOtherNameOfAnother() {
    assertThat(said(GOOD.replace("Acme Home Care", "scpmg")))
        .containsExactly("4:28 twice: 'scpmg' names two employers: scpmg and acme");
  }

  @Test
  void aNameThatIsThereTwiceIsAProblem() {
    assertThat(said(GOOD.replace("[KP, Kaiser]", "[KP, K.P., Kaiser, KAISER]")))
        .containsExactly("2:77 twice: 'KAISER' is there twice");
  }

  @Test
  void aNameWithoutLettersIsAProblem() {
    assertThat(said(GOOD.replace("[SCPMG]", "['24']")))
        .containsExactly("3:85 wrong-value: '24' has no letter that a text can name");
  }

  @Test
  void aWordThatMeansNothingIsAProblem() {
    assertThat(said(GOOD.replace("aliases: [SCPMG]", "alias: [SCPMG]")))
        .singleElement()
        .asString()
        .startsWith("3:")
        .contains("unknown-name: 'alias' means nothing here");
  }

  @Test
  void anEmployerWithoutANameIsAProblem() {
    assertThat(said("employers: [{employer: acme}]\n"))
        .singleElement()
        .asString()
        .contains("missing: 'name' is missing here");
  }

  private static final String COVERED =
      """
      locals:
        - local: socal
          name: SoCal Care
          state: CA
          zone: America/Los_Angeles
          hotline: 213-555-0142
          hours: {weekdays: "08:00-20:00", saturday: "10:00-14:00"}
          responders:
            - {name: Rosa Lim, role: steward, phone: "+12135550121", languages: [es, en]}
      sites:
        - {site: sunset, name: Sunset, city: Los Angeles, state: CA, zip: "90027", zone: America/Los_Angeles, local: socal,
           responders: [{name: Ana Diaz, role: captain, phone: (213) 555-0122}]}
        - {site: harbor, name: Harbor, city: Harbor City, state: CA, zip: "90710", zone: America/Los_Angeles}
      """;

  private static final LocalDateTime MONDAY_MORNING = LocalDateTime.of(2026, 11, 30, 6, 0);

  @Test
  void theSitesOwnPeopleComeBeforeThoseOfItsLocal() {
    var file = read(COVERED);
    var all = all(file);
    assertThat(all.responders())
        .extracting(Responder::name, Responder::phone, Responder::language)
        .containsExactly(
            tuple("Ana Diaz", "+12135550122", "en"), tuple("Rosa Lim", "+12135550121", "es"));
    assertThat(all.hotline()).contains("213-555-0142");
    assertThat(all.first(ResponderRole.STEWARD)).map(Responder::name).contains("Rosa Lim");
    assertThat(file.coverage().sitesOf("ana diaz")).containsExactly("sunset");
    assertThat(file.coverage().localsOf("Rosa Lim")).containsExactly("socal");
  }

  private static Coverage all(LocalsFile file) {
    var site = file.sites().getFirst().site();
    return file.coverage().of(Optional.of(site), Optional.of(file.locals().getFirst()));
  }

  @Test
  void theHoursAreThoseLeftOfTodayOrTheNext() {
    var hours = all(read(COVERED)).hours().orElseThrow();
    assertThat(hours.from(MONDAY_MORNING)).contains(span(8, 20));
    assertThat(hours.from(MONDAY_MORNING.plusHours(13))).contains(span(8, 20));
    assertThat(hours.from(MONDAY_MORNING.plusDays(4).plusHours(15))).contains(span(10, 14));
    assertThat(hours.from(MONDAY_MORNING.plusDays(6))).contains(span(8, 20));
  }

  private static WeekHours.Span span(int open, int close) {
    return new WeekHours.Span(LocalTime.of(open, 0), LocalTime.of(close, 0));
  }

  @Test
  void hoursThatNeverCloseAreNotSaid() {
    var always =
        COVERED.replace("{weekdays: \"08:00-20:00\", saturday: \"10:00-14:00\"}", "00:00-24:00");
    assertThat(all(read(always)).hours().orElseThrow().from(MONDAY_MORNING)).isEmpty();
  }

  @Test
  void aSiteThatNobodyIsToldForIsFound() {
    assertThat(said(COVERED))
        .containsExactly(
            "13:12 nobody-told: nobody is told when somebody at Harbor needs a person");
  }

  @Test
  void mistakesInResponderAndHoursHaveTheirPlaces() {
    assertThat(
            said(
                COVERED
                    .replace("role: captain", "role: captian")
                    .replace("(213) 555-0122", "213-555")
                    .replace("[es, en]", "[sp, en]")
                    .replace("20:00", "8pm")))
        .containsExactlyInAnyOrder(
            "7:23 wrong-value: weekdays: expected hours such as \"08:00-20:00\", or {weekdays:"
                + " \"08:00-20:00\", weekend: \"10:00-16:00\"}, found '08:00-8pm'",
            "9:75 unknown-language: this campaign does not write in 'sp'",
            "12:42 wrong-value: role: expected steward or captain, found 'captian'",
            "12:58 wrong-value: phone: expected a phone number such as \"+12135550101\", found"
                + " '213-555'",
            "13:12 nobody-told: nobody is told when somebody at Harbor needs a person");
  }

  @Test
  void onePhoneIsToldOnce() {
    assertThat(
            said(
                COVERED.replace(
                    "languages: [es, en]}",
                    "languages: [es, en]}\n      - {name: B, role: captain, phone: 2135550121}")))
        .contains("10:41 twice: this phone is there twice");
  }
}

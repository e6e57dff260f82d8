package org.turnout.language;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.time.LocalTime;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.turnout.people.Compliance;
import org.turnout.people.PhoneNumber;
import org.turnout.testkit.HardTexts;

/// Whatever is written, everything that listens gives an answer, and none of it runs away.
class HardTextsTest {
  private static final LocalDate TODAY = LocalDate.of(2026, 10, 3);
  private static final Languages LANGUAGES = Languages.builtIn();
  private static final Compliance COMPLIANCE = new Compliance(LANGUAGES);
  private static final List<Option> ROWS =
      List.of(
          Option.of("Sunset"),
          new Option(
              "6-10 West Side",
              List.of("West Side", "Los Angeles"),
              Optional.of(TODAY),
              Optional.of(LocalTime.of(6, 0)),
              Optional.of(LocalTime.of(10, 0))));

  /// Twice the length may cost as much.
  private static final double MOST = 2.5;

  /// The least of a few measurements is what the work costs; a machine with others on it needs more
  /// than one look.
  private static final int MEASUREMENTS = 12;

  private static final int LOOKS = 6;

  /// Nanoseconds; less is told apart by no clock.
  private static final long LITTLE = 40_000;

  private static Map<String, Function<String, Object>> ears(String language) {
    var ear = LANGUAGES.listener(language);
    var ears = new LinkedHashMap<String, Function<String, Object>>();
    ears.put("compliance", text -> COMPLIANCE.classify(text, language));
    ears.put("yes/no", ear::yesNo);
    ears.put("number", ear::number);
    ears.put("day", text -> ear.date(text, TODAY));
    ears.put("time", ear::time);
    ears.put("zip", ear::zip);
    ears.put("email", ear::email);
    ears.put("name", ear::name);
    ears.put("phone", PhoneNumber::read);
    ears.put("row", text -> ear.choice(text, ROWS, TODAY));
    ears.put("request", text -> ear.requests(GlobalWord.STEWARD, text, false));
    ears.put("global", ear::global);
    ears.put("bare", ear::withoutFillers);
    ears.put("tail", LANGUAGES::withoutTail);
    ears.put("language", LANGUAGES::guess);
    return ears;
  }

  @Test
  void everythingThatListensAnswersInEveryLanguage() {
    for (Language language : LANGUAGES.spoken()) {
      ears(language.tag())
          .forEach((name, ear) ->
              HardTexts.all()
                  .forEach(text ->
                      assertThat(ear.apply(text)).as(name + " in " + language).isNotNull()));
    }
  }

  @Test
  void twiceTheLengthCostsAtMostTwoAndAHalfTimes() {
    List<String> halves = HardTexts.halves();
    List<String> wholes = HardTexts.all();
    ears("en")
        .forEach((name, ear) -> {
          for (int i = 0; i < wholes.size(); i++) {
            assertThat(ratio(ear, halves.get(i), wholes.get(i)))
                .as(name + " at text " + i)
                .isLessThan(MOST);
          }
        });
  }

  private static double ratio(Function<String, Object> ear, String half, String whole) {
    long once = Long.MAX_VALUE;
    long twice = Long.MAX_VALUE;
    double ratio = Double.MAX_VALUE;
    for (int look = 0; look < LOOKS && ratio >= MOST; look++) {
      once = look % 2 == 0 ? Long.MAX_VALUE : once;
      twice = Math.min(twice, cheapest(ear, whole));
      once = Math.min(once, cheapest(ear, half));
      ratio = (double) twice / Math.max(once, LITTLE);
    }
    return ratio;
  }

  private static long cheapest(Function<String, Object> ear, String text) {
    long least = Long.MAX_VALUE;
    for (int i = 0; i < MEASUREMENTS; i++) {
      long start = System.nanoTime();
      var _ = ear.apply(text);
      least = Math.min(least, System.nanoTime() - start);
    }
    return least;
  }
}

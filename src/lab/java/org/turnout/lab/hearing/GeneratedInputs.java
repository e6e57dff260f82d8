package org.turnout.lab.hearing;

import com.ibm.icu.text.RuleBasedNumberFormat;
import com.ibm.icu.util.ULocale;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.format.TextStyle;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Random;

/// Inputs that are put together: sentences around numbers as ICU spells them, days as CLDR names
/// them, times off the clock, and names of a list of its own. None of it is the product's data.
final class GeneratedInputs {
  /// The same inputs every time.
  private static final long SEED = 9;

  private static final int MOST = 200;
  private static final int DAYS = 80;
  private static final int TIMES = 80;
  private static final int NAMES = 360;

  /// What is written around a value.
  private static final Map<String, List<String>> NUMBERS =
      Map.of(
          "en",
          List.of("%s", "%s please", "i need %s stickers", "about %s", "%s, thanks!", "Send %s"),
          "es",
          List.of("%s", "%s por favor", "necesito %s", "como %s", "Deme %s, gracias", "serían %s"),
          "tl",
          List.of("%s", "%s po", "mga %s po", "kailangan ko po ng %s", "%s lang po", "%s salamat"));

  private static final Map<String, List<String>> DATES =
      Map.of(
          "en",
          List.of("%1$s %3$d", "%2$s %3$d", "%3$d %1$s", "on %1$s %3$d please", "%4$s %2$s %3$d"),
          "es",
          List.of("%3$d de %1$s", "el %3$d de %1$s", "%4$s %3$d de %1$s", "%3$d %2$s por favor"),
          "tl",
          List.of("%1$s %3$d", "%1$s %3$d po", "ika-%3$d ng %1$s", "sa %3$d ng %1$s po"));

  private static final Map<String, List<String>> WEEKDAYS =
      Map.of(
          "en", List.of("%s", "%s please", "on %s", "this %s", "I can do %s", "%s works"),
          "es", List.of("%s", "el %s", "el %s por favor", "puedo el %s", "este %s"),
          "tl", List.of("%s", "%s po", "sa %s", "sa %s po sana", "pwede ako ng %s"));

  /// A time in the morning, then one later.
  private static final Map<String, List<List<String>>> CLOCKS =
      Map.of(
          "en",
          List.of(
              List.of("%1$d:%2$02d am", "%1$d:%2$02d pm"),
              List.of("at %1$d:%2$02dam", "at %1$d:%2$02dpm"),
              List.of("%1$d:%2$02d in the morning", "%1$d:%2$02d in the afternoon"),
              List.of("%3$02d:%2$02d", "%3$02d:%2$02d please")),
          "es",
          List.of(
              List.of("a las %1$d:%2$02d de la mañana", "a las %1$d:%2$02d de la tarde"),
              List.of("%1$d:%2$02d am", "%1$d:%2$02d pm por favor"),
              List.of("%3$02d:%2$02d", "a las %3$02d:%2$02d")),
          "tl",
          List.of(
              List.of("%1$d:%2$02d ng umaga", "%1$d:%2$02d ng hapon"),
              List.of("alas %1$d:%2$02d po ng umaga", "alas %1$d:%2$02d po ng hapon"),
              List.of("%1$d:%2$02d am po", "%1$d:%2$02d pm po")));

  private static final List<String> ORDINALS =
      List.of("the %s one", "%s", "the %s please", "I want the %s", "%s option");

  private static final Map<String, String> SPELLED = Map.of("en", "en", "es", "es", "tl", "fil");

  private final Random random = new Random(SEED);
  private final List<LabeledInput> inputs = new ArrayList<>();

  private GeneratedInputs() {}

  static List<LabeledInput> all() {
    var generated = new GeneratedInputs();
    for (String language : List.of("en", "es", "tl")) {
      generated.numbers(language);
      generated.dates(language);
      generated.weekdays(language);
      generated.times(language);
    }
    generated.ordinals();
    generated.names();
    return List.copyOf(generated.inputs);
  }

  private void add(String kind, String language, String right, String text) {
    inputs.add(new LabeledInput(kind, language, List.of(right), text, new InputContext("")));
  }

  private <T> T one(List<T> of) {
    return of.get(random.nextInt(of.size()));
  }

  private static <T> T in(Map<String, T> byLanguage, String language) {
    return Objects.requireNonNull(byLanguage.get(language));
  }

  private static RuleBasedNumberFormat speller(String language) {
    return new RuleBasedNumberFormat(
        ULocale.forLanguageTag(in(SPELLED, language)), RuleBasedNumberFormat.SPELLOUT);
  }

  private void numbers(String language) {
    RuleBasedNumberFormat speller = speller(language);
    for (int n = 1; n <= MOST; n++) {
      String spelled = speller.format(n, "%spellout-cardinal" + gender(language));
      add("number", language, Integer.toString(n), one(in(NUMBERS, language)).formatted(spelled));
    }
  }

  private String gender(String language) {
    return !language.equals("es") ? "" : random.nextBoolean() ? "-masculine" : "-feminine";
  }

  private void ordinals() {
    RuleBasedNumberFormat speller = speller("en");
    for (int n = 1; n <= 31; n++) {
      String text = one(ORDINALS).formatted(speller.format(n, "%spellout-ordinal"));
      inputs.add(
          new LabeledInput(
              "ordinal", "en", List.of(Integer.toString(n)), text, new InputContext("31")));
    }
  }

  private static Locale locale(String language) {
    return Locale.forLanguageTag(in(SPELLED, language));
  }

  /// Days of the coming seven months.
  private void dates(String language) {
    LocalDate today = new InputContext("").today();
    Locale locale = locale(language);
    for (int i = 0; i < DAYS; i++) {
      LocalDate day = today.plusDays(random.nextInt(210));
      String text =
          one(in(DATES, language))
              .formatted(
                  day.getMonth().getDisplayName(TextStyle.FULL, locale),
                  day.getMonth().getDisplayName(TextStyle.SHORT, locale),
                  day.getDayOfMonth(),
                  day.getDayOfWeek().getDisplayName(TextStyle.FULL, locale));
      add("day", language, day.toString(), text);
    }
  }

  private void weekdays(String language) {
    LocalDate today = new InputContext("").today();
    Locale locale = locale(language);
    for (int i = 0; i < 7; i++) {
      LocalDate day = today.plusDays(i);
      for (String template : in(WEEKDAYS, language)) {
        String name = day.getDayOfWeek().getDisplayName(TextStyle.FULL, locale);
        add("day", language, day.toString(), template.formatted(name));
      }
    }
  }

  private void times(String language) {
    for (int i = 0; i < TIMES; i++) {
      boolean morning = random.nextBoolean();
      LocalTime time =
          LocalTime.of(
              (morning ? 4 : 13) + random.nextInt(morning ? 6 : 5), 5 * random.nextInt(12));
      String template = one(in(CLOCKS, language)).get(morning ? 0 : 1);
      int hour = time.getHour() > 12 ? time.getHour() - 12 : time.getHour();
      add(
          "time",
          language,
          time.toString(),
          template.formatted(hour, time.getMinute(), time.getHour()));
    }
  }

  private void names() {
    for (int i = 0; i < NAMES; i++) {
      boolean first = random.nextInt(5) > 0;
      String name =
          first ? one(PeopleNames.FIRST) + " " + one(PeopleNames.LAST) : one(PeopleNames.WHOLE);
      String typed =
          switch (random.nextInt(6)) {
            case 0 -> name.toLowerCase(Locale.ROOT);
            case 1 -> name.toUpperCase(Locale.ROOT);
            default -> name;
          };
      String language = one(List.of("en", "es", "tl"));
      String lead = first && random.nextInt(4) == 0 ? one(in(PeopleNames.LEADS, language)) : "";
      add("name", language, "= " + typed, lead + typed);
    }
  }
}

package org.turnout;

import static java.util.stream.Collectors.groupingBy;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.turnout.channel.Segments;
import org.turnout.flow.yaml.ShippedFlows;
import org.turnout.flow.yaml.ShippedTexts;
import org.turnout.flow.yaml.ShippedTexts.Shipped;
import org.turnout.language.DialedNumber;

/// What members read is plain, costs about the same in Spanish, and is called the same everywhere.
/// Names in braces count as usual values; a filed wording is not ours to reword, so it counts for
/// what it costs, and not for how it reads.
class MemberTextsTest {
  private static final double HARDEST = 5.0;
  private static final double SPANISH_TO_ENGLISH = 1.3;

  /// Each kept as it is, with the reason.
  private static final Map<String, String> LEGAL =
      Map.of(
          "system/started", "the filed answer to START, with the filed frequency",
          "system/help", "the filed answer to HELP, with the filed frequency",
          "join_alerts/which/ask", "shows the filed wording",
          "join_alerts/done/say", "the opt-in confirmation: brand, frequency, rates, HELP, STOP",
          "petition/words/say", "shows the whole petition, word for word",
          "petition/sign/recorded/say",
              "all parts of the record, and the petition, back to the signer",
          "sign_again/sure/ask", "shows the whole petition, word for word",
          "sign_again/sign/recorded/say",
              "all parts of the record, and the petition, back to the signer");

  /// Alarms and lists go to people of ours, who are told more than fits into one part.
  private static final List<Shipped> TEXTS =
      ShippedTexts.all().stream()
          .filter(text -> !text.name().startsWith("alarm_"))
          .filter(text -> !text.name().startsWith("captain_"))
          .toList();

  private static final Pattern NAME = Pattern.compile("\\{([^}|]*)(\\|[^}]*)?}");
  private static final Pattern OPTIONAL = Pattern.compile("\\[([^\\]\\[]*)]");

  @Test
  void everyTextIsEasyToRead() {
    var hard = new TreeMap<String, Double>();
    for (var text : TEXTS) {
      var grade = ReadingGrade.of(filled(text, "en", false));
      if (!LEGAL.containsKey(text.path()) && grade > HARDEST) {
        hard.put(text.path(), grade);
      }
    }
    assertThat(hard).isEmpty();
  }

  @Test
  void theGradeIsCountedAsFleschAndKincaidDo() {
    assertThat(ReadingGrade.of("The cat sat on the mat.")).isCloseTo(-1.45, within(0.01));
    assertThat(ReadingGrade.of("Your petition is on record.\nReply STOP."))
        .isCloseTo(0.39 * 7 / 2 + 11.8 * 11 / 7 - 15.59, within(0.01));
    assertThat(ReadingGrade.syllables("changed")).isEqualTo(1);
    assertThat(ReadingGrade.syllables("needed")).isEqualTo(2);
    assertThat(ReadingGrade.syllables("table")).isEqualTo(2);
  }

  /// Each text, and so each flow, and all texts together, the legal ones included.
  @Test
  void spanishCostsAtMostAThirdMore() {
    var expensive = new TreeMap<String, String>();
    var totals = new LinkedHashMap<String, int[]>();
    for (var text : TEXTS) {
      int english = segments(text, "en");
      int spanish = segments(text, "es");
      if (!LEGAL.containsKey(text.path())) {
        var group = totals.computeIfAbsent(text.group(), _ -> new int[2]);
        group[0] += english;
        group[1] += spanish;
        if (spanish > SPANISH_TO_ENGLISH * english) {
          expensive.put(text.path(), english + " in English, " + spanish + " in Spanish");
        }
      }
    }
    assertThat(expensive).isEmpty();
    totals.forEach((group, sum) ->
        assertThat((double) sum[1] / sum[0]).as(group).isLessThanOrEqualTo(SPANISH_TO_ENGLISH));
    int english = TEXTS.stream().mapToInt(text -> segments(text, "en")).sum();
    int spanish = TEXTS.stream().mapToInt(text -> segments(text, "es")).sum();
    assertThat((double) spanish / english).as("all").isLessThanOrEqualTo(SPANISH_TO_ENGLISH);
  }

  /// Accents are spelling: a word that has one somewhere has it everywhere.
  @Test
  void noSpanishTextDropsAnAccent() {
    var bare =
        Set.of(
            "envie",
            "peticion",
            "calcomanias",
            "linea",
            "numero",
            "telefonos",
            "capitan",
            "aqui",
            "mas",
            "ningun",
            "despues",
            "manana",
            "espanol",
            "direccion",
            "tambien",
            "quien");
    var dropped = new TreeMap<String, String>();
    for (var text : TEXTS) {
      for (var word : filled(text, "es", true).toLowerCase(Locale.ROOT).split("[^\\p{L}]+")) {
        if (bare.contains(word) && !word.equals("quien")) {
          dropped.put(text.path(), word);
        }
      }
    }
    assertThat(dropped).isEmpty();
  }

  @Test
  void oneThingHasOneName() {
    var others =
        Map.of(
            "es",
                Pattern.compile(
                    "(?iu)\\btextos?\\b|pueden aplicar \\b|calcoman|env[ií]e\\b|\\blugares\\b"),
            "tl", Pattern.compile("(?iu)i-text ang PIKET|i-reply ang PIKET|larawan|\\bsa tao\\b"),
            "en", Pattern.compile("(?iu)\\bmessages?\\b|other places|\\bdelegate\\b"));
    var found = new TreeMap<String, String>();
    for (var text : TEXTS) {
      others.forEach((language, pattern) ->
          Optional.of(pattern.matcher(filled(text, language, false)))
              .filter(Matcher::find)
              .ifPresent(match -> found.put(text.path() + " " + language, match.group())));
    }
    found.remove("system/added en"); // what somebody of ours reads is the member's message
    found.remove("petition/sign/recorded/say es"); // its line "Texto:" is the petition's text
    found.remove("sign_again/sign/recorded/say es"); // the same
    assertThat(found).isEmpty();
  }

  /// Tagalog's `one` covers 25 as well, so it says the number itself.
  @Test
  void everyPluralSaysItsNumber() {
    var ones = TEXTS.stream().filter(text -> text.name().endsWith("/one")).toList();
    assertThat(ones).isNotEmpty();
    assertThat(ones).allMatch(text -> text.byLanguage().getOrDefault("tl", "").contains("{many}"));
  }

  @Test
  void phoneNumbersReadAsPeopleDialThem() {
    assertThat(DialedNumber.of("+12135550101")).isEqualTo("213-555-0101");
    assertThat(DialedNumber.of("1-800-555-0142")).isEqualTo("1-800-555-0142");
    assertThat(DialedNumber.of("+639171234567")).isEqualTo("+639171234567");
    assertThat(DialedNumber.of("+1213555010x")).isEqualTo("+1213555010x");
    var raw = Pattern.compile("\\+1\\d{10}");
    assertThat(TEXTS)
        .noneMatch(text ->
            text.byLanguage().values().stream().anyMatch(words -> raw.matcher(words).find()));
  }

  private static int segments(Shipped text, String language) {
    return Segments.of(filled(text, language, true)).segments();
  }

  private static String filled(Shipped text, String language, boolean wordings) {
    var words = text.byLanguage().getOrDefault(language, text.byLanguage().getOrDefault("en", ""));
    var filled =
        NAME.matcher(words)
            .replaceAll(
                name -> Matcher.quoteReplacement(value(name.group(1).strip(), language, wordings)));
    for (int depth = 0; depth < 2; depth++) {
      filled = OPTIONAL.matcher(filled).replaceAll("$1");
    }
    return filled.strip();
  }

  private static String value(String name, String language, boolean wordings) {
    if (name.startsWith("wording.")) {
      var texts =
          ShippedFlows.bundle().catalog().wordings().getOrDefault(name.substring(8), Map.of());
      return wordings ? texts.getOrDefault(language, "") : "";
    }
    var own = USUAL.get(name + " " + language);
    var field = name.substring(name.lastIndexOf('.') + 1);
    return own != null
        ? own
        : USUAL.getOrDefault(
            name, USUAL.getOrDefault(field + " " + language, USUAL.getOrDefault(field, "20")));
  }

  /// A name, or a name and a language, to what it usually is.
  private static final Map<String, String> USUAL =
      Map.ofEntries(
          Map.entry("campaign", "Alliance of Health Care Unions"),
          Map.entry("campaign.name", "Alliance of Health Care Unions"),
          Map.entry("contact", "1-800-555-0142"),
          Map.entry("campaign.contact", "1-800-555-0142"),
          Map.entry("campaign.number", "72347"),
          Map.entry("frequency", "About 4 msgs a month, more in a strike"),
          Map.entry("frequency es", "Unos 4 mensajes al mes, más en una huelga"),
          Map.entry("from", "7am"),
          Map.entry("until", "9pm"),
          Map.entry("who", "Ana Cruz, 213-555-0123"),
          Map.entry("said", "someone fainted"),
          Map.entry("place", "Sunset"),
          Map.entry("answers", "20, Sunset"),
          Map.entry("answer", "20"),
          Map.entry("before", "18"),
          Map.entry("flow", "picket shift"),
          Map.entry("flow es", "turno de piquete"),
          Map.entry("keyword", "SHIFT"),
          Map.entry("keyword es", "TURNO"),
          Map.entry("language", "English"),
          Map.entry("order", "stickers (25)"),
          Map.entry("choices", "1 Sunset\n2 Fontana\n3 Harbor"),
          Map.entry("joined", "bargaining, picket"),
          Map.entry("joined es", "negociaciones, piquete"),
          Map.entry("name", "Ana Cruz"),
          Map.entry("new_name", "Ana Cruz"),
          Map.entry("new_zip", "90027"),
          Map.entry("first_name", "Ana"),
          Map.entry("zip", "90027"),
          Map.entry("local.name", "Southern California Nurses United"),
          Map.entry("local.phone", "213-555-0101"),
          Map.entry("steward.phone", "213-555-0101"),
          Map.entry("site.name", "Sunset"),
          Map.entry("where.name", "Sunset"),
          Map.entry("new_site.name", "Sunset"),
          Map.entry("site", "Denver"),
          Map.entry("day", "Wed Dec 2"),
          Map.entry("day es", "mié 2 dic"),
          Map.entry("start", "6am"),
          Map.entry("end", "10am"),
          Map.entry("time", "11:09pm"),
          Map.entry("meet", "the main entrance"),
          Map.entry("meet es", "la entrada principal"),
          Map.entry("captain", "Dana Lee"),
          Map.entry("phone", "303-555-0190"),
          Map.entry("deadline", "12 hours"),
          Map.entry("deadline es", "12 horas"),
          Map.entry("mine.name", "Ana Cruz"),
          Map.entry("mine.contact", "213-555-0101"),
          Map.entry("mine.employer", "Kaiser Permanente"),
          Map.entry("at", "Mon Oct 5 2026 6pm PDT"),
          Map.entry("at es", "lun 5 oct 2026 6pm PDT"));

  @Test
  void everyLanguageHasEveryText() {
    assertThat(TEXTS.stream().collect(groupingBy(text -> text.byLanguage().size())).keySet())
        .containsExactly(3);
  }
}

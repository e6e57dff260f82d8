package org.turnout.lab.strike;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.turnout.flow.Flow;
import org.turnout.flow.FlowSet;
import org.turnout.flow.MemberText;
import org.turnout.flow.Step;
import org.turnout.flow.Templates;
import org.turnout.lab.strike.TextPattern.Reading;
import org.turnout.language.Language;
import org.turnout.language.SystemText;
import org.turnout.roster.Roster;

/// Tells the texts of a strike from each other, in all languages, by the words of the campaign's
/// own files: a phone has nothing else to go by.
final class TextKinds {
  /// What is said behind another text, and would be taken for part of it.
  private static final List<String> ALSO = List.of("join_alerts");

  private static final List<SystemText> SYSTEM =
      List.of(
          SystemText.STOPPED,
          SystemText.ALARM_INCIDENT,
          SystemText.ALARM_YOURS,
          SystemText.ALARM_TAKEN,
          SystemText.EMERGENCY_INCIDENT,
          SystemText.CAPTAIN_LIST,
          SystemText.CAPTAIN_CHANGES,
          SystemText.CAPTAIN_ABSENT,
          SystemText.CAPTAIN_IN,
          SystemText.CAPTAIN_AGAIN,
          SystemText.CAPTAIN_CODE);

  private static final List<String> NAMES =
      List.of(
          "campaign",
          "contact",
          "place",
          "who",
          "said",
          "name",
          "shift",
          "here",
          "coming",
          "people",
          "code",
          "link");

  private final List<TextPattern> patterns = new ArrayList<>();

  /// @param roster whose texts and flows they are
  /// @param blast the words of the invitation, by language
  TextKinds(FlowSet flows, Roster roster, List<Language> languages, Map<String, String> blast) {
    flows.flows().values().stream()
        .filter(flow ->
            flow.roster().filter(roster.name()::equals).isPresent() || ALSO.contains(flow.name()))
        .sorted(Comparator.comparing(Flow::name))
        .forEach(this::flow);
    roster.texts().reminders().forEach(it -> add("roster/reminder", it.text()));
    roster.texts().opening().ifPresent(it -> add("roster/opening", it));
    roster.texts().lapsed().ifPresent(it -> add("roster/lapsed", it));
    roster.texts().news().forEach((news, text) -> add("roster/" + news.word(), text));
    blast.forEach((_, words) -> add("blast", words));
    for (var text : SYSTEM) {
      var names = new HashMap<String, String>();
      NAMES.forEach(name -> names.put(name, "{" + name + "}"));
      languages.forEach(language ->
          add("system/" + text.name().toLowerCase(Locale.ROOT), language.text(text, names)));
    }
  }

  private void flow(Flow flow) {
    for (Step step : flow.steps().values()) {
      switch (step) {
        case Step.Say say -> add(flow.name() + "/" + say.path(), say.text());
        case Step.Ask ask -> {
          add(flow.name() + "/" + ask.path(), ask.text());
          ask.retry().ifPresent(it -> add(flow.name() + "/" + ask.path() + ".retry", it));
        }
        default -> {}
      }
    }
  }

  private void add(String kind, MemberText text) {
    text.byLanguage().values().forEach(it -> patterns.add(TextPattern.of(kind, it)));
  }

  private void add(String kind, String words) {
    patterns.add(TextPattern.of(kind, Templates.parse(words.strip()).template()));
  }

  /// What a text says, in its order. Where two of the campaign's texts fit the same words, the
  /// longer one is meant.
  List<Reading> read(String body) {
    String text = TextPattern.folded(body);
    var longest = Comparator.comparingInt((Reading it) -> it.from() - it.until());
    var found = new ArrayList<Reading>();
    patterns.stream()
        .flatMap(pattern -> pattern.read(text).stream())
        .sorted(longest)
        .filter(it -> found.stream().noneMatch(it::overlaps))
        .forEach(found::add);
    found.sort(Comparator.comparingInt(Reading::from));
    return List.copyOf(found);
  }
}

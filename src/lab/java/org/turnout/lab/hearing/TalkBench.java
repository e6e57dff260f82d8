package org.turnout.lab.hearing;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.turnout.app.ActionTable;
import org.turnout.campaign.LoadedCampaign;
import org.turnout.flow.talk.SimulatedTalk;
import org.turnout.lab.hearing.HearingScore.Mark;

/// Sends labeled texts to the shipped flows as members do, and looks at what they lead to. A text
/// that refuses, doubts or speaks of something else must record nothing; a question or a complaint
/// must start no flow; a request starts its flow, and what it says besides is not asked again.
public final class TalkBench {
  private static final List<String> LANGUAGES = List.of("en", "es", "tl");
  private static final String FOLDER = "talks";

  /// The questions at which a YES, a name or a SEAT would count.
  private static final Map<String, List<String>> BEFORE =
      Map.of(
          "consent", List.of("alerts"),
          "name", List.of("petition"),
          "shift", List.of("shift", "monday", "1"));

  private static final Pattern ARTICLE = Pattern.compile("^(?i)(the|my|la|el|los|las|mga) ");

  private final SimulatedTalk.Stage stage;
  private final Map<String, HearingScore> scores = new TreeMap<>();
  private final List<String> misses = new ArrayList<>();

  private TalkBench() {
    stage = LoadedCampaign.around(Path.of("."), Map.of(), ActionTable.language()).stage();
    for (String language : LANGUAGES) {
      LabeledInput.of(FOLDER, "refusals", language).forEach(this::refusal);
      LabeledInput.of(FOLDER, "questions", language).forEach(this::question);
      LabeledInput.of(FOLDER, "requests", language).forEach(this::request);
    }
  }

  /// The scores of `refusals`, `questions`, `requests` and `slots`.
  public static Map<String, HearingScore> scores() {
    return Map.copyOf(new TalkBench().scores);
  }

  /// The same, and a line for each text that did not go right.
  static Map<String, HearingScore> scores(List<String> misses) {
    var bench = new TalkBench();
    misses.addAll(bench.misses);
    return bench.scores;
  }

  /// A refusal is wrong when anything is on record after it; nothing is asked of the answer.
  private void refusal(LabeledInput input) {
    String question = input.right().getFirst();
    var trial = new TalkTrial(stage, input.language(), Optional.of("Sunset"));
    trial.says(BEFORE.getOrDefault(question, List.of()).toArray(String[]::new)).says(input.text());
    mark(input, trial.isRecorded() ? Mark.WRONG : Mark.RIGHT, "recorded");
  }

  /// A question is wrong when a flow starts that does not answer it, and right when the flow is
  /// offered in a word, or the one that answers it (`tell my_order`) starts.
  private void question(LabeledInput input) {
    var trial = new TalkTrial(stage, input.language(), Optional.of("Sunset")).says(input.text());
    String[] label = input.right().getFirst().split(" ", 2);
    String flow = label[1];
    Optional<String> started = trial.flow();
    if (label[0].equals("tell") && started.filter(flow::equals).isPresent()) {
      mark(input, Mark.RIGHT, flow);
      return;
    }
    Mark otherwise = trial.offered().filter(flow::equals).isPresent() ? Mark.RIGHT : Mark.ASKED;
    mark(input, started.isPresent() ? Mark.WRONG : otherwise, started.orElse("nothing"));
  }

  /// A request, and each value that it says besides.
  private void request(LabeledInput input) {
    String[] label = input.right().getFirst().split(" ", 3);
    var trial = new TalkTrial(stage, input.language(), Optional.empty()).says(input.text());
    Optional<String> started = trial.flow();
    boolean right = started.filter(label[1]::equals).isPresent();
    Mark none = started.isEmpty() ? Mark.ASKED : Mark.WRONG;
    mark(input, right ? Mark.RIGHT : none, started.orElse("nothing"));
    if (right && label.length > 2) {
      Map<String, String> slots = trial.slots();
      Map<String, String> wanted = wanted(label[2]);
      if (label[1].equals("shift") && !wanted.containsKey("day")) {
        wanted.clear(); // the list of days comes first
      }
      if (!label[1].equals("drop")) { // there is no shift to drop
        wanted.forEach((slot, value) -> slot(input, slot, value, slots));
      }
    }
  }

  /// `count=20 for=5 east site=sunset`: a value goes up to the next key.
  private static Map<String, String> wanted(String label) {
    var wanted = new HashMap<String, String>();
    for (String part : label.split(" (?=[a-z]+=)")) {
      wanted.put(part.substring(0, part.indexOf('=')), part.substring(part.indexOf('=') + 1));
    }
    return wanted;
  }

  private void slot(LabeledInput input, String slot, String value, Map<String, String> slots) {
    Optional<String> heard =
        Optional.ofNullable(
            switch (slot) {
              case "count" -> slots.get("many");
              case "for" -> slots.get("who");
              case "site" ->
                  slots.getOrDefault("where", slots.getOrDefault("new_site", slots.get("shift")));
              case "day" -> slots.get("day");
              case "hour" -> slots.get("shift");
              default -> slots.getOrDefault("full_name", slots.get("new_name"));
            });
    boolean right = heard.filter(it -> same(slot, it, value)).isPresent();
    Mark mark = right ? Mark.RIGHT : heard.isEmpty() ? Mark.ASKED : Mark.WRONG;
    mark(
        new LabeledInput(
            "slots", input.language(), List.of(slot + "=" + value), input.text(), input.context()),
        mark,
        heard.orElse("asked"));
  }

  private static boolean same(String slot, String heard, String value) {
    return switch (slot) {
      case "hour" ->
          switch (value) {
            case "morning" -> heard.contains(" 06:00") || heard.contains(" 10:00");
            case "afternoon" -> heard.contains(" 14:00") || heard.contains(" 10:00");
            default -> heard.contains(" " + value);
          };
      case "site" ->
          heard.toLowerCase(Locale.ROOT).contains(value.replace('-', ' ')) || heard.equals(value);
      default -> ARTICLE.matcher(heard).replaceFirst("").equalsIgnoreCase(value);
    };
  }

  private void mark(LabeledInput input, Mark mark, String heard) {
    scores.computeIfAbsent(input.kind(), _ -> new HearingScore()).add(mark);
    if (mark != Mark.RIGHT) {
      misses.add(input.missed(mark, heard));
    }
  }
}

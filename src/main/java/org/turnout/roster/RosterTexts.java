package org.turnout.roster;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.turnout.flow.MemberText;
import org.turnout.flow.Templates;
import org.turnout.flow.Value;
import org.turnout.problem.DidYouMean;
import org.turnout.yaml.YamlBlock;

/// What a roster says on its own.
///
/// @param reminders to those who hold a place
/// @param opening to those who asked to hear when places open; nobody is told without it
/// @param lapsed to those who did not take an offered place in time; nobody is told without it
/// @param news what people hear of their places; nobody is told what has no text
/// @param meeting where people meet, in English, to the same in each language that has it
public record RosterTexts(
    List<Reminder> reminders,
    Optional<MemberText> opening,
    Optional<MemberText> lapsed,
    Map<RosterNews, MemberText> news,
    Map<String, Map<String, String>> meeting) {
  /// Says nothing.
  public static final RosterTexts NONE =
      new RosterTexts(List.of(), Optional.empty(), Optional.empty(), Map.of(), Map.of());

  /// Names that are there for everybody.
  private static final Set<String> ALWAYS = Set.of("campaign.name", "campaign.contact");

  private static final Set<String> OF_PEOPLE =
      Set.of("name", "first_name", "local.name", "local.phone", "steward.name", "steward.phone");
  private static final Set<String> ALWAYS_OF_PLACES = Set.of("day", "start", "end", "site", "city");
  private static final Set<String> OF_PLACES = Set.of("meet", "captain", "phone", "code");

  public RosterTexts {
    reminders = List.copyOf(reminders);
    news = Map.copyOf(news);
    meeting = Map.copyOf(meeting);
  }

  /// A place as somebody of this language is told of it: where people meet is in it.
  public Value.Row in(String language, Value.Row place) {
    if (!(place.fields().get("meet") instanceof Value.Text(String meet))) {
      return place;
    }
    String own = meeting.getOrDefault(meet, Map.of()).get(language);
    if (own == null) {
      return place;
    }
    var fields = new HashMap<>(place.fields());
    fields.put("meet", new Value.Text(own));
    return new Value.Row(place.id(), fields);
  }

  /// @param meeting as its shifts say it
  static RosterTexts read(YamlBlock roster, Map<String, Map<String, String>> meeting) {
    var reminders = new ArrayList<Reminder>();
    for (var item : roster.blocks("reminders")) {
      var when =
          item.maybe("when", Reminder.EXPECTED, words -> new Named(words, Reminder.read(words)));
      var text = text(item, "text", true);
      item.done();
      if (when.isPresent() && text.isPresent()) {
        reminders.add(new Reminder(when.get().words(), when.get().when(), text.get()));
      }
    }
    var news = new EnumMap<RosterNews, MemberText>(RosterNews.class);
    for (var kind : RosterNews.all()) {
      maybe(roster, kind.word(), true).ifPresent(text -> news.put(kind, text));
    }
    return new RosterTexts(
        reminders, maybe(roster, "opening", false), maybe(roster, "lapsed", true), news, meeting);
  }

  private static Optional<MemberText> maybe(YamlBlock roster, String key, boolean ofPlace) {
    return roster.node(key).isPresent() ? text(roster, key, ofPlace) : Optional.empty();
  }

  private record Named(String words, Reminder.When when) {}

  private static Optional<MemberText> text(YamlBlock block, String key, boolean ofPlace) {
    var templates = new HashMap<String, MemberText.Template>();
    for (var entry : block.block(key).inLanguages().entrySet()) {
      var parsed = Templates.parse(entry.getValue().strip());
      parsed
          .flaws()
          .forEach(flaw -> wrong(block, key, "bad-name", flaw.message(), Optional.empty()));
      names(block, key, parsed.template(), ofPlace);
      templates.put(entry.getKey(), parsed.template());
    }
    return templates.containsKey("en")
        ? Optional.of(new MemberText(Map.copyOf(templates)))
        : Optional.empty();
  }

  private static void names(
      YamlBlock block, String key, MemberText.Template template, boolean ofPlace) {
    var known = new ArrayList<>(ALWAYS);
    known.addAll(ofPlace ? ALWAYS_OF_PLACES : Set.of());
    var always = Set.copyOf(known);
    known.addAll(OF_PEOPLE);
    known.addAll(ofPlace ? OF_PLACES : Set.of());
    for (var name : Templates.names(template)) {
      if (!known.contains(name)) {
        wrong(
            block,
            key,
            "unknown-name",
            "{" + name + "} is not known here",
            DidYouMean.hint(name, known));
      }
    }
    for (var name : Templates.needed(template)) {
      if (known.contains(name) && !always.contains(name)) {
        wrong(
            block,
            key,
            "maybe-unset",
            "{" + name + "} may not be known",
            Optional.of("write {" + name + "|what to say then}"));
      }
    }
  }

  private static void wrong(
      YamlBlock block, String key, String code, String message, Optional<String> hint) {
    block.problems().error(block.at(key), code, message, hint);
  }
}

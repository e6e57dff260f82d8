package org.turnout.flow.yaml;

import java.util.List;
import java.util.Map;
import org.turnout.flow.Deed;
import org.turnout.flow.Outcome;
import org.turnout.flow.yaml.Catalog.Name;

/// What acts can come to, and the names that each outcome brings for the texts that answer it. The
/// records fill these names in.
final class Acts {
  private static final Map<String, Name> ENTRY =
      Map.of(
          "name", Name.maybe("text"),
          "employer", Name.maybe("text"),
          "contact", Name.sure("text"),
          "kind", Name.sure("text"),
          "at", Name.sure("moment"));
  private static final Map<String, Name> PLACE =
      Map.of(
          "day", Name.sure("day"),
          "start", Name.sure("time"),
          "end", Name.sure("time"),
          "site", Name.sure("text"),
          "city", Name.maybe("text"),
          "meet", Name.maybe("text"),
          "captain", Name.maybe("text"),
          "phone", Name.maybe("text"));

  private Acts() {}

  /// The word of the flow language for a deed.
  static String verb(Deed deed) {
    return switch (deed) {
      case Deed.Submit _ -> "submit";
      case Deed.Withdraw _ -> "withdraw";
      case Deed.Reserve _ -> "reserve";
      case Deed.Release _ -> "release";
      case Deed.Waitlist _ -> "waitlist";
    };
  }

  static List<Outcome> outcomes(String verb) {
    return switch (verb) {
      case "submit" -> List.of(Outcome.RECORDED, Outcome.ALREADY);
      case "withdraw" -> List.of(Outcome.WITHDRAWN, Outcome.NONE);
      case "reserve" -> List.of(Outcome.GOT_IT, Outcome.FULL, Outcome.CLASH, Outcome.NOT_YET);
      case "release" -> List.of(Outcome.RELEASED, Outcome.NONE);
      case "waitlist" -> List.of(Outcome.IN_LINE);
      default -> throw new IllegalArgumentException("no such act: " + verb);
    };
  }

  /// Row name to its fields: `mine` is the entry or the place it is about, `line` the place in
  /// line. Empty for an outcome that says nothing more.
  static Map<String, Map<String, Name>> brings(String verb, Outcome outcome) {
    boolean form = verb.equals("submit") || verb.equals("withdraw");
    return switch (outcome) {
      case RECORDED, ALREADY, WITHDRAWN -> Map.of("mine", ENTRY);
      case GOT_IT, CLASH, RELEASED -> Map.of("mine", form ? ENTRY : PLACE);
      case FULL -> Map.of("line", Map.of("next", Name.sure("number")));
      case IN_LINE ->
          Map.of(
              "line",
              Map.of("mine", Name.sure("number"), "deadline", Name.sure("text")),
              "mine",
              PLACE);
      case FOUND, NONE, NOT_YET -> Map.of();
    };
  }
}

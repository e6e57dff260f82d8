package org.turnout.lab.strike;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.turnout.flow.MemberText.Part;
import org.turnout.flow.MemberText.Template;

/// One of the campaign's texts as a phone gets it: its words, with whatever was filled in.
///
/// @param kind where it is from: `shift/place.got_it`, `roster/reminder`
/// @param literal its longest words, looked for first
/// @param names what each group of the pattern was filled in for
record TextPattern(String kind, String literal, Pattern pattern, List<String> names) {
  private static final Set<String> KEPT = Set.of("day", "start", "site", "code", "link");

  /// A text that was read.
  ///
  /// @param seats the shifts that it names, in order
  /// @param values `code` and `link`, where it has them
  /// @param from where it is in the text, as `until`
  record Reading(String kind, List<Seat> seats, Map<String, String> values, int from, int until) {
    boolean overlaps(Reading other) {
      return from < other.until && other.from < until;
    }
  }

  static TextPattern of(String kind, Template template) {
    var names = new ArrayList<String>();
    var literals = new ArrayList<String>();
    String regex = regex(template, names, literals);
    String longest =
        literals.stream().reduce("", (a, b) -> b.strip().length() > a.length() ? b.strip() : a);
    return new TextPattern(
        kind, longest, Pattern.compile(regex, Pattern.DOTALL), List.copyOf(names));
  }

  private static String regex(Template template, List<String> names, List<String> literals) {
    var regex = new StringBuilder();
    for (Part part : template.parts()) {
      switch (part) {
        case Part.Literal(var words) -> {
          literals.add(folded(words));
          regex.append(Pattern.quote(folded(words)));
        }
        case Part.Hole hole -> {
          String name = hole.name().substring(hole.name().lastIndexOf('.') + 1);
          regex.append(hole(name));
          if (KEPT.contains(name)) {
            names.add(name);
          }
        }
        case Part.Choices _ -> regex.append(".*?");
        case Part.IfKnown(var inner) ->
            regex.append("(?:").append(regex(inner, names, new ArrayList<>())).append(")?");
        case Part.Plural plural ->
            regex.append(
                plural.forms().values().stream()
                    .map(form -> regex(form, new ArrayList<>(), new ArrayList<>()))
                    .collect(Collectors.joining("|", "(?:", ")")));
      }
    }
    return regex.toString();
  }

  /// As narrow as it can be, so that no hole swallows the next sentence.
  private static String hole(String name) {
    return switch (name) {
      case "day" -> "([^.,\\d]*\\d{1,2}[^.,\\d]*?)";
      case "start" -> "(\\d[\\d:apm]{2,6})";
      case "end" -> "\\d[\\d:apm]{2,6}";
      case "site" -> "([^.,]+?)";
      case "code" -> "([A-Z0-9]+)";
      case "link" -> "(.*)";
      default -> ".*?";
    };
  }

  /// Without accents, and with one blank where there are several: a text may have been respelled to
  /// cost less.
  static String folded(String words) {
    return Normalizer.normalize(words, Normalizer.Form.NFD)
        .replaceAll("\\p{M}+", "")
        .replaceAll("\\s+", " ");
  }

  /// @param text folded
  Optional<Reading> read(String text) {
    if (!text.contains(literal)) {
      return Optional.empty();
    }
    Matcher found = pattern.matcher(text);
    return found.find() ? Optional.of(reading(found)) : Optional.empty();
  }

  private Reading reading(Matcher found) {
    var values = new HashMap<String, String>();
    var seats = new ArrayList<Seat>();
    String day = "";
    String start = "";
    for (int i = 0; i < names.size(); i++) {
      String value = Optional.ofNullable(found.group(i + 1)).orElse("").strip();
      switch (names.get(i)) {
        case "day" -> day = value;
        case "start" -> start = value;
        case "site" -> Seat.of(value, day, start).ifPresent(seats::add);
        default -> values.put(names.get(i), value);
      }
    }
    return new Reading(kind, List.copyOf(seats), Map.copyOf(values), found.start(), found.end());
  }
}

package org.turnout.people;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.turnout.problem.DidYouMean;
import org.turnout.problem.Problems;
import org.turnout.yaml.YamlBlock;
import org.turnout.yaml.YamlNode;

/// Reads `responders:`, `hours:` and `hotline:` of a local or a site.
final class CoverageReader {
  private static final String HOURS =
      "hours such as \"08:00-20:00\", or {weekdays: \"08:00-20:00\", weekend: \"10:00-16:00\"}";

  private final Collection<String> written;
  private final Problems problems;

  /// @param written the languages that the campaign writes in; none when that is not known
  CoverageReader(Collection<String> written, Problems problems) {
    this.written = List.copyOf(written);
    this.problems = problems;
  }

  Coverage read(YamlBlock item) {
    var phones = new HashSet<String>();
    var responders = new ArrayList<Responder>();
    for (var one : item.blocks("responders")) {
      var responder = responder(one);
      if (!responder.phone().isEmpty() && !phones.add(responder.phone())) {
        problems.error(one.at("phone"), "twice", "this phone is there twice");
      }
      responders.add(responder);
    }
    return new Coverage(responders, hours(item), item.maybe("hotline"));
  }

  private Responder responder(YamlBlock one) {
    var responder =
        new Responder(
            one.text("name"),
            one.value("role", "steward or captain", ResponderRole.STEWARD, CoverageReader::role),
            one.value(
                "phone", "a phone number such as \"+12135550101\"", "", CoverageReader::phone),
            languages(one));
    one.done();
    return responder;
  }

  private List<String> languages(YamlBlock one) {
    var spoken = one.texts("languages");
    spoken.stream()
        .filter(tag -> !written.isEmpty() && !written.contains(tag))
        .forEach(tag ->
            problems.error(
                one.at("languages"),
                "unknown-language",
                "this campaign does not write in '" + tag + "'",
                DidYouMean.hint(tag, written)
                    .orElse("its languages: " + String.join(", ", written))));
    return spoken;
  }

  private Optional<WeekHours> hours(YamlBlock item) {
    return switch (item.node("hours").orElse(null)) {
      case null -> Optional.empty();
      case YamlNode.Scalar _ ->
          item.maybe(
              "hours", HOURS, words -> WeekHours.read(Map.of(WeekHours.EVERY_DAY, words)::get));
      case YamlNode.Mapping _, YamlNode.Listing _ -> week(item.block("hours"));
    };
  }

  private Optional<WeekHours> week(YamlBlock days) {
    // A day that no name speaks of has no hours.
    var spans = new HashMap<>(Map.of(WeekHours.EVERY_DAY, "00:00-00:00"));
    for (var name : WeekHours.NAMES) {
      days.maybe(name, HOURS, words -> WeekHours.read(Map.of(WeekHours.EVERY_DAY, words)::get))
          .ifPresent(_ -> spans.put(name, days.text(name)));
    }
    days.done();
    return Optional.of(WeekHours.read(spans::get));
  }

  private static ResponderRole role(String word) {
    return ResponderRole.of(word).orElseThrow(() -> new IllegalArgumentException(word));
  }

  private static String phone(String words) {
    return PhoneNumber.read(words)
        .usable()
        .map(PhoneNumber::e164)
        .orElseThrow(() -> new IllegalArgumentException(words));
  }
}

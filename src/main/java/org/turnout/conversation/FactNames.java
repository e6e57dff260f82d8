package org.turnout.conversation;

import java.util.LinkedHashMap;
import java.util.Map;
import org.turnout.flow.Weeks;
import org.turnout.people.Topics;

/// Every name that texts and conditions may use of a person, in one place: what `check` knows and
/// [PersonFacts] fills.
public final class FactNames {
  /// A fact.
  ///
  /// @param type the flow language's word for its type: `text`, `yes/no`, `row`
  /// @param always whether it is known of everybody; any other needs a stand-in in a text
  public record Fact(String type, boolean always) {}

  private FactNames() {}

  /// Name to fact. The campaign's own names are the settings' to add.
  public static Map<String, Fact> all(Topics topics) {
    var all = new LinkedHashMap<String, Fact>();
    all.put("name", new Fact("text", false));
    all.put("first_name", new Fact("text", false));
    all.put("language", new Fact("text", false));
    all.put("zip", new Fact("text", false));
    all.put("employer", new Fact("text", false));
    all.put("kind", new Fact("text", true)); // employee or supporter
    all.put("member", new Fact("yes/no", true));
    all.put("site", new Fact("row", false));
    all.put("site.name", new Fact("text", false));
    all.put("site.city", new Fact("text", false));
    all.put("site.state", new Fact("text", false));
    all.put("site.zip", new Fact("text", false));
    all.put("local", new Fact("row", false));
    all.put("local.name", new Fact("text", false));
    all.put("local.state", new Fact("text", false));
    all.put("local.phone", new Fact("text", false));
    all.put("steward.name", new Fact("text", false));
    all.put("steward.phone", new Fact("text", false));
    all.put("read.from", new Fact("text", false)); // when somebody reads what is passed on
    all.put("read.until", new Fact("text", false));
    all.put("joined", new Fact("text", false)); // the topics joined in this turn, in their language
    all.put("subscribed", new Fact("text", false)); // the topics they are on, in their language
    for (var topic : topics.topics()) {
      all.put("topics." + topic.slug(), new Fact("yes/no", true));
      for (var language : topic.name().keySet()) {
        all.put("topics." + topic.slug() + "." + language, new Fact("text", true)); // its name
      }
    }
    // said no to it, or left it, in the last 90 days
    topics.topics().forEach(topic -> all.put("declined." + topic.slug(), new Fact("yes/no", true)));
    return all;
  }

  /// The fields of the rows of each list that has no roster, by the type's word.
  public static Map<String, Map<String, String>> lists() {
    return Map.of(
        "sites",
        Map.of("name", "text", "city", "text", "state", "text", "zip", "text", "aliases", "text"),
        "locals",
        Map.of("name", "text", "state", "text", "phone", "text"),
        "languages",
        Map.of("name", "text"),
        "topics",
        Map.of("name", "text", "about", "text", "joined", "yes/no"));
  }

  /// The fields of the rows of a roster's lists.
  public static Map<String, Map<String, String>> lists(String roster) {
    var place = new LinkedHashMap<String, String>();
    place.put("day", "day");
    place.put("start", "time");
    place.put("end", "time");
    place.put("site", "text");
    place.put("city", "text");
    place.put("room", "number");
    place.put("meet", "text");
    place.put("captain", "text");
    place.put("phone", "text");
    place.put("aliases", "text");
    place.put("full", "yes/no");
    var mine = new LinkedHashMap<>(place);
    mine.put("number", "number");
    return Map.of(
        roster + ".days",
        Map.of("day", "day", "room", "number"),
        roster + ".shifts",
        place,
        roster + ".backup",
        place,
        roster + ".weeks",
        Weeks.fields(),
        roster + ".held",
        place,
        roster + ".mine",
        mine);
  }
}

package org.turnout.campaign;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.turnout.conversation.ChoiceLists;
import org.turnout.flow.Value;
import org.turnout.flow.talk.SimulatedWorld;
import org.turnout.form.Form;
import org.turnout.language.Languages;
import org.turnout.people.LocalsFile;
import org.turnout.people.Site;
import org.turnout.people.Topic;
import org.turnout.people.Topics;
import org.turnout.roster.Roster;

/// Makes the simulated campaign that flow tests and the terminal talk to, from the same files that
/// the real one is made from.
public final class SimulatedCampaigns {
  private SimulatedCampaigns() {}

  /// @param facts the campaign's own names with their words, `campaign.name`
  public static SimulatedWorld of(
      LocalsFile locals,
      Topics topics,
      Map<String, Form> forms,
      Map<String, Roster> rosters,
      Languages languages,
      Map<String, String> facts) {
    var lists = new LinkedHashMap<String, List<Value.Row>>();
    lists.put(
        "sites", locals.sites().stream().map(entry -> ChoiceLists.row(entry.site())).toList());
    lists.put(
        "locals",
        locals.locals().stream()
            .map(local -> new Value.Row(local.slug(), Map.of("name", text(local.name()))))
            .toList());
    lists.put(
        "languages",
        languages.spoken().stream()
            .map(tongue -> new Value.Row(tongue.tag(), Map.of("name", text(tongue.name()))))
            .toList());
    lists.put(
        "topics",
        topics.topics().stream().map(topic -> new Value.Row(topic.slug(), fields(topic))).toList());
    var sites = new HashMap<String, Site>();
    locals.sites().forEach(entry -> sites.put(entry.site().slug(), entry.site()));
    var places = new HashMap<String, List<SimulatedWorld.Place>>();
    var deadlines = new HashMap<String, String>();
    rosters.forEach((name, roster) -> {
      places.put(name, places(roster, sites));
      deadlines.putAll(roster.line().called());
    });
    var employers = locals.employers().stream().map(ChoiceLists::option).toList();
    return new SimulatedWorld(lists, places, once(forms), values(facts), employers, deadlines);
  }

  /// Its name, and under each language's tag its name there.
  private static Map<String, Value> fields(Topic topic) {
    var fields = new HashMap<String, Value>(values(topic.name()));
    fields.put("name", text(topic.name("en")));
    return fields;
  }

  private static Set<String> once(Map<String, Form> forms) {
    return forms.values().stream()
        .filter(Form::once)
        .map(Form::name)
        .collect(Collectors.toUnmodifiableSet());
  }

  private static Map<String, Value> values(Map<String, String> facts) {
    var values = new HashMap<String, Value>();
    facts.forEach((name, words) -> values.put(name, text(words)));
    return values;
  }

  private static List<SimulatedWorld.Place> places(Roster roster, Map<String, Site> sites) {
    var places = new ArrayList<SimulatedWorld.Place>();
    for (var shift : roster.shifts()) {
      var site = sites.get(shift.site());
      var fields = new HashMap<String, Value>();
      fields.put("day", new Value.Day(shift.day()));
      fields.put("start", new Value.Clock(shift.start()));
      fields.put("end", new Value.Clock(shift.end()));
      fields.put("site", text(site == null ? shift.site() : site.name()));
      fields.put("city", text(site == null ? "" : site.city()));
      fields.put("aliases", text(site == null ? "" : String.join(",", site.aliases())));
      shift.meet().ifPresent(words -> fields.put("meet", text(words)));
      shift.captain().ifPresent(words -> fields.put("captain", text(words)));
      shift.captainPhone().ifPresent(words -> fields.put("phone", text(words)));
      places.add(new SimulatedWorld.Place(new Value.Row(shift.slug(), fields), shift.room()));
    }
    return places;
  }

  private static Value text(String words) {
    return new Value.Text(words);
  }
}

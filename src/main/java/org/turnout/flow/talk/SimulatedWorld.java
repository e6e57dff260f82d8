package org.turnout.flow.talk;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.turnout.flow.Value;
import org.turnout.language.Option;

/// What is there before anybody writes: the campaign as its files describe it.
///
/// @param lists rows of the lists that never change: `sites`, `locals`, `languages`, `topics`
/// @param places every place of each roster, by the roster's name
/// @param once forms that a person hands in once only
/// @param facts the campaign's own names, `campaign.name`
/// @param employers who a person may work for
/// @param lineDeadlines how long an opened place is held, in words by language tag
public record SimulatedWorld(
    Map<String, List<Value.Row>> lists,
    Map<String, List<Place>> places,
    Set<String> once,
    Map<String, Value> facts,
    List<Option> employers,
    Map<String, String> lineDeadlines) {
  /// A place with limited room.
  ///
  /// @param row `day`, `start`, `end`, `site` and what else texts may name
  public record Place(Value.Row row, int room) {}

  public SimulatedWorld {
    lists = Map.copyOf(lists);
    places = Map.copyOf(places);
    once = Set.copyOf(once);
    facts = Map.copyOf(facts);
    employers = List.copyOf(employers);
    lineDeadlines = Map.copyOf(lineDeadlines);
  }

  /// Where people work, as an answer may name it.
  List<Option> workplaces() {
    return lists.getOrDefault("sites", List.of()).stream()
        .map(site ->
            new Option(
                word(site, "name"),
                Stream.of(word(site, "aliases").split(","), new String[] {word(site, "city")})
                    .flatMap(Stream::of)
                    .filter(name -> !name.isBlank())
                    .toList()))
        .toList();
  }

  private static String word(Value.Row row, String field) {
    return row.fields().get(field) instanceof Value.Text(String text) ? text : "";
  }
}

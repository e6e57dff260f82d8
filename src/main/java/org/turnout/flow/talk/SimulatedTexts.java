package org.turnout.flow.talk;

import static java.util.stream.Collectors.joining;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.turnout.flow.JoinedTexts;
import org.turnout.flow.Reply;
import org.turnout.flow.Value;
import org.turnout.language.FirstText;
import org.turnout.language.Languages;
import org.turnout.language.SystemText;

/// What the system itself says in a talk, with the campaign's names.
///
/// @param facts of the talk, as they are at the moment
record SimulatedTexts(Languages languages, Map<String, Value> facts) {
  String say(SystemText text, String language) {
    var values = new HashMap<String, String>();
    text.names()
        .forEach(name -> values.put(name, campaign(name.equals("campaign") ? "name" : name)));
    return languages.of(language).text(text, values).strip();
  }

  /// The first words that a phone ever gets from us say who writes and how to stop.
  ///
  /// @param most characters of one message
  List<Reply> introduced(List<Reply> texts, String language, int most) {
    return FirstText.of(languages, campaign("name"))
        .line(texts.stream().map(Reply::text).collect(joining("\n")), language)
        .map(line -> JoinedTexts.with(texts, line, most))
        .orElse(texts);
  }

  private String campaign(String name) {
    return facts.get("campaign." + name) instanceof Value.Text(var words) ? words : name;
  }
}

package org.turnout.roster.board;

import java.util.Map;
import java.util.TreeMap;
import org.turnout.flow.MemberText.Part;
import org.turnout.flow.MemberText.Template;
import org.turnout.roster.Roster;
import org.turnout.roster.RosterNews;

/// What people hear of a change, as the roster's file writes it: shown to the person who is about
/// to make it.
public final class NewsWords {
  private NewsWords() {}

  /// Language tag to the text, by tag; empty when the roster has no words for it.
  public static Map<String, String> of(Roster roster, RosterNews news) {
    var words = new TreeMap<String, String>();
    var text = roster.texts().news().get(news);
    if (text != null) {
      text.byLanguage().forEach((language, template) -> words.put(language, written(template)));
    }
    return words;
  }

  private static String written(Template template) {
    var all = new StringBuilder();
    for (Part part : template.parts()) {
      all.append(
          switch (part) {
            case Part.Literal(String words) -> words;
            case Part.Hole(String name, String standIn, boolean has) ->
                "{" + name + (has ? "|" + standIn : "") + "}";
            case Part.Choices _ -> "{choices}";
            case Part.IfKnown(Template inside) -> "[" + written(inside) + "]";
            case Part.Plural(String name, _) -> "{" + name + "}";
          });
    }
    return all.toString();
  }
}

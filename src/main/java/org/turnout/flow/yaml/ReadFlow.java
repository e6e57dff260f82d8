package org.turnout.flow.yaml;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.turnout.flow.Flow;
import org.turnout.problem.SourceLocation;

/// A flow and where everything in it is, for the checks.
///
/// @param places path to the place of the step in the English file
/// @param names every name an answer or a result is kept under, with the type's word
/// @param keywords where each keyword is, by language
/// @param examples where each text that shows what people write is, by language
/// @param sides the translations, by language
/// @param uses names that a step can't do without, besides those in its texts, by path
/// @param gaps fields of rows that may be missing though the row is there
/// @param guards names that conditions prove to be set, for [StepGraph]
/// @param renamed path of a step to what it was called before
/// @param unlisted whether MENU leaves it out on purpose: `menu: no`
record ReadFlow(
    FlowFile file,
    Flow flow,
    String about,
    SourceLocation place,
    Map<String, SourceLocation> places,
    List<UsedText> texts,
    Map<String, String> names,
    List<Keyword> keywords,
    List<Keyword> examples,
    Map<String, SideFile> sides,
    Map<String, Set<String>> uses,
    Set<String> gaps,
    Map<String, Set<String>> guards,
    Map<String, String> renamed,
    boolean unlisted) {
  ReadFlow {
    places = Map.copyOf(places);
    texts = List.copyOf(texts);
    names = Map.copyOf(names);
    keywords = List.copyOf(keywords);
    examples = List.copyOf(examples);
    sides = Map.copyOf(sides);
    uses = Map.copyOf(uses);
    gaps = Set.copyOf(gaps);
    guards = Map.copyOf(guards);
    renamed = Map.copyOf(renamed);
  }

  /// One keyword and where it is.
  record Keyword(String language, String word, SourceLocation place) {}

  String name() {
    return flow.name();
  }

  SourceLocation placeOf(String path) {
    var known = places.get(path);
    return known != null ? known : place;
  }

  /// The file with the texts of a language.
  FlowFile fileOf(String language) {
    var side = sides.get(language);
    return side != null ? side.file() : file;
  }

  StepGraph graph() {
    return new StepGraph(flow, guards);
  }

  /// The steps in the order of the file.
  List<String> paths() {
    return flow.steps().keySet().stream()
        .sorted(
            Comparator.comparingInt((String path) -> placeOf(path).line())
                .thenComparing(Comparator.naturalOrder()))
        .toList();
  }
}

package org.turnout.console;

import io.javalin.http.Context;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.turnout.blast.plan.PlanTotals;
import org.turnout.blast.run.Correction;
import org.turnout.language.Language;
import org.turnout.problem.CountWords;

/// The field of a correction in one language.
///
/// @param language its tag
/// @param people who read it, by the plan of the run that is corrected
/// @param typed what somebody wrote
public record CorrectionText(String language, long people, String typed) {
  private static final String FIELD = "text-";

  static List<CorrectionText> of(List<String> languages, PlanTotals totals) {
    return languages.stream()
        .map(tag ->
            new CorrectionText(
                tag,
                totals.languages().stream()
                    .filter(spoken -> spoken.language().equals(tag))
                    .mapToLong(PlanTotals.Spoken::people)
                    .sum(),
                ""))
        .toList();
  }

  /// What a form holds, without the fields that were left empty.
  static Map<String, String> typed(Context context, List<String> languages) {
    var words = new TreeMap<String, String>();
    for (var tag : languages) {
      String text = PathParams.field(context, FIELD + tag).strip();
      if (!text.isEmpty()) {
        words.put(tag, text);
      }
    }
    return words;
  }

  CorrectionText typed(Map<String, String> words) {
    return new CorrectionText(language, people, words.getOrDefault(language, ""));
  }

  /// The name of its field.
  public String field() {
    return FIELD + language;
  }

  /// What the language is called.
  public String name() {
    return Language.inEnglish(language);
  }

  /// Who gets it, and what happens without it.
  public String hint() {
    String readers = CountWords.many(people, "person reads it", "people read it");
    return language.equals(Correction.ENGLISH) || people == 0
        ? readers
        : readers + "; without it, they get the English";
  }
}

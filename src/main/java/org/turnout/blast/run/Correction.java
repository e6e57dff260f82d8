package org.turnout.blast.run;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.jdbi.v3.core.Handle;
import org.turnout.audit.Actor;
import org.turnout.audit.Audit;
import org.turnout.blast.audience.BlastCatalog;
import org.turnout.blast.text.BlastStore;

/// The result of asking for a correction: a new blast, drafted to exactly those who were handed the
/// first one, or may have been. It is planned and approved like any other.
public sealed interface Correction {
  /// What every blast has, and everybody gets whose language it lacks.
  String ENGLISH = "en";

  /// The draft is kept.
  ///
  /// @param blast its name: `gear-day-correction`
  /// @param inEnglish those who read another language and would get the English text, most first
  record Drafted(String blast, List<InEnglish> inEnglish) implements Correction {
    public Drafted {
      inEnglish = List.copyOf(inEnglish);
    }
  }

  /// Readers of a language that the correction does not have.
  ///
  /// @param language its tag
  record InEnglish(String language, long people) {}

  /// Nothing was kept.
  record Refused(String why, String next) implements Correction {}

  /// Drafts it, in the caller's transaction. While the run is on its way more people get it every
  /// second, so it must be paused, cancelled or finished.
  ///
  /// @param words what the correction says, by the language's tag; empty: the first one's texts, to
  ///   be edited
  /// @return the draft that says just this already, if there is one
  static Correction draft(
      Handle handle,
      BlastCatalog catalog,
      long run,
      Map<String, String> words,
      Actor actor,
      Instant campaignNow) {
    Optional<Run> found = RunRows.locked(handle, run);
    if (found.isEmpty()) {
      return new Refused("there is no run " + run, "look at the list of runs");
    }
    Run of = found.get();
    if (of.state() == RunState.STARTED) {
      return new Refused(
          of.title() + " is on its way, and more people get it every second", "pause it first");
    }
    if (RunProgress.of(handle, run).left() == 0) {
      return new Refused(
          of.title() + " has reached nobody", "there is nothing to correct: change it and plan it");
    }
    if (!words.isEmpty() && !words.containsKey(ENGLISH)) {
      return new Refused(
          "the English text of the correction is missing",
          "write it too: those who read none of the other languages get it");
    }
    String name = name(handle, of, words);
    if (BlastStore.find(handle, name).isPresent()) {
      return new Drafted(name, inEnglish(handle, catalog, run, words));
    }
    var saved =
        BlastStore.save(handle, catalog, yaml(of, name, words), name + ".yaml", actor, campaignNow);
    return switch (saved) {
      case BlastStore.Saved.Refused(var problems) ->
          new Refused(problems.getFirst().message(), "write the correction with words of its own");
      case BlastStore.Saved.Kept _ -> {
        Audit.record(
            handle,
            actor,
            "blast.correct",
            of.subject(),
            Map.of("blast", of.title(), "draft", name),
            campaignNow);
        yield new Drafted(name, inEnglish(handle, catalog, run, words));
      }
    };
  }

  private static List<InEnglish> inEnglish(
      Handle handle, BlastCatalog catalog, long run, Map<String, String> words) {
    return words.isEmpty()
        ? List.of()
        : handle
            .createQuery(
                """
                select coalesce(p.language, :usual) as language, count(*) as people
                from outbox o join person p on p.id = o.person_id
                where o.run_id = :run and o.state not in ('planned', 'skipped')
                group by 1 order by 2 desc, 1
                """)
            .bind("usual", catalog.languages().stream().findFirst().orElse(ENGLISH))
            .bind("run", run)
            .mapTo(InEnglish.class)
            .stream()
            .filter(some -> !words.containsKey(some.language))
            .toList();
  }

  /// The name of the draft that says just this already, so that who asks twice gets one draft; else
  /// the first free one: `gear-correction`, `gear-correction-2`.
  private static String name(Handle handle, Run of, Map<String, String> words) {
    String first = of.blast() + "-correction";
    String name = first;
    for (int n = 2; ; n++) {
      var taken = BlastStore.find(handle, name);
      if (taken.isEmpty() || taken.get().yaml().equals(yaml(of, name, words))) {
        return name;
      }
      name = first + "-" + n;
    }
  }

  /// The first one's text with another name and audience, and without its schedule.
  private static String yaml(Run of, String name, Map<String, String> words) {
    var kept = without(of.spec(), "blast", "about", "audience", "send", "every", "hold");
    var head =
        """
        blast: %s
        about: "Corrects %s"
        audience: got %s#%d
        """
            .formatted(name, of.title(), of.blast(), of.number());
    if (words.isEmpty()) {
      return head + kept;
    }
    var texts = new StringBuilder("text:\n");
    new TreeMap<>(words)
        .forEach((tag, text) -> texts.append("  " + tag + ": |\n").append(text.strip().indent(4)));
    return head + without(kept, "text", "variants", "media", "opens", "open for") + texts;
  }

  /// A top-level name with everything below it.
  private static String without(String yaml, String... names) {
    String left = yaml.replace("\r\n", "\n").stripTrailing() + "\n";
    for (String name : names) {
      left =
          Pattern.compile("^" + name + ":[^\\n]*\\n(?:(?:[ \\t-][^\\n]*)?\\n)*", Pattern.MULTILINE)
              .matcher(left)
              .replaceAll("");
    }
    return left;
  }
}

package org.turnout.blast.audience;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import org.turnout.blast.audience.Audience.Field;
import org.turnout.blast.audience.AudienceWords.Word;
import org.turnout.people.Local;
import org.turnout.people.Site;
import org.turnout.problem.DidYouMean;
import org.turnout.problem.Problems;

/// Checks the names in an audience against the campaign, and gives each as the records know it.
record AudienceNames(BlastCatalog catalog, Problems problems) {
  /// So many are listed when nothing is near.
  private static final int LISTED = 12;

  /// So many unknown names are told in one look, each with what was probably meant.
  private static final int MOST_PROBLEMS = 20;

  String value(Field field, Word word) {
    var directory = catalog.directory();
    return switch (field) {
      case LOCAL ->
          called(field, word)
              .orElseGet(() ->
                  unknown(word, "local", directory.locals().stream().map(Local::slug).toList()));
      case SITE ->
          called(field, word)
              .orElseGet(
                  () -> unknown(word, "site", directory.sites().stream().map(Site::slug).toList()));
      case STATE -> known(word.text().toUpperCase(Locale.ROOT), word, "state", states());
      case LANGUAGE -> known(word.lower(), word, "language", catalog.languages());
      case TOPIC -> known(word.lower(), word, "topic", catalog.topics());
      case TAG -> recorded(word.lower(), word, "tag", BlastCatalog.Names::tags);
    };
  }

  /// A name of this campaign to show how a condition is written: the word itself if it is one.
  String example(Field field, Word word) {
    var known =
        switch (field) {
          case LOCAL -> catalog.directory().locals().stream().map(Local::slug).toList();
          case SITE -> catalog.directory().sites().stream().map(Site::slug).toList();
          case STATE -> List.copyOf(states());
          case LANGUAGE -> catalog.languages();
          case TOPIC -> catalog.topics().stream().sorted().toList();
          case TAG ->
              catalog.records().stream().flatMap(it -> it.tags().stream()).sorted().toList();
        };
    return called(field, word).or(() -> known.stream().findFirst()).orElse("...");
  }

  String form(Word word) {
    return known(word.lower(), word, "form", catalog.forms());
  }

  String roster(Word word) {
    return known(word.lower(), word, "roster", catalog.rosters());
  }

  String list(Word word) {
    return recorded(word.lower(), word, "list", BlastCatalog.Names::lists);
  }

  String blast(Word word) {
    return recorded(word.lower(), word, "blast", BlastCatalog.Names::blasts);
  }

  private static boolean called(Word word, String slug, String name) {
    return word.text().equalsIgnoreCase(slug) || word.text().equalsIgnoreCase(name);
  }

  /// Of sites and locals: what the records can place somebody in.
  private Set<String> states() {
    var states = new TreeSet<String>();
    catalog.directory().locals().forEach(local -> states.add(local.state()));
    catalog.directory().sites().forEach(site -> states.add(site.state()));
    return states;
  }

  private String recorded(
      String name, Word word, String what, Function<BlastCatalog.Names, Set<String>> of) {
    return catalog
        .records()
        .map(records -> known(name, word, what, of.apply(records)))
        .orElse(name);
  }

  private String known(String name, Word word, String what, Collection<String> all) {
    return all.contains(name) ? name : unknown(word, what, all);
  }

  private String unknown(Word word, String what, Collection<String> all) {
    if (problems.size() < MOST_PROBLEMS) {
      problems.error(
          word.at(),
          "unknown-" + what,
          "there is no %s '%s'".formatted(what, word.text()),
          elsewhere(word, what)
              .or(() -> DidYouMean.hint(word.text(), all))
              .orElseGet(() -> listed(all)));
    }
    return word.text();
  }

  /// Whether it is the name of another kind: Sunset is a site.
  private Optional<String> elsewhere(Word word, String what) {
    var meant = new ArrayList<String>();
    for (var field : Field.values()) {
      if (!what.equals(AudienceReader.word(field))) {
        called(field, word)
            .ifPresent(name -> meant.add("'%s is %s'".formatted(AudienceReader.word(field), name)));
      }
    }
    return meant.isEmpty()
        ? Optional.empty()
        : Optional.of("did you mean " + String.join(" or ", meant) + "?");
  }

  /// What the records call it, if they know this word as one of a field's.
  private Optional<String> called(Field field, Word word) {
    var directory = catalog.directory();
    return switch (field) {
      case LOCAL ->
          directory.locals().stream()
              .filter(local -> called(word, local.slug(), local.name()))
              .map(Local::slug)
              .findFirst();
      case SITE -> directory.site(word.text()).map(Site::slug);
      case STATE -> only(word.text().toUpperCase(Locale.ROOT), states());
      case LANGUAGE -> only(word.lower(), catalog.languages());
      case TOPIC -> only(word.lower(), catalog.topics());
      case TAG -> catalog.records().flatMap(records -> only(word.lower(), records.tags()));
    };
  }

  private static Optional<String> only(String name, Collection<String> all) {
    return Optional.of(name).filter(all::contains);
  }

  /// All of them, or the first and how many more.
  private static String listed(Collection<String> all) {
    if (all.isEmpty()) {
      return "there is none yet";
    }
    var names = all.stream().sorted().toList();
    int shown = names.size() == LISTED + 1 ? names.size() : Math.min(LISTED, names.size());
    String some = "there are: " + String.join(", ", names.subList(0, shown));
    return shown == names.size() ? some : some + " and %,d more".formatted(names.size() - shown);
  }
}

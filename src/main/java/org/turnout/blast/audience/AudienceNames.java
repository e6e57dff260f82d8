package org.turnout.blast.audience;

import java.util.Collection;
import java.util.Locale;
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
          directory.locals().stream()
              .filter(local -> called(word, local.slug(), local.name()))
              .findFirst()
              .map(Local::slug)
              .orElseGet(() ->
                  unknown(word, "local", directory.locals().stream().map(Local::slug).toList()));
      case SITE ->
          directory
              .site(word.text())
              .map(Site::slug)
              .orElseGet(
                  () -> unknown(word, "site", directory.sites().stream().map(Site::slug).toList()));
      case STATE -> known(word.text().toUpperCase(Locale.ROOT), word, "state", states());
      case LANGUAGE -> known(word.lower(), word, "language", catalog.languages());
      case TOPIC -> known(word.lower(), word, "topic", catalog.topics());
      case TAG -> recorded(word.lower(), word, "tag", BlastCatalog.Names::tags);
    };
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
      var listed = String.join(", ", all.stream().sorted().limit(LISTED).toList());
      problems.error(
          word.at(),
          "unknown-" + what,
          "there is no %s '%s'".formatted(what, word.text()),
          DidYouMean.hint(word.text(), all)
              .orElse(listed.isEmpty() ? "there is none yet" : "there are: " + listed));
    }
    return word.text();
  }
}

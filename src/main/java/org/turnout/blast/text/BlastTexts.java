package org.turnout.blast.text;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.turnout.blast.audience.Audiences;
import org.turnout.blast.audience.BlastCatalog;
import org.turnout.blast.text.Blast.Variant;
import org.turnout.blast.text.Blast.Words;
import org.turnout.flow.MemberText.Part;
import org.turnout.flow.MemberText.Template;
import org.turnout.flow.Templates;
import org.turnout.problem.DidYouMean;
import org.turnout.problem.Problems;
import org.turnout.problem.SourceLocation;
import org.turnout.url.LinkDomains;
import org.turnout.yaml.YamlBlock;
import org.turnout.yaml.YamlNode;

/// Reads the words of a blast and finds what would embarrass: a name that may be missing and has no
/// stand-in, a link elsewhere, a character that no phone shows, a text longer than carriers take.
public final class BlastTexts {
  /// The carrier refuses longer texts.
  public static final int MOST_CHARACTERS = Audiences.CHANNEL.traits().longestText();

  /// Names in braces take room, and a text may be written with many; one longer than this is not
  /// looked at, since what is checked in it takes time.
  private static final int MOST_WRITTEN = 4 * MOST_CHARACTERS;

  private final BlastCatalog catalog;
  private final Set<String> links;
  private final Optional<String> opens;
  private final String file;
  private final Problems problems;

  /// @param links names of the blast's own short links
  /// @param file the whole file, to find a character in it
  BlastTexts(
      BlastCatalog catalog,
      Set<String> links,
      Optional<String> opens,
      String file,
      Problems problems) {
    this.catalog = catalog;
    this.links = links;
    this.opens = opens;
    this.file = file;
    this.problems = problems;
  }

  /// What is used where nothing can be read; the problem is noted by then.
  Variant nothing() {
    return new Variant(
        "text",
        Map.of(
            "en", new Words("en", "", new Template(java.util.List.of()), SourceLocation.of(""))));
  }

  /// A lone text is the English one.
  Variant variant(String name, YamlNode node) {
    var texts = new LinkedHashMap<String, Words>();
    if (node instanceof YamlNode.Scalar scalar) {
      texts.put("en", words("en", scalar));
      return new Variant(name, texts);
    }
    YamlBlock.of(node, problems)
        .all()
        .forEach((language, inner) -> {
          language(language, inner.at());
          if (inner instanceof YamlNode.Scalar scalar) {
            texts.put(language, words(language, scalar));
          } else {
            problems.error(
                inner.at(),
                "wrong-shape",
                "expected a text here, found " + inner.called(),
                "put the text under |");
          }
        });
    if (!texts.containsKey("en")) {
      problems.error(
          node.at(), "no-english", "the English is missing here", "add a line 'en: |' with it");
      return nothing();
    }
    return new Variant(name, texts);
  }

  private void language(String tag, SourceLocation at) {
    if (!catalog.languages().contains(tag)) {
      problems.error(
          at,
          "unknown-language",
          "'" + tag + "' is not one of the campaign's languages",
          DidYouMean.hint(tag, catalog.languages())
              .orElse("they are " + String.join(", ", catalog.languages())));
    }
  }

  private Words words(String language, YamlNode.Scalar scalar) {
    var text = scalar.text().stripTrailing();
    if (text.length() > MOST_WRITTEN) {
      tooLong(scalar.at(), text.length());
      return new Words(language, "", new Template(java.util.List.of()), scalar.at());
    }
    if (text.isBlank()) {
      problems.error(
          scalar.at(), "empty-text", "there is no text here", "write it under |, indented");
    }
    var parsed = Templates.parse(text);
    parsed
        .flaws()
        .forEach(flaw ->
            problems.error(
                at(scalar.at(), text, flaw.offset()),
                "bad-name",
                flaw.message(),
                "names go in braces: {name}, or {name|what is said when it is missing}"));
    names(scalar.at(), text, parsed.template(), false);
    characters(scalar.at(), text);
    scripts(scalar.at(), text);
    var allowed = LinkDomains.of(catalog.linkDomains());
    for (var link : allowed.foreign(text)) {
      problems.error(
          at(scalar.at(), text, link.offset()), "foreign-link", link.what(), allowed.hint());
    }
    catalog
        .asked()
        .ifPresent(words ->
            words.unanswered(text, opens).forEach(word -> unanswered(scalar.at(), text, word)));
    length(scalar.at(), parsed.template());
    return new Words(language, text, parsed.template(), scalar.at());
  }

  private void unanswered(SourceLocation start, String text, String word) {
    problems.error(
        at(start, text, text.indexOf(word)),
        "capitals-not-accepted",
        "the text asks for " + word + ", which nothing answers",
        "add it to the keywords of a flow, or let the blast open a flow that accepts it");
  }

  /// @param mayGo whether it is left out when a name in it is not known
  private void names(SourceLocation start, String text, Template template, boolean mayGo) {
    for (var part : template.parts()) {
      switch (part) {
        case Part.Literal _ -> {}
        case Part.Choices _ ->
            problems.error(
                at(start, text, text.indexOf("{choices")),
                "unknown-variable",
                "a blast has no {choices}: they belong to a question of a flow",
                "write the choices out, or let the blast open a flow");
        case Part.Hole(var name, _, var hasStandIn) -> hole(start, text, name, mayGo || hasStandIn);
        case Part.IfKnown(var words) -> names(start, text, words, true);
        case Part.Plural _ ->
            throw new IllegalStateException("no text of a blast is written this way");
      }
    }
  }

  private void hole(SourceLocation start, String text, String name, boolean hasStandIn) {
    var at = at(start, text, Math.max(0, text.indexOf(name, Math.max(0, text.indexOf('{')))));
    if (name.startsWith("link.") && links.contains(name.substring("link.".length()))) {
      return;
    }
    var fact = catalog.facts().get(name);
    if (fact == null) {
      var all = new TreeSet<>(catalog.facts().keySet());
      links.forEach(link -> all.add("link." + link));
      problems.error(
          at,
          "unknown-variable",
          "nothing is called '" + name + "'",
          DidYouMean.hint(name, all).orElse("there are: " + String.join(", ", all)));
    } else if (!fact.always() && !hasStandIn) {
      problems.error(
          at,
          "maybe-unset",
          "'" + name + "' is not known of everybody",
          "say what to use instead: {" + name + "|...}");
    }
  }

  /// Control characters, and marks that turn the direction of everything behind them: both make a
  /// text unreadable on some phones, and filters look for them.
  private void characters(SourceLocation start, String text) {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      boolean turns = (c >= '\u202A' && c <= '\u202E') || (c >= '\u2066' && c <= '\u2069');
      boolean lone = Character.isSurrogate(c) && !paired(text, i);
      if ((Character.isISOControl(c) && c != '\n') || turns || lone || c == '\uFEFF') {
        problems.error(
            at(start, text, i),
            "control-character",
            "there is an invisible character here (U+%04X)".formatted((int) c),
            "delete it and type the text around it again");
        return;
      }
    }
  }

  private void scripts(SourceLocation start, String text) {
    MixedAlphabets.stray(text)
        .ifPresent(stray ->
            problems.warning(
                at(start, text, stray.offset()),
                "mixed-scripts",
                "'%s' mixes %s letters with %s ones"
                    .formatted(stray.word(), named(stray.before()), named(stray.script())),
                "type the word again in one alphabet; the other may cost double and be filtered"));
  }

  private static String named(Character.UnicodeScript script) {
    var name = script.name().toLowerCase(Locale.ROOT);
    return Character.toUpperCase(name.charAt(0)) + name.substring(1);
  }

  private static boolean paired(String text, int i) {
    char c = text.charAt(i);
    return Character.isHighSurrogate(c)
        ? i + 1 < text.length() && Character.isLowSurrogate(text.charAt(i + 1))
        : i > 0 && Character.isHighSurrogate(text.charAt(i - 1));
  }

  /// As short as it can be: what is merged in only adds.
  private void length(SourceLocation start, Template template) {
    int least =
        template.parts().stream()
            .mapToInt(part -> part instanceof Part.Literal(var words) ? words.length() : 0)
            .sum();
    if (least > MOST_CHARACTERS) {
      tooLong(start, least);
    }
  }

  private void tooLong(SourceLocation start, int characters) {
    problems.error(
        start,
        "too-long",
        "this text has %,d characters; carriers refuse more than %,d"
            .formatted(characters, MOST_CHARACTERS),
        "shorten it");
  }

  private SourceLocation at(SourceLocation start, String text, int offset) {
    return start.ofCharacter(file, text, offset);
  }
}

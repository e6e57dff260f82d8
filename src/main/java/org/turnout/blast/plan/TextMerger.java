package org.turnout.blast.plan;

import java.util.HashMap;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.turnout.blast.text.Blast;
import org.turnout.blast.text.Blast.Words;
import org.turnout.channel.Encoding;
import org.turnout.channel.Segments;
import org.turnout.channel.SmartEncoding;
import org.turnout.conversation.PersonFacts;
import org.turnout.flow.Facts;
import org.turnout.flow.Templates;
import org.turnout.flow.TextMerge;
import org.turnout.flow.Value;
import org.turnout.language.FirstText;
import org.turnout.link.Shortener;
import org.turnout.url.LinkDomains;

/// Puts a blast's words and a person's facts together: the text as it will leave, in their
/// language, with look-alikes of the cheap alphabet where that makes it cheaper.
final class TextMerger {
  /// What a person told us of themselves and a stranger could have written for them.
  private static final List<String> NAMES = List.of("name", "first_name");

  /// No name is longer; what is may be a text somebody put in its place.
  private static final int LONGEST_NAME = 40;

  /// What nearly all names are, and no link is.
  private static final Pattern WORDS = Pattern.compile("[\\p{L}\\p{M} '-]*");

  private final Blast blast;
  private final PersonFacts facts;
  private final FirstText first;
  private final Optional<Shortener> shortener;
  private final Set<Words> named;

  /// @param shortener makes the short links, where the blast has any
  TextMerger(Blast blast, PersonFacts facts, FirstText first, Optional<Shortener> shortener) {
    this.blast = blast;
    this.facts = facts;
    this.first = first;
    this.shortener = shortener;
    this.named =
        blast.variants().stream()
            .flatMap(variant -> variant.texts().values().stream())
            .filter(words -> !Templates.names(words.template()).isEmpty())
            .collect(Collectors.toSet());
  }

  /// With the campaign's facts and words.
  static TextMerger of(Blast blast, BlastContext setup, Optional<Shortener> shortener) {
    var facts =
        new PersonFacts(
            setup::directory,
            setup::topics,
            setup.campaignFacts(),
            setup.settings().campaign().zone());
    return new TextMerger(blast, facts, setup.firstText(), shortener);
  }

  /// A text as it leaves.
  record Merged(String language, int variant, String body, Segments count) {}

  /// The text for somebody; empty when a name in it is missing after all.
  Optional<Merged> of(Candidate one) {
    int variant = variant(one.known().addressId(), blast.variants().size());
    var words = blast.variants().get(variant).in(one.known().language());
    var body =
        named.contains(words)
            ? TextMerge.of(words.template(), facts(one))
            : Optional.of(words.text());
    return body.map(text -> {
      boolean introduced =
          one.first() && one.known().address().channel().traits().introducesItself();
      var whole = introduced ? first.behind(text, words.language()) : text;
      var cheap = SmartEncoding.apply(whole);
      var count = Segments.of(cheap);
      boolean smart = count.encoding() == Encoding.GSM_7;
      return new Merged(
          words.language(), variant, smart ? cheap : whole, smart ? count : Segments.of(whole));
    });
  }

  /// Which of so many variants an address gets, always the same, each as often as the others.
  static int variant(long addressId, int variants) {
    // The finalizer of SplitMix64: neighbors in the table land far apart.
    long z = addressId * 0x9E3779B97F4A7C15L;
    z = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
    z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
    return variants == 1 ? 0 : (int) Long.remainderUnsigned(z ^ (z >>> 31), variants);
  }

  /// Nobody's name goes to a phone that others use, and no text that is not a name.
  private Facts facts(Candidate one) {
    var all = facts.of(one.known());
    var names = new HashMap<>(all.names());
    for (var name : NAMES) {
      if (one.shared() || !isName(names.get(name))) {
        names.remove(name);
      }
    }
    blast
        .links()
        .forEach(
            (name, uri) -> names.put("link." + name, new Value.Text(link(one, uri.toString()))));
    return new Facts(names, all.language(), all.zone(), all.member(), all.channel());
  }

  private String link(Candidate one, String url) {
    return shortener.map(it -> it.shorten(one.known().addressId(), url)).orElse(url);
  }

  /// The text without what differs from run to run on its own: where its short links lead.
  String lasting(Candidate one, String body) {
    var text = body;
    for (var uri : blast.links().values()) {
      text = text.replace(link(one, uri.toString()), uri.toString());
    }
    return text;
  }

  private static boolean isName(@org.jspecify.annotations.Nullable Value value) {
    return value instanceof Value.Text(var text)
        && text.length() <= LONGEST_NAME
        && text.chars().noneMatch(c -> Character.isISOControl(c) || c == '/' || c == '@')
        && (WORDS.matcher(text).matches() || LinkDomains.NONE.foreign(text).isEmpty());
  }

  /// Whether any text names a topic of the person: only then are topics read.
  boolean namesTopics() {
    return named.stream()
        .flatMap(words -> Templates.names(words.template()).stream())
        .anyMatch(name -> name.startsWith("topics."));
  }
}

package org.turnout.language;

import java.util.BitSet;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.turnout.language.PhrasePatterns.Found;

/// Finds what a text says of a danger in one language. A phrase counts unless it is part of another
/// saying ("fire the CEO"), the words right before it take it back ("if someone faints"), or the
/// text tells of another time ("last year"). Who asks whether it happened, or says something that
/// only may be meant so, leaves it in doubt.
final class EmergencyReader {
  /// Words of fewer letters are no slip of a longer one.
  private static final int SHORTEST_SLIP = 5;

  /// What a clear word weighs more than a doubt.
  private static final int CLEAR = 10;

  private static final HeardEmergency NONE = new HeardEmergency.None();

  private final Language language;
  private final EmergencyWords words;

  /// The words that are known with a slip, by their first letter: that one is hardly ever missed.
  private final Map<Character, TreeSet<String>> keys = new HashMap<>();

  EmergencyReader(Language language) {
    this.language = language;
    this.words = language.emergencyWords();
    for (String key : words.keys()) {
      keys.computeIfAbsent(key.charAt(0), _ -> new TreeSet<>()).add(key);
    }
  }

  /// What weighs most of all that is said in any of the languages: a clear word before a doubt.
  static HeardEmergency in(String text, Collection<EmergencyReader> readers) {
    List<String> said = PhrasePatterns.wordsOf(TextFold.withoutSigns(TextFold.words(text)));
    HeardEmergency most = NONE;
    for (EmergencyReader reader : readers) {
      HeardEmergency heard = reader.read(said);
      most = weight(heard) > weight(most) ? heard : most;
    }
    return most;
  }

  private static int weight(HeardEmergency heard) {
    return switch (heard) {
      case HeardEmergency.Clear(Emergency kind, _) -> CLEAR + kind.weight();
      case HeardEmergency.Doubtful(Emergency kind) -> kind.weight();
      case HeardEmergency.None _ -> 0;
    };
  }

  private HeardEmergency read(List<String> written) {
    List<String> said = written.stream().map(this::meant).toList();
    Map<Emergency, List<Found>> sure = found(said, words.sure());
    Map<Emergency, List<Found>> unsure = found(said, words.unsure());
    boolean reported = words.report().find(said).isPresent(); // of the past, too
    if (sure.isEmpty() && unsure.isEmpty() && !reported) {
      return NONE; // nearly every text: what else would be looked for costs nothing
    }
    onlyOfNow(said, sure);
    onlyOfNow(said, unsure);
    List<Found> own = sure.getOrDefault(Emergency.SUICIDE, List.of());
    sure.computeIfPresent(Emergency.HURT, (_, found) -> apart(found, own)); // "shoot myself"
    HeardEmergency most = NONE;
    for (Emergency kind : Emergency.values()) {
      List<Found> doubts = unsure.getOrDefault(kind, List.of());
      List<Found> clear = sure.getOrDefault(kind, List.of());
      HeardEmergency heard =
          clear.stream().anyMatch(it -> !asked(said, it) && !within(it, doubts))
              ? new HeardEmergency.Clear(kind, language.tag())
              : clear.isEmpty() && doubts.isEmpty() ? NONE : new HeardEmergency.Doubtful(kind);
      most = weight(heard) > weight(most) ? heard : most;
    }
    boolean clear = most instanceof HeardEmergency.Clear;
    return reported && !clear ? new HeardEmergency.Clear(Emergency.INCIDENT, language.tag()) : most;
  }

  /// The phrases of each kind that are there; a kind without any is left out.
  private static Map<Emergency, List<Found>> found(
      List<String> said, Map<Emergency, PhrasePatterns> phrases) {
    var found = new EnumMap<Emergency, List<Found>>(Emergency.class);
    phrases.forEach((kind, patterns) -> {
      List<Found> all = patterns.findAll(said);
      if (!all.isEmpty()) {
        found.put(kind, all);
      }
    });
    return found;
  }

  private void onlyOfNow(List<String> said, Map<Emergency, List<Found>> phrases) {
    List<Found> sayings = words.leaveAlone().findAll(said);
    List<Found> times = words.past().findAll(said);
    phrases.replaceAll((_, found) ->
        apart(found, sayings).stream()
            .filter(it -> apart(times, List.of(it)).isEmpty())
            .filter(it -> words.before().find(said.subList(0, it.start())).isEmpty())
            .toList());
  }

  private boolean asked(List<String> said, Found phrase) {
    return words.asks().find(said.subList(0, phrase.start())).isPresent();
  }

  /// "My manager threatened me" is more than "threatened me".
  private static boolean within(Found phrase, List<Found> longer) {
    return longer.stream()
        .anyMatch(it ->
            it.start() <= phrase.start()
                && it.end() >= phrase.end()
                && it.end() - it.start() > phrase.end() - phrase.start());
  }

  /// The word itself, or the one that it is a slip of: "polic".
  private String meant(String word) {
    TreeSet<String> near = keys.get(word.isEmpty() ? ' ' : word.charAt(0));
    if (near == null
        || word.length() < SHORTEST_SLIP
        || words.others().contains(word)
        || language.vocabulary().has(word)
        || language.vocabulary().everyday().has(word)) {
      return word;
    }
    return near.stream()
        .filter(key -> EditDistance.distance(word, key, 1) <= 1)
        .findFirst()
        .orElse(word);
  }

  /// The phrases that share no word with any of the others.
  private static List<Found> apart(List<Found> phrases, List<Found> others) {
    var taken = new BitSet();
    others.forEach(it -> taken.set(it.start(), it.end()));
    return phrases.stream().filter(it -> taken.get(it.start(), it.end()).isEmpty()).toList();
  }
}

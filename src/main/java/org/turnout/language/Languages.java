package org.turnout.language;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.turnout.problem.Problems;

/// All languages of the campaign: those that come with the program, and the folders an organizer
/// adds under `config/languages`. The first is the default.
public final class Languages {
  private static final String HOME = "/language/";

  /// Fewer words may be a name or a keyword.
  private static final int FEWEST = 3;

  /// What needs no language, and how others are told.
  private static final String ANY = "und";

  private final Map<String, Language> byTag;
  private final Map<String, AnswerParser> listeners = new LinkedHashMap<>();
  private final Dangers dangers;
  private final PhoneTails tails;
  private final LanguageNames names;
  private final LanguagePhrases phrases;

  private final Telltales telltales;

  private Languages(Map<String, Language> byTag) {
    this.byTag = byTag;
    this.telltales =
        Optional.ofNullable(byTag.get(ANY))
            .map(any -> Telltales.read(any.telltales(), byTag.keySet()))
            .orElseGet(Telltales::none);
    names = LanguageNames.of(byTag.values());
    phrases = LanguagePhrases.of(byTag.values());
    tails =
        new PhoneTails(
            byTag.values().stream().map(language -> language.optOutWords().tails()).toList());
    dangers = new Dangers(byTag.values(), tails);
    for (Language own : byTag.values()) {
      listeners.put(own.tag(), AnswerParser.of(own, byTag.values(), this::unread, telltales));
    }
  }

  /// The languages that come with the program.
  ///
  /// @throws IllegalStateException when one of them is broken, which its test rules out
  public static Languages builtIn() {
    return BuiltIn.ALL;
  }

  /// They are part of the program, so that they are read once.
  private static final class BuiltIn {
    static final Map<String, Language> BY_TAG = read();
    static final Languages ALL = new Languages(BY_TAG);

    private static Map<String, Language> read() {
      var problems = new Problems();
      var languages = readBuiltIn(problems);
      if (!problems.isEmpty()) {
        throw new IllegalStateException("built-in languages: " + problems);
      }
      return languages;
    }
  }

  /// The built-in languages and every folder below `extra`; a folder replaces the built-in language
  /// of the same tag. A language with problems is left out, so that bad files never replace good
  /// ones.
  public static Languages with(Path extra, Problems problems) {
    var all = new LinkedHashMap<>(BuiltIn.BY_TAG);
    if (Files.isDirectory(extra)) {
      try (Stream<Path> folders = Files.list(extra)) {
        for (Path folder : folders.filter(Files::isDirectory).sorted().toList()) {
          var found = new Problems();
          Language language = Language.read(file -> inFolder(folder, file, found), found);
          if (found.isEmpty()) {
            all.put(language.tag(), language);
          }
          problems.addAll(found);
        }
      } catch (IOException e) {
        throw new UncheckedIOException("listing " + extra, e);
      }
    }
    return new Languages(all);
  }

  private static Map<String, Language> readBuiltIn(Problems problems) {
    var all = new LinkedHashMap<String, Language>();
    for (String line : resource("index").lines().toList()) {
      if (!line.isBlank() && !line.startsWith("#")) {
        String folder = line.strip();
        Function<String, DataFile> file =
            name -> DataFile.read(folder + "/" + name, resource(folder + "/" + name), problems);
        all.put(folder, Language.read(file, problems));
      }
    }
    return all;
  }

  /// A resource as text; empty when there is no such file.
  private static String resource(String name) {
    try (InputStream in = Languages.class.getResourceAsStream(HOME + name)) {
      return in == null ? "" : new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException("reading " + name, e);
    }
  }

  private static DataFile inFolder(Path folder, String name, Problems problems) {
    Path file = folder.resolve(name);
    try {
      String text = Files.exists(file) ? Files.readString(file) : "";
      return DataFile.read(file.toString(), text, problems);
    } catch (IOException e) {
      throw new UncheckedIOException("reading " + file, e);
    }
  }

  /// All of them, the default first, those that are only understood included.
  public Collection<Language> all() {
    return byTag.values();
  }

  /// Those the system writes in: what a member can choose from.
  public List<Language> spoken() {
    return byTag.values().stream().filter(Language::spoken).toList();
  }

  /// The language of a tag, the default for one that is unknown.
  public Language of(String tag) {
    Language known = byTag.get(tag);
    return known != null && known.spoken() ? known : byDefault();
  }

  /// What the campaign speaks when it does not know better.
  public Language byDefault() {
    return byTag.values().iterator().next();
  }

  /// The ear for somebody of this language: their own words first, then everybody's.
  public AnswerParser listener(String tag) {
    return Objects.requireNonNull(listeners.get(of(tag).tag()));
  }

  static List<String> said(String text) {
    return PhrasePatterns.wordsOf(TextFold.withoutSigns(TextFold.words(text)));
  }

  /// What texts say of danger, in any of the languages.
  public Dangers dangers() {
    return dangers;
  }

  /// What a text says, in any of the languages, that has an answer of its own.
  public Optional<Aside> aside(String text) {
    List<String> said = said(text);
    return spoken().stream()
        .flatMap(it -> it.asides().in(said).stream())
        .min(Comparator.naturalOrder());
  }

  /// Whether a text names one of our languages as the one to get texts in: "sana Tagalog ang text".
  /// A text that ends texts has another word for it.
  public boolean wishesLanguage(String text) {
    List<String> said = said(text);
    return spoken().stream()
        .anyMatch(
            language -> !(phrases.wish(said, language, plain(text)) instanceof LanguageWish.None));
  }

  /// Texts in all languages that show what only a person can answer.
  public List<String> forAPerson() {
    return spoken().stream().flatMap(language -> language.forAPerson().stream()).toList();
  }

  /// Texts in all languages that show how people write of somebody who is hurt.
  public List<String> inDanger() {
    return spoken().stream().flatMap(language -> language.inDanger().stream()).toList();
  }

  /// A text without the lines that the phone put below it.
  public String withoutTail(String text) {
    return tails.cut(text);
  }

  /// The language that somebody asks for by name, "español".
  public Optional<Language> called(String text) {
    String folded = TextFold.words(text);
    return spoken().stream().filter(language -> language.isCalled(folded)).findFirst();
  }

  /// The language of a word that works at every step; empty when several languages have the word.
  public Optional<Language> ofGlobal(String text) {
    String word = TextFold.withoutSigns(TextFold.words(text));
    List<Language> own =
        spoken().stream().filter(it -> it.vocabulary().globals().has(word)).toList();
    return own.size() == 1 ? Optional.of(own.getFirst()) : Optional.empty();
  }

  /// What a sentence wants of the language that we write in: "put me in spanish please", "no hablo
  /// inglés".
  public LanguageWish wish(String text, AnswerParser ear) {
    return names.wish(text, ear.vocabulary());
  }

  /// The same in a longer text, in the words of `language.yaml`: "english pls my daughter is
  /// helping me".
  ///
  /// @param current the tag of the language that we write to the person in
  public LanguageWish wish(String text, String current) {
    return phrases.wish(said(text), of(current), plain(text));
  }

  /// The language that a sentence wants a thing in: "can i sign the petition in spanish".
  public Optional<Language> within(String text, AnswerParser ear) {
    return names.within(text, ear.vocabulary());
  }

  /// The one language whose speakers alone would use these words; empty for a tie or strange words.
  public Optional<Language> guess(String text) {
    List<String> words = said(text);
    Language best = null;
    long most = 0;
    boolean tie = false;
    for (Language language : spoken()) {
      long known = words.stream().filter(language::knows).count();
      tie = (known > 0 && known == most) || (tie && known < most);
      best = known > most ? language : best;
      most = Math.max(most, known);
    }
    return tie ? Optional.empty() : Optional.ofNullable(best);
  }

  /// The language that a text is plainly written in: several of its words are of this language
  /// alone, and hardly any of another.
  public Optional<Language> plain(String text) {
    List<String> words = said(text);
    Language best = null;
    long most = 0;
    long next = 0;
    for (Language language : spoken()) {
      long own =
          words.stream()
              .filter(word -> isOf(language, word))
              .filter(word -> spoken().stream().noneMatch(it -> it != language && isOf(it, word)))
              .count();
      next = Math.max(next, Math.min(own, most));
      best = own > most ? language : best;
      most = Math.max(most, own);
    }
    return most >= FEWEST && most >= 2 * next ? Optional.ofNullable(best) : Optional.empty();
  }

  private static boolean isOf(Language language, String word) {
    return language.knows(word) || language.vocabulary().everyday().has(word);
  }

  /// The language of a text that we have no words for, as a BCP 47 tag (`vi`, `zh`, `ht`); empty
  /// for a text that a language with data has words for, and for one that nothing tells. A guess:
  /// by the script, in Latin letters by at least two small words of that language, or by all there
  /// are. No reading of such a text is more than unclear, so it is for a person to answer.
  public Optional<String> unread(String text) {
    return telltales.language(text, this::most);
  }

  /// How many of these words the language knows that knows most of them.
  private long most(List<String> words) {
    return spoken().stream()
        .mapToLong(language -> words.stream().filter(word -> isOf(language, word)).count())
        .max()
        .orElse(0);
  }
}

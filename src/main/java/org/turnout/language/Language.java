package org.turnout.language;

import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.turnout.problem.Problems;

/// One language: its name, the words its speakers use and the texts the system sends in it.
public final class Language {
  private final String tag;
  private final String name;
  private final boolean spoken;
  private final Set<String> called;
  private final Vocabulary vocabulary;
  private final SentenceWords sentences;
  private final OptOutWords optOutWords;
  private final EmergencyWords emergencyWords;
  private final AsideWords asides;
  private final Map<SystemText, Template> texts;
  private final DataFile telltales;
  private final DataFile about;
  private final List<String> forAPerson;
  private final List<String> inDanger;

  /// The words that are listened for.
  private record EarWords(
      Vocabulary vocabulary,
      SentenceWords sentences,
      EmergencyWords emergencies,
      AsideWords asides,
      DataFile examples) {}

  private Language(
      DataFile about,
      EarWords heard,
      OptOutWords words,
      Map<SystemText, Template> texts,
      DataFile telltales) {
    this.tag = about.text("tag");
    this.name = about.text("name");
    this.spoken = !about.text("understood only").equals("true");
    this.about = about;
    var called = new HashSet<>(OptOutWords.folded(about.list("called")));
    called.add(TextFold.words(name));
    this.called = Set.copyOf(called);
    this.vocabulary = heard.vocabulary();
    this.sentences = heard.sentences();
    this.optOutWords = words;
    this.emergencyWords = heard.emergencies();
    this.asides = heard.asides();
    this.forAPerson = heard.examples().list("for a person");
    this.inDanger = heard.examples().list("in danger");
    this.texts = texts;
    this.telltales = telltales;
  }

  /// What a language is called in English; its tag when nobody knows it.
  public static String inEnglish(String tag) {
    return Locale.forLanguageTag(tag).getDisplayLanguage(Locale.ENGLISH);
  }

  /// Reads a folder.
  ///
  /// @param file gives a file of the folder by its name; a file that is not there is empty
  static Language read(Function<String, DataFile> file, Problems problems) {
    DataFile about = file.apply("language.yaml");
    DataFile texts = file.apply("texts.yaml");
    String counts = about.text("counts like");
    var spelled = SpelledNumbers.of(counts.isEmpty() ? about.text("tag") : counts);
    var vocabulary =
        Vocabulary.read(file.apply("answers.yaml"), file.apply("global.yaml"), spelled);
    var words = OptOutWords.read(file.apply("optout.yaml"), file.apply("reactions.yaml"), problems);
    var sentences = SentenceWords.read(file.apply("answers.yaml"));
    var asides = AsideWords.read(file.apply("asides.yaml"), problems);
    var emergencies = EmergencyWords.read(file.apply("emergency.yaml"), problems);
    var language =
        new Language(
            about,
            new EarWords(vocabulary, sentences, emergencies, asides, file.apply("examples.yaml")),
            words,
            templates(texts),
            file.apply("telltales.yaml"));
    if (language.tag.isEmpty()) {
      problems.error(
          about.place("tag"),
          "language-without-tag",
          "the language has no tag",
          "write a line such as `tag: vi`");
    }
    if (language.spoken) {
      language.check(texts, problems);
    }
    return language;
  }

  private static Map<SystemText, Template> templates(DataFile file) {
    var texts = new EnumMap<SystemText, Template>(SystemText.class);
    for (SystemText text : SystemText.values()) {
      String written = file.text(text.key()).strip();
      if (!written.isEmpty()) {
        texts.put(text, Template.of(written));
      }
    }
    return texts;
  }

  private void check(DataFile file, Problems problems) {
    Set<String> known =
        Arrays.stream(SystemText.values()).map(SystemText::key).collect(Collectors.toSet());
    for (String key : file.names()) {
      if (!known.contains(key)) {
        problems.error(
            file.place(key), "unknown-text", "the system has no text called `" + key + "`");
      }
    }
    for (SystemText text : SystemText.values()) {
      Template template = texts.get(text);
      if (template == null) {
        problems.error(
            file.place(text.key()),
            "missing-text",
            "`" + text.key() + "` has no text in " + name,
            "every language needs all of them; see language/en/texts.yaml");
        continue;
      }
      for (String used : template.used()) {
        if (!text.names().contains(used)) {
          problems.error(
              file.place(text.key()),
              "unknown-name",
              "{" + used + "} can't be filled in here",
              "this text may use " + text.names().stream().sorted().toList());
        }
      }
    }
  }

  /// The BCP 47 tag: `en`, `es`, `tl`.
  public String tag() {
    return tag;
  }

  /// Its own name for itself, as members are shown it.
  public String name() {
    return name;
  }

  /// What it is called in another language: "inglés".
  public String nameIn(String other) {
    return Locale.forLanguageTag(tag).getDisplayLanguage(Locale.forLanguageTag(other));
  }

  /// Whether the system can write in it; the others are only understood.
  public boolean spoken() {
    return spoken;
  }

  /// What people call it, folded.
  Set<String> names() {
    return called;
  }

  /// A list of words that is about languages, folded.
  Set<String> about(String list) {
    return OptOutWords.folded(about.list(list));
  }

  /// Phrases about languages, as they are in the file.
  List<String> phrases(String list) {
    return about.list(list);
  }

  /// The lists of words that these phrases speak of.
  Map<String, List<String>> roles() {
    return about.names("roles").stream()
        .collect(Collectors.toMap(role -> role, role -> about.list("roles", role)));
  }

  /// Whether a person who wrote this asked for this language. `folded` is from [TextFold#words].
  public boolean isCalled(String folded) {
    return called.contains(folded);
  }

  /// A system text, filled in; a phone among the values reads as people dial it.
  ///
  /// @throws IllegalArgumentException when a name it needs has no value, or this language is only
  ///   understood
  public String text(SystemText text, Map<String, String> values) {
    Template template = texts.get(text);
    if (template == null) {
      throw new IllegalArgumentException("no text " + text.key() + " in language " + tag);
    }
    return template.fill(values);
  }

  /// A system text that needs nothing filled in.
  public String text(SystemText text) {
    return text(text, Map.of());
  }

  /// The words of consent.
  public OptOutWords optOutWords() {
    return optOutWords;
  }

  /// The words of danger.
  EmergencyWords emergencyWords() {
    return emergencyWords;
  }

  /// The words of what has an answer of its own.
  AsideWords asides() {
    return asides;
  }

  /// Texts that show what only a person can answer.
  List<String> forAPerson() {
    return forAPerson;
  }

  /// Texts that show how people write of somebody who is hurt.
  List<String> inDanger() {
    return inDanger;
  }

  /// Whether a folded word is in one of this language's lists.
  boolean knows(String word) {
    return vocabulary.has(word)
        || optOutWords.stop().contains(word)
        || optOutWords.stopOwn().contains(word)
        || optOutWords.help().contains(word)
        || optOutWords.start().contains(word);
  }

  /// How texts of languages without data tell what they are; the folder `und` has it.
  DataFile telltales() {
    return telltales;
  }

  Vocabulary vocabulary() {
    return vocabulary;
  }

  SentenceWords sentences() {
    return sentences;
  }

  @Override
  public String toString() {
    return "Language[" + tag + "]";
  }
}

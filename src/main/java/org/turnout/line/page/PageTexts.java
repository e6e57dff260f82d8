package org.turnout.line.page;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.stream.Collectors.toMap;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.turnout.language.DataFile;
import org.turnout.problem.Problems;

/// What the captain's page says in one language: the file `captain.yaml` of that language. A
/// language that comes without one is answered in English.
///
/// @param tag BCP 47, for the page
public record PageTexts(String tag, Map<String, String> texts) {
  private static final String DEFAULT = "en";

  /// The languages that the page is written in.
  static final List<String> TAGS = List.of(DEFAULT, "es", "tl");

  private static final Map<String, PageTexts> READ = new ConcurrentHashMap<>();

  public PageTexts {
    texts = Map.copyOf(texts);
  }

  /// The texts of a language tag.
  static PageTexts of(String tag) {
    return READ.computeIfAbsent(TAGS.contains(tag) ? tag : DEFAULT, PageTexts::read);
  }

  /// The language that a browser asks for, for a page of which nobody knows whose it is.
  ///
  /// @param header `Accept-Language`
  static PageTexts wanted(@Nullable String header) {
    try {
      var ranges = Locale.LanguageRange.parse(Optional.ofNullable(header).orElse(DEFAULT));
      return of(Optional.ofNullable(Locale.lookupTag(ranges, TAGS)).orElse(DEFAULT));
    } catch (IllegalArgumentException _) { // a header is whatever a client has written
      return of(DEFAULT);
    }
  }

  /// A text by its name.
  ///
  /// @throws NullPointerException there is none
  public String say(String name) {
    return Objects.requireNonNull(texts.get(name), name);
  }

  private static PageTexts read(String tag) {
    String name = "/language/" + tag + "/captain.yaml";
    var problems = new Problems();
    try (InputStream in = Objects.requireNonNull(PageTexts.class.getResourceAsStream(name))) {
      var file = DataFile.read(name, new String(in.readAllBytes(), UTF_8), problems);
      if (!problems.isEmpty()) {
        throw new IllegalStateException("captain's page: " + problems);
      }
      return new PageTexts(
          tag, file.names().stream().collect(toMap(key -> key, key -> file.text(key))));
    } catch (IOException e) {
      throw new UncheckedIOException("reading " + name, e);
    }
  }
}

package org.turnout.form;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import org.turnout.people.Wording;

/// A form that flows hand in, from `config/forms/NAME.yaml`.
///
/// @param version rises whenever a word of its text changes
/// @param once whether one person may hand it in once only (again after taking it back)
/// @param queue whether somebody has to pack and send what was ordered
/// @param fields what is filled in, in the order of the export; three names are known to every
///   form: `name`, `employer` and `kind` (`employee` or `supporter`)
/// @param texts the whole text that is signed, by language; empty when nothing is signed
public record Form(
    String name,
    int version,
    Kind kind,
    boolean once,
    boolean queue,
    SequencedMap<String, Field> fields,
    Map<String, String> texts) {

  /// What a form is for; the word of the file.
  public enum Kind {
    PETITION,
    LETTER,
    ORDER,
    PLEDGE,
    STORY
  }

  /// What a field holds: the words of the flow language.
  public enum Type {
    TEXT,
    NUMBER,
    YES_NO,
    DAY,
    ZIP,
    EMAIL,
    PHONE,
    NAME,
    PHOTO,
    CHOICE;

    /// As it is written in a file: `yes/no`.
    public String word() {
      return name().toLowerCase(Locale.ROOT).replace('_', '/');
    }

    static Type of(String word) {
      return Arrays.stream(values())
          .filter(type -> type.word().equals(word))
          .findFirst()
          .orElseThrow(() -> new IllegalArgumentException(word));
    }

    static String words() {
      return String.join(", ", Arrays.stream(values()).map(Type::word).toList());
    }
  }

  /// @param optional whether it may be left out
  /// @param choices what a `choice` may be; empty for a row of a list
  public record Field(String name, Type type, boolean optional, List<String> choices) {
    public Field {
      choices = List.copyOf(choices);
    }
  }

  public Form {
    fields = new LinkedHashMap<>(fields);
    texts = Map.copyOf(texts);
  }

  /// The text in a language, else in English; empty when nothing is signed.
  public Optional<Wording> wording(String language) {
    return Optional.ofNullable(texts.get(language))
        .map(text -> new Wording(name, version, language, text))
        .or(() ->
            Optional.ofNullable(texts.get("en"))
                .map(text -> new Wording(name, version, "en", text)));
  }
}

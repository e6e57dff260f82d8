package org.turnout.lab.hearing;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/// What somebody might write, and what is right to make of it.
///
/// @param kind of question: `yesno`, `number`, `day`; also the file's name
/// @param language of who writes
/// @param right what may be made of it; `ask` is a question back
/// @param text as it is written
/// @param context what is around the question
public record LabeledInput(
    String kind, String language, List<String> right, String text, InputContext context) {
  /// Who wrote inputs, and when.
  public enum Set {
    /// With the code.
    WRITTEN,
    /// After the code, by somebody who had not seen it.
    LATER,
    /// After that, and after what that found was fixed.
    SECOND,
    /// A third set of the same kind, after those.
    THIRD,
    /// What was heard wrong before, and what people of other systems reported.
    REPORTED,
    /// The spoken values that come with the requirements, where they are.
    VECTORS,
    /// Put together from lists that the product does not use.
    GENERATED;

    /// The folder of its files, and how it is called in the figures.
    String folder() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /// The inputs of one kind and language, in the order of their file; none when there is no file.
  public static List<LabeledInput> of(Set set, String kind, String language) {
    return of(set.folder(), kind, language);
  }

  static List<LabeledInput> of(String folder, String kind, String language) {
    String name = "/hearing/" + folder + "/" + kind + "." + language + ".tsv";
    try (InputStream in = LabeledInput.class.getResourceAsStream(name)) {
      return in == null
          ? List.of()
          : read(kind, language, new String(in.readAllBytes(), StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException("reading " + name, e);
    }
  }

  private static List<LabeledInput> read(String kind, String language, String file) {
    var inputs = new ArrayList<LabeledInput>();
    for (String line : file.lines().toList()) {
      if (!line.startsWith("#") && !line.isBlank()) {
        String[] columns = line.split("\t", -1);
        inputs.add(
            new LabeledInput(
                kind,
                language,
                Arrays.stream(columns[0].split(" \\| ")).map(LabeledInput::unescaped).toList(),
                unescaped(columns[1]),
                new InputContext(columns.length > 2 ? columns[2] : "")));
      }
    }
    return inputs;
  }

  /// A line about an input that was not heard right: the mark, what it is, the text, what is right
  /// and what was heard.
  String missed(HearingScore.Mark mark, String heard) {
    return String.join(
        "\t",
        mark.name(),
        kind + "." + language,
        text.replace("\n", "\\n"),
        String.join(" | ", right),
        heard);
  }

  private static String unescaped(String text) {
    var out = new StringBuilder();
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c != '\\' || i + 1 == text.length()) {
        out.append(c);
        continue;
      }
      char escaped = text.charAt(++i);
      switch (escaped) {
        case 'n' -> out.append('\n');
        case 't' -> out.append('\t');
        case 'u' -> {
          out.append((char) Integer.parseInt(text.substring(i + 1, i + 5), 16));
          i += 4;
        }
        default -> out.append(escaped);
      }
    }
    return out.toString();
  }
}

package org.turnout.flow.yaml;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.turnout.app.ActionTable;
import org.turnout.language.Languages;
import org.turnout.people.Compliance;
import org.turnout.problem.ProblemFormat;
import org.turnout.problem.Problems;
import org.turnout.problem.SourceLines;

/// Each broken flow in `src/test/resources/problems` and the exact words an organizer gets for it.
/// `GOLDEN_UPDATE=1` in the environment rewrites the words: read the difference before you commit
/// it.
class ProblemGoldensTest {
  private static final Path FOLDER = Path.of("src/test/resources/problems");
  private static final Languages LANGUAGES = Languages.builtIn();
  private static final BundleChecker CHECKER =
      new BundleChecker(LANGUAGES, new Compliance(LANGUAGES), ActionTable.actions());
  private static final Set<OccupiedStep> LIVE = Set.of(new OccupiedStep("trial", "farewell", 12));

  /// Found wherever there are three languages: not what the other goldens are about.
  private static final String UNTRANSLATED = "' is not translated into";

  static Stream<Path> goldens() throws IOException {
    try (var files = Files.list(FOLDER)) {
      return files.filter(file -> file.toString().endsWith(".yaml")).sorted().toList().stream();
    }
  }

  @ParameterizedTest
  @MethodSource("goldens")
  void everyMistakeIsToldInTheseWords(Path file) throws IOException {
    var words = file.resolveSibling(file.getFileName().toString().replace(".yaml", ".txt"));
    var found = check(file);
    if (System.getenv("GOLDEN_UPDATE") != null) {
      Files.writeString(words, found);
    }
    assertThat(found).isEqualTo(Files.readString(words));
  }

  @Test
  void everyCodeIsExplainedAndThoseOfFlowsHaveAGolden() throws IOException {
    var codes = codes(List.of("flow/yaml", "yaml"));
    var documented = new TreeSet<String>();
    var heading = Pattern.compile("^### `([a-z0-9-]+)`$", Pattern.MULTILINE);
    heading
        .matcher(Files.readString(Path.of("docs/problems.md")))
        .results()
        .forEach(match -> documented.add(match.group(1)));
    assertThat(documented).containsAll(codes(List.of("")));
    var shown = new TreeSet<String>();
    var code = Pattern.compile(": (?:error|warning|note) ([a-z0-9-]+): ");
    for (var file : goldens().toList()) {
      code.matcher(check(file)).results().forEach(match -> shown.add(match.group(1)));
    }
    // a file that is not text, and nesting without end, can't be in a readable golden
    shown.addAll(Set.of("not-utf-8", "too-deep", "odd-name"));
    assertThat(shown).containsAll(codes);
  }

  /// The codes in the sources of some folders, those below included.
  private static Set<String> codes(List<String> folders) throws IOException {
    var codes = new TreeSet<String>();
    var call =
        Pattern.compile(
            "(?:\\.error|\\.warning|\\.note|new Problem|Problem\\.error|Problem\\.warning)\\("
                + "[^\"]*?(?:\\([^()]*(?:\\([^()]*\\)[^()]*)*\\)[^\"]*?)*\"([a-z0-9]+(?:-[a-z0-9]+)*)\"");
    for (var folder : folders) {
      try (var files = Files.walk(Path.of("src/main/java/org/turnout").resolve(folder))) {
        for (var file : files.filter(each -> each.toString().endsWith(".java")).toList()) {
          var source = Files.readString(file);
          if (source.contains("Problem")) {
            call.matcher(source).results().forEach(m -> codes.add(m.group(1)));
          }
        }
      }
    }
    return codes;
  }

  private static String check(Path golden) throws IOException {
    var files = new ArrayList<FlowFile>();
    var parts = ("# file: flows/trial.yaml\n" + Files.readString(golden)).split("(?m)^# file: ");
    for (var part : parts) {
      if (!part.isBlank()) {
        int line = part.indexOf('\n');
        files.add(new FlowFile(part.substring(0, line).strip(), part.substring(line + 1)));
      }
    }
    boolean alone = golden.getFileName().toString().equals("no-english.yaml");
    if (alone) {
      files.set(0, new FlowFile("flows/trial.es.yaml", files.getFirst().text()));
    }
    var live =
        golden.getFileName().toString().startsWith("live-step") ? LIVE : Set.<OccupiedStep>of();
    var problems = new Problems();
    CHECKER.check(new FlowBundle(files, SmallCatalog.SMALL), live, problems);
    SourceLines sources =
        (name, line) ->
            files.stream()
                .filter(file -> file.name().equals(name))
                .findFirst()
                .flatMap(file -> line(file, line));
    return ProblemFormat.TEXT.print(
        problems.sorted().stream()
            .filter(problem -> !problem.message().contains(UNTRANSLATED))
            .toList(),
        sources);
  }

  private static Optional<String> line(FlowFile file, int line) {
    return file.text().lines().skip(line - 1L).findFirst();
  }
}

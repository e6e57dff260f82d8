package org.turnout.problem;

import java.util.List;
import java.util.Locale;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/// How problems are written out. The lower-case name is the word behind `--format`.
public enum ProblemFormat {
  /// For a person: place, code and message, the line itself and a caret under the place.
  TEXT {
    @Override
    public String print(List<Problem> problems, SourceLines sources) {
      var out = new StringBuilder();
      for (var problem : problems) {
        out.append(headline(problem)).append('\n');
        sources
            .line(problem.place().file(), problem.place().line())
            .ifPresent(line -> out.append(quote(line, problem.place().column())));
      }
      return out.toString();
    }
  },

  /// GitHub's workflow commands: one line a problem, shown next to the changed line.
  GITHUB {
    @Override
    public String print(List<Problem> problems, SourceLines sources) {
      var out = new StringBuilder();
      for (var problem : problems) {
        var level = problem.severity() == Severity.NOTE ? "notice" : word(problem.severity());
        out.append(
            "::%s file=%s,line=%d,col=%d,title=%s::%s%n"
                .formatted(
                    level,
                    escape(problem.place().file()),
                    problem.place().line(),
                    problem.place().column(),
                    escape(problem.code()),
                    message(problem).replace("%", "%25").replace("\n", "%0A")));
      }
      return out.toString();
    }

    private String escape(String property) {
      return property.replace("%", "%25").replace(":", "%3A").replace(",", "%2C");
    }
  },

  /// SARIF 2.1.0, which editors and code-scanning pages read.
  SARIF {
    @Override
    public String print(List<Problem> problems, SourceLines sources) {
      var json = JsonMapper.builder().build();
      var root = json.createObjectNode();
      root.put("$schema", "https://json.schemastore.org/sarif-2.1.0.json");
      root.put("version", "2.1.0");
      var run = root.putArray("runs").addObject();
      var driver = run.putObject("tool").putObject("driver");
      driver.put("name", "turnout check");
      var rules = driver.putArray("rules");
      problems.stream()
          .map(Problem::code)
          .distinct()
          .sorted()
          .forEach(code -> rules.addObject().put("id", code));
      var results = run.putArray("results");
      problems.forEach(problem -> fill(results.addObject(), problem));
      return json.writerWithDefaultPrettyPrinter().writeValueAsString(root) + "\n";
    }

    private void fill(ObjectNode result, Problem problem) {
      result.put("ruleId", problem.code());
      result.put("level", word(problem.severity()));
      result.putObject("message").put("text", message(problem));
      var place = result.putArray("locations").addObject().putObject("physicalLocation");
      place.putObject("artifactLocation").put("uri", problem.place().file());
      place
          .putObject("region")
          .put("startLine", problem.place().line())
          .put("startColumn", problem.place().column());
    }
  };

  /// All problems, in the order given, ending with a line break unless there are none.
  public abstract String print(List<Problem> problems, SourceLines sources);

  /// `flows/petition.yaml:14:7: error unknown-step: step 'thanks' does not exist (did you ...?)`.
  public static String headline(Problem problem) {
    return "%s: %s %s: %s"
        .formatted(problem.place(), word(problem.severity()), problem.code(), message(problem));
  }

  private static String message(Problem problem) {
    return problem.message() + problem.hint().map(hint -> " (" + hint + ")").orElse("");
  }

  private static String word(Severity severity) {
    return severity.name().toLowerCase(Locale.ROOT);
  }

  /// The line and a caret under the column; tabs are kept so that the caret is in the right place.
  private static String quote(String line, int column) {
    var indent = line.substring(0, Math.min(Math.max(column - 1, 0), line.length()));
    return "  " + line + "\n  " + indent.replaceAll("[^\t]", " ") + "^\n";
  }
}

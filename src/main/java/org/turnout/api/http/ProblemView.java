package org.turnout.api.http;

import java.util.List;
import java.util.Optional;

/// What a refused caller is told (RFC 9457).
@Description("Why a request was refused (RFC 9457).")
public record ProblemView(
    @Description(
            "Which kind of refusal this is: urn:turnout:problem:..., or about:blank where the status says it all.")
        String type,
    @Description("The kind in words, always the same.") String title,
    int status,
    @Description("What is wrong this time.") String detail,
    @Description("What can be done instead.") Optional<String> next,
    @Description("Each single mistake, all of them at once.") Optional<List<Fault>> errors) {
  /// Its media type.
  public static final String TYPE = "application/problem+json";

  /// One mistake. It names what is wrong by exactly one of pointer, parameter and header, and by
  /// line and column where a text was sent.
  @Description("One mistake in what was sent.")
  public record Fault(
      @Description("JSON pointer to the field, as #/audience.") Optional<String> pointer,
      @Description("The query parameter.") Optional<String> parameter,
      @Description("The header.") Optional<String> header,
      @Description("Line of the YAML, from 1.") Optional<Integer> line,
      Optional<Integer> column,
      @Description("A stable name of the mistake; docs/problems.md lists them.")
          Optional<String> code,
      @Description("error or warning.") Optional<String> severity,
      @Description("What is wrong, for a person.") String detail,
      @Description("What was probably meant, or what it should look like.") Optional<String> hint) {
    public static Fault field(String pointer, String detail, Optional<String> hint) {
      return at(Optional.of("#" + pointer), Optional.empty(), Optional.empty(), detail, hint);
    }

    public static Fault parameter(String name, String detail, Optional<String> hint) {
      return at(Optional.empty(), Optional.of(name), Optional.empty(), detail, hint);
    }

    static Fault header(String name, String detail) {
      return at(Optional.empty(), Optional.empty(), Optional.of(name), detail, Optional.empty());
    }

    private static Fault at(
        Optional<String> pointer,
        Optional<String> parameter,
        Optional<String> header,
        String detail,
        Optional<String> hint) {
      Optional<Integer> nowhere = Optional.empty();
      return new Fault(
          pointer,
          parameter,
          header,
          nowhere,
          nowhere,
          Optional.empty(),
          Optional.empty(),
          detail,
          hint);
    }
  }
}

package org.turnout.api;

import java.util.List;
import java.util.Optional;

/// What a refused caller is told (RFC 9457).
@About("Why a request was refused (RFC 9457).")
record ProblemView(
    @About(
            "Which kind of refusal this is: urn:turnout:problem:..., or about:blank where the status says it all.")
        String type,
    @About("The kind in words, always the same.") String title,
    int status,
    @About("What is wrong this time.") String detail,
    @About("What can be done instead.") Optional<String> next,
    @About("Each single mistake, all of them at once.") Optional<List<Fault>> errors) {
  /// Its media type.
  static final String TYPE = "application/problem+json";

  /// One mistake. It names what is wrong by exactly one of pointer, parameter and header, and by
  /// line and column where a text was sent.
  @About("One mistake in what was sent.")
  record Fault(
      @About("JSON pointer to the field, as #/audience.") Optional<String> pointer,
      @About("The query parameter.") Optional<String> parameter,
      @About("The header.") Optional<String> header,
      @About("Line of the YAML, from 1.") Optional<Integer> line,
      Optional<Integer> column,
      @About("A stable name of the mistake; docs/problems.md lists them.") Optional<String> code,
      @About("error or warning.") Optional<String> severity,
      @About("What is wrong, for a person.") String detail,
      @About("What was probably meant, or what it should look like.") Optional<String> hint) {
    static Fault field(String pointer, String detail, Optional<String> hint) {
      return new Fault(
          Optional.of("#" + pointer),
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          detail,
          hint);
    }

    static Fault parameter(String name, String detail, Optional<String> hint) {
      return new Fault(
          Optional.empty(),
          Optional.of(name),
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          detail,
          hint);
    }

    static Fault header(String name, String detail) {
      return new Fault(
          Optional.empty(),
          Optional.empty(),
          Optional.of(name),
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          detail,
          Optional.empty());
    }
  }
}

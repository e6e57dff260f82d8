package org.turnout.api;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.turnout.api.ProblemView.Fault;

/// A request that is not carried out, with what its caller is told. Handled in one place, [Api].
final class Refusal extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final Trouble trouble;
  private final transient ProblemView problem;
  private final transient Map<String, String> headers;

  private Refusal(Trouble trouble, ProblemView problem, Map<String, String> headers) {
    super(trouble.name(), null, false, false);
    this.trouble = trouble;
    this.problem = problem;
    this.headers = Map.copyOf(headers);
  }

  private static Refusal made(
      Trouble trouble, String detail, Optional<String> next, List<Fault> faults) {
    var problem =
        new ProblemView(
            trouble.type(),
            trouble.title(),
            trouble.status(),
            detail,
            next,
            Optional.of(faults).filter(all -> !all.isEmpty()));
    return new Refusal(trouble, problem, Map.of());
  }

  /// @param detail what is wrong this time, without anything secret
  static Refusal of(Trouble trouble, String detail) {
    return made(trouble, detail, Optional.empty(), List.of());
  }

  /// The same with what can be done instead.
  static Refusal of(Trouble trouble, String detail, String next) {
    return made(trouble, detail, Optional.of(next), List.of());
  }

  /// For mistakes that each have a place.
  static Refusal of(Trouble trouble, List<Fault> faults) {
    String detail =
        faults.size() == 1
            ? faults.getFirst().detail()
            : faults.size() + " things are wrong; each is listed under errors";
    return made(trouble, detail, Optional.empty(), faults);
  }

  /// The same with a header more.
  Refusal with(String header, String value) {
    return new Refusal(trouble, problem, Map.of(header, value));
  }

  Trouble trouble() {
    return trouble;
  }

  ProblemView problem() {
    return problem;
  }

  Map<String, String> headers() {
    return headers;
  }
}

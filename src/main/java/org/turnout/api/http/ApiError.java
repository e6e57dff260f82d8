package org.turnout.api.http;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.turnout.api.http.ProblemView.Fault;

/// A request that is not carried out, with what its caller is told. Handled in one place, [Api].
public final class ApiError extends RuntimeException {
  private final ErrorCode trouble;
  private final transient ProblemView problem;
  private final transient Map<String, String> headers;

  private ApiError(ErrorCode trouble, ProblemView problem, Map<String, String> headers) {
    super(trouble.name(), null, false, false);
    this.trouble = trouble;
    this.problem = problem;
    this.headers = Map.copyOf(headers);
  }

  private static ApiError made(
      ErrorCode trouble, String detail, Optional<String> next, List<Fault> faults) {
    var problem =
        new ProblemView(
            trouble.type(),
            trouble.title(),
            trouble.status(),
            detail,
            next,
            Optional.of(faults).filter(all -> !all.isEmpty()));
    return new ApiError(trouble, problem, Map.of());
  }

  /// @param detail what is wrong this time, without anything secret
  public static ApiError of(ErrorCode trouble, String detail) {
    return made(trouble, detail, Optional.empty(), List.of());
  }

  /// The same with what can be done instead.
  public static ApiError of(ErrorCode trouble, String detail, String next) {
    return made(trouble, detail, Optional.of(next), List.of());
  }

  /// For mistakes that each have a place.
  public static ApiError of(ErrorCode trouble, List<Fault> faults) {
    String detail =
        faults.size() == 1
            ? faults.getFirst().detail()
            : faults.size() + " things are wrong; each is listed under errors";
    return made(trouble, detail, Optional.empty(), faults);
  }

  /// The same with a header more.
  public ApiError with(String header, String value) {
    return new ApiError(trouble, problem, Map.of(header, value));
  }

  public ErrorCode trouble() {
    return trouble;
  }

  public ProblemView problem() {
    return problem;
  }

  public Map<String, String> headers() {
    return headers;
  }
}

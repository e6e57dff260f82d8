package org.turnout.web;

import io.javalin.config.RoutesConfig;
import java.util.Optional;

/// What a feature adds to the server: its paths and their handlers. Handlers run on virtual threads
/// and may block; they refuse by throwing Javalin's `HttpResponseException` or one of the failures
/// that [ErrorResponses] knows.
public interface Routes {
  /// Registers the handlers, before the server starts.
  void addTo(RoutesConfig routes);

  /// Where people come in to it; empty for what only programs call.
  default Optional<Door> door() {
    return Optional.empty();
  }

  /// Ends what would outlive a request (open event streams), as the server stops.
  default void stopping() {}
}

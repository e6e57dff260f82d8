package org.turnout.api;

import io.javalin.http.Context;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Collectors;
import org.turnout.access.Act;
import org.turnout.access.Role;
import org.turnout.access.Signed;
import org.turnout.access.Tokens;

/// Lets callers in by the token they bring: `Authorization: Bearer turnout_...`.
final class Access {
  private static final String SCHEME = "Bearer ";

  private final Tokens tokens;

  Access(Tokens tokens) {
    this.tokens = tokens;
  }

  /// Who asks.
  ///
  /// @throws Refusal there is no token, or it is not good
  Signed check(Context context) {
    String header = Optional.ofNullable(context.header("Authorization")).orElse("");
    if (!header.regionMatches(true, 0, SCHEME, 0, SCHEME.length())) {
      throw refused("send a token: Authorization: Bearer ...", "Bearer realm=\"turnout\"");
    }
    return tokens
        .check(header.substring(SCHEME.length()))
        .orElseThrow(() ->
            refused(
                "this token is unknown, expired or revoked",
                "Bearer realm=\"turnout\", error=\"invalid_token\""));
  }

  private static Refusal refused(String detail, String challenge) {
    return Refusal.of(Trouble.NO_TOKEN, detail, "make one with: ./turnout token create")
        .with("WWW-Authenticate", challenge);
  }

  /// @param act what their role does not allow
  static Refusal forbidden(Signed who, Act act) {
    return Refusal.of(
        Trouble.NOT_ALLOWED,
        "this needs the role " + roles(act) + "; " + who.name() + " is " + who.role().word(),
        "ask somebody of that role");
  }

  /// The roles that may, in words: `organizer or admin`.
  static String roles(Act act) {
    return Arrays.stream(Role.values())
        .filter(role -> role.may(act))
        .map(Role::word)
        .collect(Collectors.joining(" or "));
  }
}

package org.turnout.api.http;

import io.javalin.http.Context;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Collectors;
import org.turnout.access.Permission;
import org.turnout.access.Role;
import org.turnout.access.SignedIn;
import org.turnout.access.Tokens;

/// Lets callers in by the token they bring: `Authorization: Bearer turnout_...`.
public final class BearerAuth {
  private static final String SCHEME = "Bearer ";

  private final Tokens tokens;

  public BearerAuth(Tokens tokens) {
    this.tokens = tokens;
  }

  /// Who asks.
  ///
  /// @throws Refusal there is no token, or it is not good
  public SignedIn check(Context context) {
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

  private static ApiError refused(String detail, String challenge) {
    return ApiError.of(ErrorCode.NO_TOKEN, detail, "make one with: ./turnout token create")
        .with("WWW-Authenticate", challenge);
  }

  /// @param act what their role does not allow
  public static ApiError forbidden(SignedIn who, Permission act) {
    return ApiError.of(
        ErrorCode.NOT_ALLOWED,
        "this needs the role " + roles(act) + "; " + who.name() + " is " + who.role().word(),
        "ask somebody of that role");
  }

  /// The roles that may, in words: `organizer or admin`.
  public static String roles(Permission act) {
    return Arrays.stream(Role.values())
        .filter(role -> role.may(act))
        .map(Role::word)
        .collect(Collectors.joining(" or "));
  }
}

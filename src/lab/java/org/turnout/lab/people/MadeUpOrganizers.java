package org.turnout.lab.people;

import java.time.Duration;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.turnout.access.Role;
import org.turnout.access.Tokens;
import org.turnout.app.BackingServers;
import org.turnout.audit.Actor;

/// Two people to try a demo's console with, since an approval takes a second one.
public final class MadeUpOrganizers {
  private static final List<String> NAMES = List.of("Ana", "Ben");

  private MadeUpOrganizers() {}

  /// Where each of them signs in; a link works once.
  public static Map<String, String> links(
      BackingServers foundations, String address, InstantSource clock) {
    var tokens = new Tokens(foundations.database(), clock);
    var links = new LinkedHashMap<String, String>();
    for (var name : NAMES) {
      var code =
          tokens
              .link(name)
              .or(() -> {
                tokens.create(name, Role.ADMIN, Duration.ofDays(30), Actor.TURNOUT);
                return tokens.link(name);
              });
      code.ifPresent(found -> links.put(name, address + "/console/sign-in#" + found.value()));
    }
    return links;
  }
}

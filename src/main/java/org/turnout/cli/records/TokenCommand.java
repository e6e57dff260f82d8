package org.turnout.cli.records;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.function.ToIntFunction;
import java.util.stream.Stream;
import org.turnout.access.Role;
import org.turnout.access.Tokens;
import org.turnout.app.RecordsPlace;
import org.turnout.cli.terminal.DecidedBy;
import org.turnout.cli.terminal.RecordsCommand;
import org.turnout.cli.terminal.ServersOption;
import org.turnout.problem.Problems;
import org.turnout.settings.Environment;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `./turnout token`: who may use the console and the API.
@Command(
    name = "token",
    description = "Who may use the console and the API: create, link, list, revoke.")
public final class TokenCommand extends RecordsCommand implements Runnable {
  private final InstantSource clock;

  @Mixin private final DecidedBy by = new DecidedBy();

  public TokenCommand(InstantSource clock, ServersOption servers) {
    super(servers);
    this.clock = clock;
  }

  @Override
  public void run() {
    list();
  }

  @Command(
      name = "create",
      description = {
        "Makes a token for a person, shown once, and a link that signs them in to the console.",
        "Roles: viewer reads; steward answers members of the locals and sites that"
            + " config/locals.yaml",
        "says they are told for; organizer writes, plans, approves, starts and stops blasts and"
            + " answers",
        "all members; admin is also trusted with members' names and numbers."
      })
  int create(
      @Parameters(paramLabel = "NAME", description = "The person, as colleagues call them.")
          String name,
      @Option(
              names = "--role",
              required = true,
              description = "viewer, steward, organizer or admin")
          String role,
      @Option(
              names = "--days",
              defaultValue = "90",
              description = "How long it is valid (default: ${DEFAULT-VALUE}).")
          int days,
      @Option(names = "--again", description = "Another token for somebody who has one already.")
          boolean again) {
    var asked = Role.of(role);
    if (asked.isEmpty()) {
      return wrong("There is no role '" + role + "': " + Role.choice() + ".");
    }
    if (days < 1 || days > 366) {
      return wrong("A token is valid for 1 to 366 days.");
    }
    return withTokens(tokens -> {
      try {
        var before = tokens.of(name);
        if (before.isPresent() && !again) {
          return taken(before.get());
        }
        var made = tokens.create(name, asked.get(), Duration.ofDays(days), by.actor());
        printf(
            "Token of %s (%s), valid until %s. It is shown only this once:%n  %s%n",
            made.listed().name(),
            made.listed().role().word(),
            day(made.listed().expires()),
            made.token().value());
        if (!asked.get().everywhere()) {
          reach(made.listed().name());
        }
        return link(tokens, made.listed().name());
      } catch (IllegalArgumentException e) {
        return wrong("'" + name + "' can't go into the record: " + e.getMessage() + ".");
      }
    });
  }

  /// Two people under one name would count as one, and could not approve each other's plans.
  private int taken(Tokens.Listed before) {
    err()
        .printf(
            "%s has a token already (%s, valid until %s). Nothing was made.%n",
            before.name(), before.role().word(), day(before.expires()));
    err().println("Next: for a new sign-in link: ./turnout token link '" + before.name() + "'");
    err().println("  for another token of the same person: the same command with --again");
    err().println("  for somebody else: a name that tells them apart");
    return 1;
  }

  /// Says whose items a steward of this name sees.
  private void reach(String name) {
    withFiles(files -> {
      var plan = files.locals().coverage();
      var places =
          Stream.concat(plan.localsOf(name).stream(), plan.sitesOf(name).stream())
              .sorted()
              .toList();
      out()
          .println(
              places.isEmpty()
                  ? "No local and no site in config/locals.yaml names "
                      + name
                      + " among its responders: they see no items until one does."
                  : name + " answers members of: " + String.join(", ", places) + ".");
      return 0;
    });
  }

  @Command(name = "link", description = "A new sign-in link for somebody who has a token.")
  int link(@Parameters(paramLabel = "NAME") String name) {
    return withTokens(tokens -> link(tokens, name));
  }

  @Command(name = "list", description = "Every token, newest first (the default).")
  int list() {
    return withTokens(tokens -> {
      var all = tokens.all();
      if (all.isEmpty()) {
        out().println("Nobody has a token yet: ./turnout token create NAME --role organizer");
      }
      for (var token : all) {
        printf(
            "%4d  %-24s %-10s %-28s last used %s%n",
            token.id(),
            token.name(),
            token.role().word(),
            standing(token),
            token.lastUsed().map(LocalDate::toString).orElse("never"));
      }
      return 0;
    });
  }

  @Command(
      name = "revoke",
      description = "Ends every token of this name, and the sessions they opened, at once.")
  int revoke(@Parameters(paramLabel = "NAME") String name) {
    return withTokens(tokens -> {
      int ended = tokens.revoke(name, by.actor());
      if (ended == 0) {
        return wrong("'" + name + "' has no token that is not revoked already.");
      }
      printf("Revoked: %d. Everyone signed in with them is signed out.%n", ended);
      return 0;
    });
  }

  private int link(Tokens tokens, String name) {
    var code = tokens.link(name);
    if (code.isEmpty()) {
      return wrong("'" + name + "' has no valid token: ./turnout token create");
    }
    printf(
        "Sign in with this link, once, within %d minutes:%n  %s/console/sign-in#%s%n",
        Tokens.LINK.toMinutes(), address(), code.get().value());
    return 0;
  }

  private String address() {
    var environment = Environment.read(servers.variables(), new Problems());
    return environment
        .publicUrl()
        .map(Object::toString)
        .orElseGet(() -> "http://127.0.0.1:" + RecordsPlace.port(environment));
  }

  private String standing(Tokens.Listed token) {
    return token
        .revoked()
        .map(at -> "revoked " + day(at))
        .orElse(
            (token.expires().isAfter(clock.instant()) ? "until " : "expired ")
                + day(token.expires()));
  }

  private LocalDate day(Instant at) {
    return LocalDate.ofInstant(at, zone());
  }

  private int withTokens(ToIntFunction<Tokens> work) {
    return with(foundations -> work.applyAsInt(new Tokens(foundations.database(), clock)));
  }

  private int wrong(String message) {
    err().println(message);
    return 2;
  }
}

package org.turnout.cli.terminal;

import java.io.Console;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.turnout.access.Permission;
import org.turnout.access.SignedIn;
import org.turnout.access.Tokens;
import org.turnout.audit.Actor;
import picocli.CommandLine.Option;
import picocli.CommandLine.ScopeType;

/// In whose name a command acts: the person whose token is in `TURNOUT_TOKEN`, else somebody at a
/// shell of our own machine, as they say who they are.
///
/// An approval takes a token, because a second person has to be one. Everything else works without:
/// who is at the shell must be able to pause a blast at once.
public final class CommandActor {
  /// Never an option: what is typed on a command line is in the history and in the list of
  /// processes.
  static final String VARIABLE = "TURNOUT_TOKEN";

  private static final String TOKEN = "./turnout token create NAME --role organizer";

  @Option(
      names = "--as",
      paramLabel = "NAME",
      scope = ScopeType.INHERIT,
      description =
          "Who acts, for the record: somebody who has a token (default: whose token is in"
              + " TURNOUT_TOKEN, else the user of this machine). To approve, that token is needed.")
  private Optional<String> named = Optional.empty();

  /// What is known of who types.
  public sealed interface Typed {
    /// @param note what they should know; empty: nothing
    record Person(Actor actor, Optional<String> note) implements Typed {
      Person(String name) {
        this(new Actor(name, "cli"), Optional.empty());
      }
    }

    /// Nobody who may do this.
    record Nobody(String why, String next) implements Typed {}
  }

  /// Who asks for an act.
  public Typed who(Tokens tokens, Permission needed, Map<String, String> variables) {
    return who(tokens, needed, variables, needed == Permission.APPROVE);
  }

  /// Who agrees to an act of another: only a token says that they are a second person.
  public Typed second(Tokens tokens, Permission needed, Map<String, String> variables) {
    return who(tokens, needed, variables, true);
  }

  private Typed who(
      Tokens tokens, Permission needed, Map<String, String> variables, boolean proven) {
    var token =
        Optional.ofNullable(variables.get(VARIABLE))
            .map(String::strip)
            .filter(text -> !text.isEmpty())
            .or(() -> proven ? typed() : Optional.empty());
    if (token.isEmpty()) {
      return proven ? unproven(tokens) : atShell(tokens);
    }
    var holder = tokens.check(token.get());
    if (holder.isPresent()) {
      return holder(holder.get(), needed);
    }
    return proven
        ? new Typed.Nobody(
            "this token is not valid: it is unknown, revoked or past its last day",
            "put a valid one into " + VARIABLE + "; " + TOKEN + " makes one")
        : noted(atShell(tokens), "The token in " + VARIABLE + " is not valid, so it was not used.");
  }

  private Typed holder(SignedIn holder, Permission needed) {
    if (named.isPresent() && !holder.name().equalsIgnoreCase(named.get().strip())) {
      return new Typed.Nobody(
          "the token is " + holder.name() + "'s, and --as says " + named.get().strip(),
          "leave --as out, or use the token of that person");
    }
    return holder.may(needed)
        ? new Typed.Person(holder.name())
        : new Typed.Nobody(
            holder.name() + "'s role, " + holder.role().word() + ", does not allow this",
            "ask somebody whose role does");
  }

  private Typed unproven(Tokens tokens) {
    var known = tokens.people();
    if (named.isPresent() && spelled(known).isEmpty()) {
      return stranger(known);
    }
    return new Typed.Nobody(
        "an approval is a person's word, and nothing here proves who you are",
        "put your own token into "
            + VARIABLE
            + " and type it again, or approve it in the console; "
            + TOKEN
            + " lets somebody in");
  }

  private Typed atShell(Tokens tokens) {
    if (named.isEmpty()) {
      return new Typed.Person(System.getProperty("user.name", "operator"));
    }
    var known = tokens.people();
    return spelled(known).<Typed>map(Typed.Person::new).orElseGet(() -> stranger(known));
  }

  /// The name as it is in the records.
  private Optional<String> spelled(List<String> known) {
    return known.stream()
        .filter(name -> name.equalsIgnoreCase(named.orElse("").strip()))
        .findFirst();
  }

  private Typed stranger(List<String> known) {
    return new Typed.Nobody(
        named.orElse("").strip()
            + " is not among the people you let in; "
            + (known.isEmpty() ? "nobody has a token yet" : "they are " + String.join(", ", known)),
        "use one of their names, or let somebody in: " + TOKEN);
  }

  private static Typed noted(Typed typed, String note) {
    return switch (typed) {
      case Typed.Person(var actor, _) -> new Typed.Person(actor, Optional.of(note));
      case Typed.Nobody nobody -> nobody;
    };
  }

  /// Asks at the terminal, if there is one; nothing is echoed.
  private static Optional<String> typed() {
    return Optional.ofNullable(System.console())
        .filter(Console::isTerminal)
        .flatMap(console -> Optional.ofNullable(console.readPassword("Your token: ")))
        .map(String::new)
        .map(String::strip)
        .filter(text -> !text.isEmpty());
  }
}

package org.turnout.link;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.math.BigInteger;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import org.turnout.language.DataFile;
import org.turnout.problem.Problems;

/// What tells a program that fetches links from a person who follows them: the dated data file
/// `link/machines.yaml`.
///
/// @param agents parts of what programs call themselves, in small letters
/// @param networks of data centers
/// @param nobodySooner after a text has left, no person follows its link before this has passed
/// @param hostedSooner nor from a data center before this has
/// @param crowd so many different codes of one caller are one program's
/// @param within how close together they must be
public record BotFilter(
    LocalDate asOf,
    List<String> agents,
    List<Network> networks,
    Duration nobodySooner,
    Duration hostedSooner,
    int crowd,
    Duration within) {
  private static final String FILE = "/link/machines.yaml";

  public BotFilter {
    agents = List.copyOf(agents);
    networks = List.copyOf(networks);
  }

  /// The file that comes with the program.
  public static BotFilter builtIn() {
    try (InputStream in = BotFilter.class.getResourceAsStream(FILE)) {
      if (in == null) {
        throw new IllegalStateException("the program lacks " + FILE);
      }
      var problems = new Problems();
      String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
      return of(DataFile.read(FILE, text, problems));
    } catch (IOException e) {
      throw new UncheckedIOException("reading " + FILE, e);
    }
  }

  private static BotFilter of(DataFile file) {
    return new BotFilter(
        LocalDate.parse(file.text("as of")),
        file.list("agents").stream().map(word -> word.toLowerCase(Locale.ROOT)).toList(),
        file.list("networks").stream().map(Network::of).toList(),
        seconds(file, "nobody sooner"),
        seconds(file, "hosted sooner"),
        Integer.parseInt(file.text("crowd")),
        seconds(file, "within"));
  }

  private static Duration seconds(DataFile file, String name) {
    return Duration.ofSeconds(Long.parseLong(file.text(name).replace(" seconds", "")));
  }

  /// Whether the request itself says that nobody tapped: headers only, fetched ahead, no name, or a
  /// program's.
  boolean says(LinkVisit visit) {
    String agent = visit.agent().toLowerCase(Locale.ROOT);
    return !visit.asked()
        || !visit.purpose().isEmpty()
        || agent.isEmpty()
        || agents.stream().anyMatch(agent::contains);
  }

  /// Whether it came from a data center.
  boolean hosted(LinkVisit visit) {
    return visit.from().filter(a -> networks.stream().anyMatch(n -> n.holds(a))).isPresent();
  }

  /// Addresses that begin alike: `34.64.0.0/10`.
  record Network(InetAddress first, int bits) {
    static Network of(String written) {
      int slash = written.indexOf('/');
      return new Network(
          InetAddress.ofLiteral(written.substring(0, slash)),
          Integer.parseInt(written.substring(slash + 1)));
    }

    boolean holds(InetAddress address) {
      byte[] own = first.getAddress();
      byte[] other = address.getAddress();
      int rest = own.length * Byte.SIZE - bits;
      return own.length == other.length
          && new BigInteger(1, own)
              .shiftRight(rest)
              .equals(new BigInteger(1, other).shiftRight(rest));
    }
  }
}

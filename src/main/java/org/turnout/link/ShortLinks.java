package org.turnout.link;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;
import org.turnout.postgres.Database;
import org.turnout.postgres.PostgresUnavailable;
import org.turnout.url.LinkDomains;

/// Short links on our own domain. A code leads to the address that was frozen for its run, while
/// that is on an allowed domain, and nowhere else.
///
/// All links are in memory (a few for each run), so that a click needs no record and works while
/// Postgres is away.
public final class ShortLinks {
  /// Below our own address; the code follows.
  public static final String PATH = "/l/";

  /// A link that nobody has seen yet is looked for at most this often, whatever is guessed.
  private static final Duration LOOK_EVERY = Duration.ofSeconds(1);

  /// Numbers are given before they are committed: so many below the newest may still turn up.
  private static final int OUT_OF_ORDER = 1_000;

  private final Database database;
  private final InstantSource machine;
  private final Supplier<URI> home;
  private final Supplier<LinkDomains> domains;
  private final Map<Integer, Link> known = new ConcurrentHashMap<>();
  private Instant looked = Instant.MIN;
  private @Nullable PostgresUnavailable away;
  private volatile @Nullable LinkCodes codes;

  /// @param home our own address, without a slash at the end
  /// @param domains where links may lead now
  public ShortLinks(
      Database database, InstantSource machine, Supplier<URI> home, Supplier<LinkDomains> domains) {
    this.database = database;
    this.machine = machine;
    this.home = home;
    this.domains = domains;
  }

  /// One link of a run.
  ///
  /// @param until campaign time
  record Link(int id, String url, Instant until) {}

  /// What a code comes to.
  public sealed interface Found {
    /// Leads there, and was sent to this address of ours.
    record To(URI url, int link, long address) implements Found {}

    /// Led somewhere once.
    record Expired() implements Found {}

    /// Never was a code of ours.
    record Unknown() implements Found {}
  }

  /// What is wrong with the first of these addresses that may not be a link's target.
  public Optional<String> wrong(Collection<String> urls) {
    return urls.stream().flatMap(url -> domains.get().wrong(url).stream()).findFirst();
  }

  /// Registers what a run's texts lead to; the same again is the same links with a new end.
  ///
  /// @param run 0 for a test send, whose clicks are not counted
  /// @param until campaign time
  /// @throws IllegalArgumentException an address that [#wrong] names
  public Shortener forRun(Handle handle, long run, Collection<String> urls, Instant until) {
    wrong(urls)
        .ifPresent(why -> {
          throw new IllegalArgumentException(why);
        });
    var links = new HashMap<String, Integer>();
    for (String url : urls.stream().distinct().sorted().toList()) {
      links.put(url, register(handle, run, url, until));
    }
    return new Shortener(home.get() + PATH, codes(handle), links);
  }

  private static int register(Handle handle, long run, String url, Instant until) {
    return handle
        .createQuery(
            """
            insert into link (run_id, url, until) values (:run, :url, :until)
            on conflict (run_id, url) do update set until = excluded.until
            returning id
            """)
        .bind("run", run)
        .bind("url", url)
        .bind("until", until)
        .mapTo(Integer.class)
        .one();
  }

  /// Whose code this is and where it leads.
  ///
  /// @param now campaign time
  /// @throws PostgresUnavailable the link may be new, and nobody can be asked
  public Found find(String code, Instant now) {
    Optional<LinkCodes.Target> target = codes().read(code);
    Link link = target.map(t -> link(t.link())).orElse(null);
    if (target.isEmpty() || link == null || domains.get().wrong(link.url()).isPresent()) {
      return new Found.Unknown();
    }
    return now.isBefore(link.until())
        ? new Found.To(URI.create(link.url()), link.id(), target.get().address())
        : new Found.Expired();
  }

  private @Nullable Link link(int id) {
    Link link = known.get(id);
    if (link == null) {
      look();
      link = known.get(id);
    }
    return link;
  }

  /// Reads what is new; called once at the start, so that an outage right afterwards harms nothing.
  public synchronized void look() {
    Instant now = machine.instant();
    if (now.isBefore(looked.plus(LOOK_EVERY)) && !now.isBefore(looked)) {
      if (away != null) {
        throw away;
      }
      return;
    }
    looked = now;
    try {
      away = null;
      int newest = known.keySet().stream().mapToInt(Integer::intValue).max().orElse(0);
      List<Link> links =
          database.with(handle ->
              handle
                  .createQuery("select id, url, until from link where id > :after")
                  .bind("after", newest - OUT_OF_ORDER)
                  .mapTo(Link.class)
                  .list());
      links.forEach(link -> known.put(link.id(), link));
    } catch (PostgresUnavailable e) {
      away = e;
      throw e;
    }
  }

  private LinkCodes codes() {
    LinkCodes ready = codes;
    return ready != null ? ready : database.with(this::codes);
  }

  private LinkCodes codes(Handle handle) {
    LinkCodes ready = codes;
    if (ready == null) {
      ready =
          new LinkCodes(handle.createQuery("select key from link_key").mapTo(byte[].class).one());
      codes = ready;
    }
    return ready;
  }
}

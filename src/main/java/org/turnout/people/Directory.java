package org.turnout.people;

import static java.util.Comparator.comparing;
import static java.util.stream.Collectors.toMap;
import static java.util.stream.Collectors.toUnmodifiableSet;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.Function;
import org.jdbi.v3.core.Handle;

/// All locals, sites, employers and who looks after members, in memory: a few hundred rows that
/// change when a file changes, so that no text waits for them.
public final class Directory {
  private final List<Local> locals;
  private final List<Site> sites;
  private final List<Employer> employers;
  private final CoveragePlan coverage;
  private final Set<String> responders;
  private final Map<Long, Local> localById;
  private final Map<Long, Site> siteById;

  public Directory(
      List<Local> locals, List<Site> sites, List<Employer> employers, CoveragePlan coverage) {
    this.locals = locals.stream().sorted(comparing(Local::name)).toList();
    this.sites = sites.stream().sorted(comparing(Site::name)).toList();
    this.employers = List.copyOf(employers);
    this.coverage = coverage;
    this.responders = coverage.responders().map(Responder::phone).collect(toUnmodifiableSet());
    this.localById = locals.stream().collect(toMap(Local::id, Function.identity()));
    this.siteById = sites.stream().collect(toMap(Site::id, Function.identity()));
  }

  /// By name.
  public List<Local> locals() {
    return locals;
  }

  /// By name.
  public List<Site> sites() {
    return sites;
  }

  /// As the file has them: they are named by members and kept by name, so they need no records.
  public List<Employer> employers() {
    return employers;
  }

  /// Who looks after whom: as the file has it, like employers.
  public CoveragePlan coverage() {
    return coverage;
  }

  /// Whether this phone is one that is told when a member is in danger.
  public boolean isResponder(String phone) {
    return responders.contains(phone);
  }

  public Optional<Local> local(long id) {
    return Optional.ofNullable(localById.get(id));
  }

  /// A local by its number, if there is one.
  public Optional<Local> local(OptionalLong id) {
    return id.isPresent() ? local(id.getAsLong()) : Optional.empty();
  }

  /// A local by its slug, however it is capitalized.
  public Optional<Local> local(String slug) {
    return locals.stream().filter(local -> local.slug().equalsIgnoreCase(slug)).findFirst();
  }

  public Optional<Site> site(long id) {
    return Optional.ofNullable(siteById.get(id));
  }

  Optional<Site> site(OptionalLong id) {
    return id.isPresent() ? site(id.getAsLong()) : Optional.empty();
  }

  /// A site by its slug or its name, however it is capitalized.
  public Optional<Site> site(String word) {
    return sites.stream()
        .filter(site -> site.slug().equalsIgnoreCase(word) || site.name().equalsIgnoreCase(word))
        .findFirst();
  }

  /// What a file says, with numbers of its own: for checking names where there are no records.
  public static Directory of(LocalsFile file) {
    var locals = new ArrayList<Local>();
    for (var local : file.locals()) {
      locals.add(
          new Local(
              locals.size() + 1L,
              local.slug(),
              local.name(),
              local.phone(),
              local.state(),
              local.zone()));
    }
    var sites = new ArrayList<Site>();
    for (var entry : file.sites()) {
      var site = entry.site();
      sites.add(
          new Site(
              sites.size() + 1L,
              site.slug(),
              site.name(),
              site.city(),
              site.state(),
              site.zip(),
              site.zone(),
              OptionalLong.empty(),
              site.aliases()));
    }
    return new Directory(locals, sites, file.employers(), file.coverage());
  }

  /// What the records hold, and what only the file has.
  public static Directory load(Handle handle, LocalsFile file) {
    var locals = handle.createQuery("select * from local").mapTo(Local.class).list();
    var sites = handle.createQuery("select * from site").mapTo(Site.class).list();
    return new Directory(locals, sites, file.employers(), file.coverage());
  }

  /// Brings the records up to what the file says, by slug, and returns all of them. Nothing is
  /// deleted: people may belong to a local that left the file.
  public static Directory store(Handle handle, LocalsFile file) {
    var locals =
        handle.prepareBatch(
            """
            insert into local (slug, name, phone, state, zone)
            values (:slug, :name, :phone, :state, :zone)
            on conflict (slug) do update set name = excluded.name, phone = excluded.phone,
              state = excluded.state, zone = excluded.zone
            """);
    for (var local : file.locals()) {
      locals.bindMethods(local).bind("zone", local.zone().getId()).add();
    }
    locals.execute();
    var sites =
        handle.prepareBatch(
            """
            insert into site (slug, name, city, state, zip, zone, local_id, aliases)
            values (:slug, :name, :city, :state, :zip, :zone,
              (select id from local where slug = :local), :aliases)
            on conflict (slug) do update set name = excluded.name, city = excluded.city,
              state = excluded.state, zip = excluded.zip, zone = excluded.zone,
              local_id = excluded.local_id, aliases = excluded.aliases
            """);
    for (var entry : file.sites()) {
      var site = entry.site();
      sites
          .bindMethods(site)
          .bind("zone", site.zone().getId())
          .bindArray("aliases", String.class, site.aliases())
          .bind("local", entry.local())
          .add();
    }
    sites.execute();
    return load(handle, file);
  }
}

package org.turnout.link;

import java.util.List;
import org.jdbi.v3.core.Handle;

/// How often the links of a run were followed.
///
/// @param raw every request that was made
/// @param people recipients who followed at least one of them, previews and scanners left out
public record ClickCount(long raw, long people, List<OfLink> links) {
  /// How often one link was.
  public record OfLink(String url, long raw, long people) {}

  public ClickCount {
    links = List.copyOf(links);
  }

  /// Reads what has been counted until some ten seconds ago. A caller that wants the recipients
  /// themselves joins `link` and `link_click` where `people > 0`.
  public static ClickCount of(Handle handle, long run) {
    List<OfLink> links =
        handle
            .createQuery(
                """
                select l.url, coalesce(sum(c.raw), 0) as raw,
                  count(*) filter (where c.people > 0) as people
                from link l left join link_click c on c.link_id = l.id
                where l.run_id = :run group by l.id, l.url order by l.id
                """)
            .bind("run", run)
            .mapTo(OfLink.class)
            .list();
    long people =
        handle
            .createQuery(
                """
                select count(distinct c.address_id) from link l
                  join link_click c on c.link_id = l.id and c.people > 0
                where l.run_id = :run
                """)
            .bind("run", run)
            .mapTo(Long.class)
            .one();
    return new ClickCount(links.stream().mapToLong(OfLink::raw).sum(), people, links);
  }
}

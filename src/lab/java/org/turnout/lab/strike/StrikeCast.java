package org.turnout.lab.strike;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;
import org.turnout.people.Directory;
import org.turnout.people.Site;

/// Who plays: the members of some sites, and a captain at each.
///
/// @param captains by site; they take no shift themselves
record StrikeCast(List<Striker> picketers, Map<Site, Striker> captains) {
  private static final int PEOPLE_TO_A_SITE = 200;
  private static final int MOST_SITES = 5;

  /// Those of the sites with the most members.
  ///
  /// @param zone of all sites of a strike
  static StrikeCast of(Handle handle, Directory directory, StrikeOrder order, String zone) {
    int many = Math.max(2, Math.min(MOST_SITES, order.people() / PEOPLE_TO_A_SITE));
    var sites =
        handle
            .createQuery(
                """
                select s.slug from membership m join site s on s.id = m.site_id
                where s.zone = :zone group by s.slug order by count(*) desc, s.slug limit :many
                """)
            .bind("zone", zone)
            .bind("many", many)
            .mapTo(String.class)
            .list();
    var picketers = new ArrayList<Striker>();
    var captains = new LinkedHashMap<Site, Striker>();
    for (String slug : sites) {
      var site = directory.site(slug).orElseThrow();
      var there = new ArrayList<>(at(handle, site));
      var captain =
          there.stream().filter(it -> it.language().equals("en")).findFirst().orElseThrow();
      there.remove(captain);
      captains.put(site, captain);
      picketers.addAll(there);
    }
    return new StrikeCast(List.copyOf(picketers), captains);
  }

  private static List<Striker> at(Handle handle, Site site) {
    return handle
        .createQuery(
            """
            select p.id, p.name, a.value as phone, p.language
            from membership m join person p on p.id = m.person_id
            join address a on a.speaker_id = p.id and a.channel = 'sms'
            where m.site_id = :site order by p.id
            """)
        .bind("site", site.id())
        .map((row, _) ->
            new Striker(
                row.getLong("id"),
                row.getString("name"),
                row.getString("phone"),
                row.getString("language"),
                site))
        .list();
  }

  /// How many a shift has room for, so that some shifts fill up and have a line.
  int room(int days) {
    double shiftsEach = days == 1 ? 1 : Math.min(days, 2);
    double wanted = picketers.size() * 0.85 * shiftsEach * 0.8;
    return Math.max(2, (int) (wanted / (captains.size() * 2.0 * days)));
  }

  String siteNames() {
    return captains.keySet().stream().map(Site::slug).collect(Collectors.joining(", "));
  }
}

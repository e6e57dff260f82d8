package org.turnout.app;

import java.util.List;
import org.turnout.channel.Address;
import org.turnout.line.CaptainDesk;
import org.turnout.line.CaptainDevices;
import org.turnout.line.CaptainLinks;
import org.turnout.line.page.CaptainPages;
import org.turnout.roster.calendar.CalendarLinks;
import org.turnout.roster.calendar.CalendarPages;
import org.turnout.web.Routes;

/// The pages that a link in a text opens: a captain's shift, and a member's calendar.
final class MemberRoutes {
  private MemberRoutes() {}

  /// @param sender whom a captain texts for a code
  static List<Routes> of(
      Turnout.Launch launch, BackingServers foundations, ServedCampaign served, Address sender) {
    var campaign = launch.clocks().campaign();
    return List.of(
        new CaptainPages(
            foundations.database(),
            captains(served),
            new CaptainDesk(served::directory),
            new CaptainDevices(served.languages(), sender),
            campaign,
            "https".equals(served.files().settings().linkHome().getScheme())),
        new CalendarPages(
            foundations.database(),
            calendars(served),
            campaign,
            () -> served.files().settings().campaign().name()));
  }

  static CalendarLinks calendars(ServedCampaign served) {
    return new CalendarLinks(() -> served.files().settings().linkHome());
  }

  static CaptainLinks captains(ServedCampaign served) {
    return new CaptainLinks(() -> served.files().settings().linkHome(), served::directory);
  }
}

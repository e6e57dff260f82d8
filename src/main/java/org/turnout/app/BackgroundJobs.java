package org.turnout.app;

import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.turnout.blast.run.RunWorker;
import org.turnout.channel.discord.DiscordSettings;
import org.turnout.conversation.Conversations;
import org.turnout.link.ClickCounter;
import org.turnout.media.Origin;
import org.turnout.media.PhotoFetch;
import org.turnout.media.PhotoSource;
import org.turnout.media.Photos;

/// What goes on besides turns and texts: offers that lapse, photos that are fetched, files that are
/// edited, figures that are counted.
final class BackgroundJobs implements AutoCloseable {
  private static final Duration LAPSES = Duration.ofSeconds(1);
  private static final Duration BLASTS = Duration.ofSeconds(1);
  private static final Duration REMINDERS = Duration.ofSeconds(2);
  private static final Duration EDITS = Duration.ofSeconds(2);
  private static final Duration COUNTS = Duration.ofSeconds(10);
  private static final Duration PHOTOS = Duration.ofSeconds(2);

  /// Five megabytes on a slow line.
  private static final Duration DOWNLOAD = Duration.ofSeconds(60);

  /// Where Discord keeps what members attach.
  private static final List<URI> DISCORD_FILES =
      List.of(URI.create("https://cdn.discordapp.com"), URI.create("https://media.discordapp.net"));

  private final Workers workers = new Workers();
  private final PhotoSource source;
  private final PhotoFetch photos;
  private final ClickCounter clicks;

  private BackgroundJobs(PhotoSource source, PhotoFetch photos, ClickCounter clicks) {
    this.source = source;
    this.photos = photos;
    this.clicks = clicks;
  }

  static BackgroundJobs start(
      Turnout.Launch launch,
      BackingServers foundations,
      ServedCampaign served,
      Conversations.Rounds rounds,
      ClickCounter clicks,
      RunWorker blasts,
      Gauges vitals) {
    var source = new PhotoSource(origins(launch), DOWNLOAD);
    var photos = PhotoFetch.start(new Photos(foundations.database()), source, PHOTOS);
    var background = new BackgroundJobs(source, photos, clicks);
    background.workers.every("alarms", LAPSES, rounds.alarms()::round);
    background.workers.every("captains", REMINDERS, rounds.line()::list);
    background.workers.every("missing", REMINDERS, rounds.line()::missing);
    background.workers.every("waitlists", LAPSES, rounds.rosters()::lapse);
    background.workers.every("cover", LAPSES, rounds.rosters()::cover);
    background.workers.every("offers", LAPSES, rounds.rosters().opened(), rounds.rosters()::offer);
    background.workers.every("roster-news", LAPSES, rounds.rosters()::tellNews);
    background.workers.every("lapses", REMINDERS, rounds.rosters()::tellOfLapses);
    background.workers.every("reminders", REMINDERS, rounds.rosters()::remind);
    background.workers.every("openings", REMINDERS, rounds.rosters()::open);
    background.workers.every("blast-runs", BLASTS, blasts::round);
    background.workers.every("files", EDITS, served::round);
    background.workers.every("clicks", LAPSES, clicks::round);
    background.workers.every("vitals", COUNTS, vitals::round);
    return background;
  }

  /// A run whose Discord is a stand-in fetches nothing from the real one.
  private static List<Origin> origins(Turnout.Launch launch) {
    var origins = new ArrayList<Origin>(List.of(launch.access().photoOrigin()));
    if (launch.discord().filter(bot -> bot.reach() == DiscordSettings.Reach.ANYWHERE).isPresent()) {
      DISCORD_FILES.forEach(place -> origins.add(new Origin(place, Optional.empty())));
    }
    return origins;
  }

  /// Begins nothing more.
  void stop() {
    workers.stop();
  }

  /// What has ended here though nobody stopped it.
  List<String> ended() {
    return workers.ended();
  }

  @Override
  public void close() {
    workers.close();
    clicks.close();
    photos.close();
    source.close();
  }
}

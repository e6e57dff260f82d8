package org.turnout.lab.discord;

import io.javalin.Javalin;
import io.javalin.json.JavalinJackson3;
import java.net.URI;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;

/// A Discord in memory, on this machine: the gateway and the few REST calls that a direct-message
/// bot makes, with the faults that the real one has. It counts what each user got.
public final class DiscordStandIn implements AutoCloseable {
  private final DiscordState world;
  private final DiscordGateway gateway;
  private final DiscordRest rest;
  private final Javalin javalin;

  private DiscordStandIn(String token, InstantSource clock) {
    this.world = new DiscordState(token, clock);
    this.gateway = new DiscordGateway(world);
    this.rest = new DiscordRest(world);
    this.javalin =
        Javalin.create(config -> {
          config.startup.showJavalinBanner = false;
          config.startup.startupWatcherEnabled = false;
          config.concurrency.useVirtualThreads = true;
          config.jsonMapper(new JavalinJackson3());
          // Jetty would cut an idle socket after 30 s; Discord's heartbeat is slower.
          config.jetty.modifyWebSocketServletFactory(
              sockets -> sockets.setIdleTimeout(Duration.ofMinutes(10)));
          rest.addTo(config.routes);
          config.routes.ws("/gateway", gateway::serve);
        });
  }

  /// Starts one on any free port.
  ///
  /// @param token the only bot token it accepts
  /// @param clock machine time, which Discord's ids count
  public static DiscordStandIn start(String token, InstantSource clock) {
    var standIn = new DiscordStandIn(token, clock);
    standIn.javalin.start("127.0.0.1", 0);
    standIn.world.gatewayAddress(standIn.gateway());
    return standIn;
  }

  /// For `DISCORD_API_URL`.
  public URI api() {
    return URI.create("http://127.0.0.1:" + javalin.port() + "/api/v10/");
  }

  /// For `DISCORD_GATEWAY_URL`.
  public URI gateway() {
    return URI.create("ws://127.0.0.1:" + javalin.port() + "/gateway");
  }

  /// A user writes to the bot; the message waits while the bot's socket is down.
  ///
  /// @return the message's id
  public String write(String userId, String name, String text) {
    return gateway.write(userId, name, text);
  }

  /// What a user got from the bot, in order.
  public List<String> got(String userId) {
    return world.got(userId);
  }

  /// Cuts the bot's socket in the middle, without a word.
  public void dropSocket() {
    gateway.drop();
  }

  /// How often a bot took up its session again after a cut.
  public int resumes() {
    return gateway.resumes();
  }

  /// The next posts are answered with 429, as Discord does it.
  public void limitNext(int times) {
    rest.failNext(times, 429);
  }

  /// The next posts are answered with this status, and nothing is posted.
  public void failNext(int times, int status) {
    rest.failNext(times, status);
  }

  /// This user takes no direct messages from now on (50007).
  public void block(String userId) {
    world.block(userId);
  }

  /// Requests that asked to post a message, failed and repeated ones included.
  public int posts() {
    return rest.posts();
  }

  @Override
  public void close() {
    gateway.drop();
    javalin.stop();
  }
}

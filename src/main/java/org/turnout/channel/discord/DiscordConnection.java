package org.turnout.channel.discord;

import com.neovisionaries.ws.client.WebSocket;
import com.neovisionaries.ws.client.WebSocketFactory;
import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.util.regex.Pattern;
import net.dv8tion.jda.api.JDA;
import net.dv8tion.jda.api.JDABuilder;
import net.dv8tion.jda.api.exceptions.InvalidTokenException;
import net.dv8tion.jda.api.requests.GatewayIntent;
import net.dv8tion.jda.api.requests.RestConfig;
import net.dv8tion.jda.api.utils.Compression;
import net.dv8tion.jda.api.utils.ConcurrentSessionController;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.RequestBody;
import okio.Buffer;

/// How JDA is set up: no caches, direct messages only, and no way out of a rehearsal.
final class DiscordConnection {
  private static final Pattern NUMERIC_ID = Pattern.compile("(\"recipient_id\":)(\\d+)");

  private DiscordConnection() {}

  /// Logs in and starts to connect; returns before the gateway is ready.
  ///
  /// @throws DiscordRefused the token is refused
  static JDA open(DiscordSettings settings, DirectMessageListener listener) {
    JDABuilder builder =
        JDABuilder.createLight(settings.token(), GatewayIntent.DIRECT_MESSAGES)
            // A direct-message bot moves too little for compression to matter.
            .setCompression(Compression.NONE)
            .setRequestTimeoutRetry(false)
            .setContextEnabled(false)
            .setEnableShutdownHook(false)
            .setHttpClientBuilder(guarded(settings))
            .setWebsocketFactory(new GuardedSockets(settings))
            .addEventListeners(listener);
    settings.api().ifPresent(api -> builder.setRestConfig(new RestConfig().setBaseUrl(api + "")));
    // The builder never asks the API for the gateway, so the API's address alone would still
    // lead to the real one.
    settings.gateway().ifPresent(gateway -> builder.setSessionController(at(gateway)));
    try {
      return builder.build();
    } catch (InvalidTokenException refused) {
      throw new DiscordRefused(
          "Discord refused the bot's token (DISCORD_TOKEN): make a new one in the developer portal,"
              + " page Bot, button Reset Token",
          refused);
    }
  }

  private static ConcurrentSessionController at(URI gateway) {
    return new ConcurrentSessionController() {
      @Override
      public String getGateway() {
        return gateway.toString();
      }
    };
  }

  private static OkHttpClient.Builder guarded(DiscordSettings settings) {
    return new OkHttpClient.Builder()
        .addInterceptor(chain -> {
          requireAllowed(settings, chain.request().url().host());
          return chain.proceed(withTextIds(chain.request()));
        });
  }

  // JDA opens a direct message with the id as a number; Discord documents ids as strings.
  private static Request withTextIds(Request request) throws IOException {
    RequestBody body = request.body();
    if (body == null || !request.url().encodedPath().endsWith("/users/@me/channels")) {
      return request;
    }
    var bytes = new Buffer();
    body.writeTo(bytes);
    String json = NUMERIC_ID.matcher(bytes.readUtf8()).replaceAll("$1\"$2\"");
    return request.newBuilder().post(RequestBody.create(json, body.contentType())).build();
  }

  private static void requireAllowed(DiscordSettings settings, String host) throws IOException {
    if (!settings.allows(host)) {
      throw new ConnectException("a rehearsal never reaches " + host);
    }
  }

  // The gateway names the address to resume at, so each new socket is looked at.
  private static final class GuardedSockets extends WebSocketFactory {
    private final DiscordSettings settings;

    GuardedSockets(DiscordSettings settings) {
      this.settings = settings;
    }

    @Override
    public WebSocket createSocket(URI uri, int timeout) throws IOException {
      requireAllowed(settings, uri.getHost());
      return super.createSocket(uri, timeout);
    }
  }
}

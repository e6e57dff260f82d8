package org.turnout.lab.discord;

import java.net.URI;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/// The users, channels and messages of the stand-in Discord.
final class DiscordState {
  static final String BOT = "900000000000000001";

  /// Discord counts its ids from the first second of 2015, in milliseconds shifted by 22 bits.
  private static final long EPOCH = 1_420_070_400_000L;

  private static final JsonMapper JSON = JsonMapper.shared();

  private final String token;
  private final InstantSource clock;
  private final Map<String, String> channelOf = new HashMap<>();
  private final Map<String, List<ObjectNode>> messages = new HashMap<>();
  private final Map<String, ObjectNode> byNonce = new HashMap<>();
  private final Set<String> blocked = new HashSet<>();
  private URI gatewayAddress = URI.create("ws://127.0.0.1/gateway");
  private long lastId;

  DiscordState(String token, InstantSource clock) {
    this.token = token;
    this.clock = clock;
  }

  boolean accepts(String authorization) {
    return authorization.equals("Bot " + token) || authorization.equals(token);
  }

  synchronized URI gatewayAddress() {
    return gatewayAddress;
  }

  synchronized void gatewayAddress(URI address) {
    gatewayAddress = address;
  }

  synchronized String freshId() {
    lastId = Math.max(lastId + 1, (clock.millis() - EPOCH) << 22);
    return Long.toUnsignedString(lastId);
  }

  /// The channel between the bot and a user, made at first use.
  synchronized String channel(String userId) {
    return channelOf.computeIfAbsent(userId, user -> freshId());
  }

  synchronized Optional<String> user(String channelId) {
    return channelOf.entrySet().stream()
        .filter(entry -> entry.getValue().equals(channelId))
        .map(Map.Entry::getKey)
        .findFirst();
  }

  synchronized void block(String userId) {
    blocked.add(userId);
  }

  synchronized boolean isBlocked(String channelId) {
    return user(channelId).filter(blocked::contains).isPresent();
  }

  /// Posts a message of the bot; an enforced nonce that was seen gives the first message back.
  synchronized ObjectNode post(String channelId, String content, String nonce) {
    ObjectNode before = nonce.isEmpty() ? null : byNonce.get(nonce);
    if (before != null) {
      return before;
    }
    ObjectNode message = message(channelId, user(BOT, "turnout", true), content);
    messages.computeIfAbsent(channelId, channel -> new ArrayList<>()).add(message);
    if (!nonce.isEmpty()) {
      message.put("nonce", nonce);
      byNonce.put(nonce, message);
    }
    return message;
  }

  /// A message of a user to the bot.
  synchronized ObjectNode write(String userId, String name, String content) {
    String channelId = channel(userId);
    ObjectNode message = message(channelId, user(userId, name, false), content);
    message.put("channel_type", 1);
    messages.computeIfAbsent(channelId, channel -> new ArrayList<>()).add(message);
    return message;
  }

  synchronized List<String> got(String userId) {
    return after(channel(userId), 0).stream()
        .filter(message -> message.path("author").path("id").asString().equals(BOT))
        .map(message -> message.path("content").asString())
        .toList();
  }

  synchronized List<ObjectNode> after(String channelId, long id) {
    return messages.getOrDefault(channelId, List.of()).stream()
        .filter(message -> Long.parseUnsignedLong(message.path("id").asString()) > id)
        .toList();
  }

  static ObjectNode user(String id, String name, boolean bot) {
    ObjectNode user = JSON.createObjectNode();
    user.put("id", id).put("username", name).put("global_name", name).put("discriminator", "0");
    user.putNull("avatar").putNull("primary_guild");
    return user.put("bot", bot).put("public_flags", 0).put("flags", 0);
  }

  ObjectNode channelJson(String userId) {
    ObjectNode channel = JSON.createObjectNode();
    channel.put("id", channel(userId)).put("type", 1).put("flags", 0).putNull("last_message_id");
    channel.putArray("recipients").add(user(userId, "someone", false));
    return channel;
  }

  private ObjectNode message(String channelId, ObjectNode author, String content) {
    ObjectNode message = JSON.createObjectNode();
    message.put("id", freshId()).put("type", 0).put("channel_id", channelId);
    message.set("author", author);
    message
        .put("content", content)
        .put("timestamp", clock.instant().toString())
        .putNull("edited_timestamp");
    message.put("flags", 0).put("pinned", false).put("mention_everyone", false).put("tts", false);
    for (String list :
        List.of("mentions", "mention_roles", "attachments", "embeds", "components")) {
      message.putArray(list);
    }
    return message;
  }
}

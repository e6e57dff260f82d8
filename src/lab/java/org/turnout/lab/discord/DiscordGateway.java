package org.turnout.lab.discord;

import io.javalin.websocket.WsConfig;
import io.javalin.websocket.WsContext;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/// The socket of the stand-in Discord: hello, identify, heartbeat, dispatch, resume. One bot, one
/// session; events that happen while the socket is down wait for a resume.
final class DiscordGateway {
  private static final JsonMapper JSON = JsonMapper.shared();
  private static final int DISPATCH = 0;
  private static final int HEARTBEAT = 1;
  private static final int IDENTIFY = 2;
  private static final int RESUME = 6;
  private static final int INVALID_SESSION = 9;
  private static final int HELLO = 10;
  private static final int HEARTBEAT_ACK = 11;

  private final DiscordState world;
  private final List<ObjectNode> events = new ArrayList<>();
  private @Nullable WsContext socket;
  private String session = "";
  private boolean listening;
  private int resumes;

  DiscordGateway(DiscordState world) {
    this.world = world;
  }

  void serve(WsConfig ws) {
    ws.onConnect(context -> context.send(frame(HELLO, hello()).toString()));
    ws.onMessage(context -> handle(context, JSON.readTree(context.message())));
    ws.onClose(this::closed);
    ws.onError(this::closed);
  }

  synchronized String write(String userId, String name, String text) {
    ObjectNode message = world.write(userId, name, text);
    dispatch("MESSAGE_CREATE", message);
    return message.path("id").asString();
  }

  synchronized int resumes() {
    return resumes;
  }

  /// Cuts the line as a broken network does: no close frame.
  void drop() {
    WsContext cut;
    synchronized (this) {
      cut = socket;
      socket = null;
      listening = false;
    }
    if (cut != null) {
      cut.session.disconnect();
    }
  }

  private synchronized void closed(WsContext context) {
    if (socket != null && socket.equals(context)) {
      socket = null;
      listening = false;
    }
  }

  private synchronized void handle(WsContext context, JsonNode frame) {
    switch (frame.path("op").asInt(-1)) {
      case HEARTBEAT -> context.send(frame(HEARTBEAT_ACK, JSON.createObjectNode()).toString());
      case IDENTIFY -> identify(context);
      case RESUME -> resume(context, frame.path("d"));
      default -> {} // presence and the like mean nothing here
    }
  }

  private void identify(WsContext context) {
    socket = context;
    session = UUID.randomUUID().toString();
    events.clear();
    listening = true;
    dispatch("READY", ready());
  }

  private void resume(WsContext context, JsonNode asked) {
    if (!asked.path("session_id").asString("").equals(session)) {
      context.send("{\"op\":" + INVALID_SESSION + ",\"d\":false}");
      return;
    }
    socket = context;
    resumes++;
    int seen = asked.path("seq").asInt(0);
    events.stream().skip(seen).forEach(event -> context.send(event.toString()));
    listening = true;
    dispatch("RESUMED", JSON.createObjectNode());
  }

  private void dispatch(String type, ObjectNode data) {
    ObjectNode event = frame(DISPATCH, data).put("t", type).put("s", events.size() + 1);
    events.add(event);
    if (listening && socket != null) {
      socket.send(event.toString());
    }
  }

  private ObjectNode ready() {
    ObjectNode ready = JSON.createObjectNode();
    ready.put("v", 10).put("session_id", session);
    ready.put("resume_gateway_url", world.gatewayAddress().toString());
    ready.set("user", DiscordState.user(DiscordState.BOT, "turnout", true));
    ready.putArray("guilds");
    ready.putArray("private_channels");
    ready.putObject("application").put("id", DiscordState.BOT).put("flags", 0);
    return ready;
  }

  private static ObjectNode hello() {
    return JSON.createObjectNode().put("heartbeat_interval", 41_250);
  }

  private static ObjectNode frame(int op, ObjectNode data) {
    ObjectNode frame = JSON.createObjectNode().put("op", op);
    frame.set("d", data);
    return frame;
  }
}

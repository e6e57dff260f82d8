package org.turnout.lab.carrier;

import io.javalin.http.Context;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/// Twilio's pages, both of the old API and of `/v1`.
final class MessagePages {
  private MessagePages() {}

  static void page(Context ctx, String name, List<ObjectNode> all) {
    page(ctx, name, all, Function.identity());
  }

  /// @param json of one of them; only those on the page are asked for
  static <T> void page(Context ctx, String name, List<T> all, Function<T, ObjectNode> json) {
    int size = number(ctx, "PageSize", 50);
    int page = number(ctx, "Page", 0);
    List<ObjectNode> shown = all.stream().skip((long) page * size).limit(size).map(json).toList();
    boolean more = all.size() > (long) (page + 1) * size;
    ObjectNode answer = JsonMapper.shared().createObjectNode();
    answer.putArray(name).addAll(shown);
    String query = Optional.ofNullable(ctx.queryString()).orElse("");
    String rest = query.replaceAll("&?Page(Token)?=[^&]*", "");
    String next = ctx.path() + "?" + rest + "&Page=" + (page + 1) + "&PageToken=PT" + (page + 1);
    if (ctx.path().startsWith("/v1")) {
      ObjectNode meta = answer.putObject("meta").put("key", name).put("page", page);
      MessageJson.put(meta.put("page_size", size), "next_page_url", more ? next : "");
    } else {
      answer.put("page", page).put("page_size", size).put("uri", ctx.path());
      answer.put("start", page * size).put("end", page * size + Math.max(0, shown.size() - 1));
      answer.put("first_page_uri", ctx.path() + "?" + rest).putNull("previous_page_uri");
      MessageJson.put(answer, "next_page_uri", more ? next : "");
    }
    MessagesApi.json(ctx, 200, Optional.of(answer));
  }

  private static int number(Context ctx, String name, int otherwise) {
    return Optional.ofNullable(ctx.queryParam(name)).map(Integer::parseInt).orElse(otherwise);
  }
}

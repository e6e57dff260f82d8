package org.turnout.channel.twilio;

import com.twilio.http.HttpMethod;
import com.twilio.http.Request;
import com.twilio.http.Response;
import com.twilio.http.TwilioRestClient;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.turnout.channel.CarrierUnavailable;
import org.turnout.channel.DeliveryState;
import org.turnout.channel.LoggedText;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Reads Twilio's list of messages, page by page, over the SDK's client but with our own query and
/// reader: the SDK writes `DateSent` without a zone, which the contract refuses, and turns a status
/// that is new to it into null.
record MessageLog(TwilioRestClient client, String account) {
  private static final Logger LOG = LoggerFactory.getLogger(MessageLog.class);

  /// Twilio's largest page.
  private static final int PAGE = 1_000;

  /// A log longer than this is a fault, not a log.
  private static final int MAX_PAGES = 500;

  private static final int NOT_FOUND = 404;

  /// All entries that match, from `since` on, oldest first. Twilio lists the newest first, so
  /// reading ends at the first page that is older throughout.
  ///
  /// @throws CarrierUnavailable the list could not be read to its end
  List<LoggedText> read(Map<String, String> filters, Instant since) {
    Request request = get("/2010-04-01/Accounts/" + account + "/Messages.json");
    request.addQueryParam("PageSize", Integer.toString(PAGE));
    filters.forEach(request::addQueryParam);
    List<LoggedText> found = new ArrayList<>();
    try {
      for (int page = 0; page < MAX_PAGES; page++) {
        JsonNode list = JsonMapper.shared().readTree(client.request(request).getContent());
        JsonNode messages = list.required("messages");
        List<LoggedText> entries = messages.valueStream().flatMap(e -> lenient(e, since)).toList();
        if (entries.isEmpty() && !messages.isEmpty()) {
          throw new IllegalArgumentException("a list of texts without an id");
        }
        entries.stream().filter(e -> !e.createdAt().isBefore(since)).forEach(found::add);
        JsonNode next = list.path("next_page_uri");
        boolean past = entries.stream().allMatch(e -> e.createdAt().isBefore(since));
        if (!next.isString() || past) {
          return found.reversed();
        }
        request = get(next.asString());
      }
    } catch (CallFailed | JacksonException | DateTimeException | IllegalArgumentException e) {
      throw new CarrierUnavailable("reading the carrier's list of texts", e);
    }
    throw new CarrierUnavailable(
        "reading the carrier's list of texts",
        new IllegalStateException("more than " + MAX_PAGES + " pages"));
  }

  /// One entry; empty when Twilio has none of that sid (deleted, or of another account).
  ///
  /// @throws CarrierUnavailable it could not be read
  Optional<LoggedText> one(String sid) {
    Request request = get("/2010-04-01/Accounts/" + account + "/Messages/" + sid + ".json");
    try {
      return Optional.of(entry(JsonMapper.shared().readTree(client.request(request).getContent())));
    } catch (CallFailed.Declined e) {
      if (e.status() == NOT_FOUND) {
        return Optional.empty();
      }
      throw new CarrierUnavailable("reading a text of the carrier's list", e);
    } catch (CallFailed | JacksonException | DateTimeException e) {
      throw new CarrierUnavailable("reading a text of the carrier's list", e);
    }
  }

  /// The pictures of one message: their addresses below the API, without `.json`.
  JsonNode media(String sid) {
    Request request = get("/2010-04-01/Accounts/" + account + "/Messages/" + sid + "/Media.json");
    try {
      Response answer = client.request(request);
      return JsonMapper.shared().readTree(answer.getContent()).required("media_list");
    } catch (CallFailed | JacksonException e) {
      throw new CarrierUnavailable("reading the pictures of a text", e);
    }
  }

  /// One odd entry keeps no other from being read. Where only its date can't be read, the text is
  /// taken for as old as what is asked for; without an id of the carrier's shape it can't be told
  /// from others, and is left out.
  private static Stream<LoggedText> lenient(JsonNode e, Instant since) {
    String sid = e.path("sid").asString("");
    if (!InboundForm.SID.matcher(sid).matches()) {
      LOG.error("entry of the carrier's list has no id");
      return Stream.empty();
    }
    try {
      return Stream.of(entry(e));
    } catch (JacksonException | DateTimeException odd) {
      LOG.error("entry of the carrier's list can't be read text={}", sid);
      return Stream.of(entry(e, sid, since));
    }
  }

  private static Request get(String pathAndQuery) {
    if (!pathAndQuery.startsWith("/")) {
      throw new IllegalArgumentException("the next page is at another host");
    }
    return new Request(HttpMethod.GET, TwilioAccess.TWILIO + pathAndQuery);
  }

  private static LoggedText entry(JsonNode e) {
    Instant created =
        Instant.from(
            DateTimeFormatter.RFC_1123_DATE_TIME.parse(e.required("date_created").asString()));
    return entry(e, e.required("sid").asString(), created);
  }

  /// Postgres cannot hold U+0000 in a text, and all ids of a list are looked up at once.
  private static String plain(JsonNode e, String name) {
    return e.path(name).asString("").replace("\0", "");
  }

  private static LoggedText entry(JsonNode e, String sid, Instant created) {
    return new LoggedText(
        sid,
        e.path("direction").asString("").equals("inbound"),
        TwilioParty.phone(plain(e, "from")),
        TwilioParty.phone(plain(e, "to")),
        plain(e, "body"),
        e.path("num_media").asInt(0),
        StatusWord.delivery(e.path("status").asString("")).orElse(DeliveryState.QUEUED),
        e.path("error_code").asInt(0),
        created);
  }
}

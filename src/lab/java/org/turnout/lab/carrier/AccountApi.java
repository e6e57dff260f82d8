package org.turnout.lab.carrier;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/// The account, its balance and its senders: what `doctor` reads.
final class AccountApi {
  private static final String ACCOUNT = "/2010-04-01/Accounts/{account}";

  private final String account;
  private final List<String> senders;
  private final Supplier<String> webhook;
  private final Map<String, String> sids = new ConcurrentHashMap<>();

  /// @param webhook where our senders hand in their texts; empty before the product is connected
  AccountApi(String account, List<String> senders, Supplier<String> webhook) {
    this.account = account;
    this.senders = senders;
    this.webhook = webhook;
  }

  void addTo(RoutesConfig routes) {
    routes.get(ACCOUNT + "/Balance.json", ctx -> MessagesApi.json(ctx, 200, balance()));
    routes.get(ACCOUNT + "/IncomingPhoneNumbers.json", ctx -> numbers(ctx, "PhoneNumber"));
    routes.get(ACCOUNT + "/SMS/ShortCodes.json", ctx -> numbers(ctx, "ShortCode"));
    routes.get("/2010-04-01/Accounts/{account}.json", ctx -> MessagesApi.json(ctx, 200, account()));
    routes.get("/v1/Services", ctx -> MessagePages.page(ctx, "services", services()));
    routes.get("/v1/Services/{sid}", ctx -> MessagesApi.json(ctx, 200, service(ctx)));
    routes.get("/v1/Services/{sid}/PhoneNumbers", ctx -> pool(ctx, "phone_numbers", true));
    routes.get("/v1/Services/{sid}/ShortCodes", ctx -> pool(ctx, "short_codes", false));
  }

  private Optional<ObjectNode> account() {
    ObjectNode json = json().put("sid", account).put("status", "active").put("type", "Full");
    return Optional.of(json.put("friendly_name", "Rehearsal"));
  }

  private Optional<ObjectNode> balance() {
    ObjectNode json = json().put("account_sid", account);
    return Optional.of(json.put("balance", "1234.56").put("currency", "USD"));
  }

  private void numbers(Context ctx, String filter) {
    boolean longNumbers = filter.equals("PhoneNumber");
    String wanted = Optional.ofNullable(ctx.queryParam(filter)).orElse("");
    List<ObjectNode> found =
        senders.stream()
            .filter(s -> !s.startsWith("MG") && s.startsWith("+") == longNumbers)
            .filter(s -> wanted.isEmpty() || s.equals(wanted))
            .map(s -> number(s, longNumbers))
            .toList();
    MessagePages.page(ctx, longNumbers ? "incoming_phone_numbers" : "short_codes", found);
  }

  private ObjectNode number(String sender, boolean longNumber) {
    ObjectNode json = json().put("account_sid", account).put("api_version", "2010-04-01");
    json.put("sid", sid(longNumber ? "PN" : "SC", sender)).put("friendly_name", sender);
    json.put(longNumber ? "phone_number" : "short_code", sender);
    json.put("sms_method", "POST").put("sms_fallback_method", "POST").putNull("sms_fallback_url");
    MessageJson.put(json, "sms_url", webhook.get());
    return json;
  }

  private List<ObjectNode> services() {
    return senders.stream().filter(s -> s.startsWith("MG")).map(this::service).toList();
  }

  private Optional<ObjectNode> service(Context ctx) {
    return Optional.of(ctx.pathParam("sid")).filter(senders::contains).map(this::service);
  }

  private ObjectNode service(String sid) {
    ObjectNode json = json().put("sid", sid).put("account_sid", account);
    json.put("friendly_name", "Rehearsal").put("inbound_method", "POST").putNull("fallback_url");
    MessageJson.put(json, "inbound_request_url", webhook.get());
    json.put("sticky_sender", true).put("smart_encoding", false).put("validity_period", 36_000);
    return json.put("use_inbound_webhook_on_number", false);
  }

  private void pool(Context ctx, String name, boolean longNumbers) {
    List<ObjectNode> found =
        senders.stream()
            .filter(s -> !s.startsWith("MG") && s.startsWith("+") == longNumbers)
            .map(s -> number(s, longNumbers).put("service_sid", ctx.pathParam("sid")))
            .toList();
    MessagePages.page(ctx, name, found);
  }

  private String sid(String prefix, String sender) {
    return sids.computeIfAbsent(sender, _ -> CarrierMessage.sid(prefix));
  }

  private static ObjectNode json() {
    return JsonMapper.shared().createObjectNode();
  }
}

package org.turnout.link;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Supplier;
import org.turnout.language.Languages;
import org.turnout.language.SystemText;
import org.turnout.link.ShortLinks.Found;
import org.turnout.settings.Campaign;
import org.turnout.web.Routes;

/// `GET /l/{code}`: leads on to where the link was frozen to lead, or says plainly that it does
/// not. Nothing in a request can change where it leads.
public final class ShortLinkRedirect implements Routes {
  private final ShortLinks links;
  private final ClickCounter clicks;
  private final InstantSource campaign;
  private final Supplier<Campaign> settings;
  private final Languages languages;

  public ShortLinkRedirect(
      ShortLinks links,
      ClickCounter clicks,
      InstantSource campaign,
      Supplier<Campaign> settings,
      Languages languages) {
    this.links = links;
    this.clicks = clicks;
    this.campaign = campaign;
    this.settings = settings;
    this.languages = languages;
  }

  @Override
  public void addTo(RoutesConfig routes) {
    routes.get(ShortLinks.PATH + "{code}", this::follow);
    routes.head(ShortLinks.PATH + "{code}", this::follow);
  }

  private void follow(Context context) {
    context.header("X-Robots-Tag", "noindex, nofollow");
    switch (links.find(written(context), campaign.instant())) {
      case Found.To to -> {
        clicks.take(to, LinkVisit.of(context.method().name(), context.ip(), context::header));
        context.redirect(to.url().toString(), HttpStatus.FOUND);
      }
      case Found.Expired _ -> say(context, HttpStatus.GONE, SystemText.LINK_EXPIRED);
      case Found.Unknown _ -> say(context, HttpStatus.NOT_FOUND, SystemText.LINK_UNKNOWN);
    }
  }

  /// Phones take the full stop behind a link for a part of it now and then.
  private static String written(Context context) {
    return context.pathParam("code").replaceFirst("[.,;:!?)\\]'\"’”]+$", "");
  }

  private void say(Context context, HttpStatus status, SystemText text) {
    Campaign us = settings.get();
    var texts = new LinkedHashMap<String, String>();
    for (String tag : us.languages()) {
      var language = languages.of(tag);
      texts.put(language.tag(), language.text(text, Map.of("contact", us.contact())).strip());
    }
    context.status(status);
    context.render("link.jte", Map.of("campaign", us.name(), "texts", texts));
  }
}

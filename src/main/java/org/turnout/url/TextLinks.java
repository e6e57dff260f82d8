package org.turnout.url;

import com.google.common.net.InternetDomainName;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/// The links of a text: what phones make touchable.
final class TextLinks {
  /// The dots of UTS 46.
  private static final String DOT = "[.\\u3002\\uFF0E\\uFF61]";

  /// Letters and digits of any alphabet, with what can't be seen between them.
  private static final String LABEL = "[\\p{L}\\p{M}\\p{N}_][\\p{L}\\p{M}\\p{N}\\p{Cf}_-]*+";

  /// With a scheme, all up to the path; without one, a name with a dot in it. Nothing is tried
  /// twice: a text of 60,000 characters takes no longer for each.
  private static final Pattern LINK =
      Pattern.compile(
          "(?i)\\b(?:https?|ftp|wss?):[/\\\\]{2,}(?<authority>[^\\s/\\\\?#\"<>]*+)"
              + "|(?<![\\p{L}\\p{M}\\p{N}\\p{Cf}_{.-])(?<name>%1$s(?:%2$s%1$s)++)(?<path>/|:\\d)?(?<at>@)?"
                  .formatted(LABEL, DOT));

  private TextLinks() {}

  /// @param host where it leads, as name servers know it
  /// @param offset the character of the text, from 0, where it begins
  record TextLink(String host, int offset) {}

  static List<TextLink> find(String text) {
    var found = new ArrayList<TextLink>();
    var matcher = LINK.matcher(text);
    while (matcher.find()) {
      boolean mail = matcher.start() > 0 && text.charAt(matcher.start() - 1) == '@';
      host(matcher.toMatchResult(), mail)
          .ifPresent(host -> found.add(new TextLink(host, matcher.start())));
    }
    return found;
  }

  private static Optional<String> host(MatchResult match, boolean behindAt) {
    String authority = match.group("authority");
    if (authority != null) {
      return Optional.of(WebHost.of(authority.replaceFirst("[.,;:!?)\\]}'*]+$", "")));
    }
    boolean mail = (behindAt && match.group("path") == null) || match.group("at") != null;
    String host = WebHost.ascii(match.group("name"));
    return mail || !isRegistered(host) ? Optional.empty() : Optional.of(host);
  }

  /// Whether names below its ending can be bought: phones touch `vote.now`, and not `page.html`.
  private static boolean isRegistered(String host) {
    return InternetDomainName.isValid(host)
        && InternetDomainName.from(host).isUnderRegistrySuffix();
  }
}

package org.turnout.url;

import static java.util.stream.Collectors.toSet;

import com.google.common.net.InetAddresses;
import com.google.common.net.InternetDomainName;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.turnout.channel.SmartEncoding;

/// The links of a text: what phones make touchable.
final class TextLinks {
  /// The dots of UTS 46.
  private static final String DOT = "[.\\u3002\\uFF0E\\uFF61]";

  /// Letters and digits of any alphabet, with what can't be seen between them.
  private static final String LABEL = "[\\p{L}\\p{M}\\p{N}_][\\p{L}\\p{M}\\p{N}\\p{Cf}_-]*+";

  /// With a scheme, all up to the path; without one, a name with a dot in it. A backslash ends the
  /// host for browsers, and for other programs it does not: where an `@` follows, what is behind
  /// that counts. Nothing is tried twice: a text of 60,000 characters takes no longer for each.
  private static final Pattern LINK =
      Pattern.compile(
          "(?i)\\b(?:https?|ftp|wss?):[/\\\\]{2,}(?<authority>[^\\s/\\\\?#\"<>]*+)(?:\\\\[^\\s/?#\"<>]*@(?<other>[^\\s/\\\\?#\"<>]*+))?"
              + "|(?<![\\p{L}\\p{M}\\p{N}\\p{Cf}_{.-])(?<name>%1$s(?:%2$s%1$s)++)(?<path>/|:\\d)?(?<at>@)?"
                  .formatted(LABEL, DOT));

  /// What a person's name or the like takes the place of.
  private static final Pattern NAME = Pattern.compile("\\{[^{}]*\\}");

  private TextLinks() {}

  /// @param host where it leads, as name servers know it
  /// @param offset the character of the text, from 0, where it begins
  record TextLink(String host, int offset) {}

  /// All of them: those of the words as written, those of the words as the carrier sends them,
  /// where odd dots, slashes and blanks become plain ones, and those that the names in braces
  /// complete.
  static List<TextLink> find(String text) {
    var found = written(text);
    String filled = NAME.matcher(text).replaceAll(name -> "x".repeat(name.group().length()));
    add(found, filled.equals(text) ? List.of() : written(filled));
    String sent = SmartEncoding.apply(text);
    if (!sent.equals(text)) {
      var plain = written(sent).stream();
      add(
          found,
          plain.map(link -> new TextLink(link.host(), offset(text, link.offset()))).toList());
    }
    return found;
  }

  private static void add(List<TextLink> found, List<TextLink> more) {
    Set<String> known = found.stream().map(TextLink::host).collect(toSet());
    more.stream().filter(link -> !known.contains(link.host())).forEach(found::add);
  }

  /// Where in the text the character is that is sent at this place.
  private static int offset(String text, int sent) {
    int at = 0;
    for (int length = 0; at < text.length(); at++) {
      length += SmartEncoding.apply(text.substring(at, at + 1)).length();
      if (length > sent) {
        break;
      }
    }
    return at;
  }

  private static List<TextLink> written(String text) {
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
      String other = match.group("other");
      String leads = other == null ? authority : other;
      return Optional.of(WebHost.of(leads.replaceFirst("[.,;:!?)\\]}'*]+$", "")));
    }
    boolean mail = (behindAt && match.group("path") == null) || match.group("at") != null;
    String host = WebHost.ascii(match.group("name"));
    return mail || !(isRegistered(host) || InetAddresses.isInetAddress(host))
        ? Optional.empty()
        : Optional.of(host);
  }

  /// Whether names below its ending can be bought: phones touch `vote.now`, and not `page.html`.
  private static boolean isRegistered(String host) {
    return InternetDomainName.isValid(host)
        && InternetDomainName.from(host).isUnderRegistrySuffix();
  }
}

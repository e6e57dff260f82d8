package org.turnout.url;

import com.ibm.icu.text.IDNA;
import java.util.Locale;

/// The host that a browser would go to.
///
/// Browsers read letters of other alphabets and widths, invisible characters and four kinds of dots
/// as UTS 46 says (https://url.spec.whatwg.org/#concept-domain-to-ascii), and take what is before
/// the last `@` for a name and a password.
final class WebHost {
  private static final IDNA BROWSER = IDNA.getUTS46Instance(IDNA.NONTRANSITIONAL_TO_ASCII);

  private WebHost() {}

  /// Of what is between `https://` and the path: `a@example.org:8443` is `example.org`.
  static String of(String authority) {
    String afterUser = authority.substring(authority.lastIndexOf('@') + 1);
    int port = afterUser.startsWith("[") ? -1 : afterUser.indexOf(':');
    return ascii(port < 0 ? afterUser : afterUser.substring(0, port));
  }

  /// A name as name servers know it; a name with look-alike letters begins with `xn--` then.
  static String ascii(String name) {
    var host = BROWSER.nameToASCII(name, new StringBuilder(), new IDNA.Info()).toString();
    String known = host.toLowerCase(Locale.ROOT);
    return known.endsWith(".") ? known.substring(0, known.length() - 1) : known;
  }
}

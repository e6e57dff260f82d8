package org.turnout.media;

import java.net.URI;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import org.turnout.settings.Secret;

/// A place that photos may come from first: a carrier's API.
///
/// @param known the address under which messages name it
/// @param actual where it really is: the same, or a stand-in
/// @param authorization the header's value for this place alone; redirects never see it
public record Origin(URI known, URI actual, Optional<Secret> authorization) {
  /// A place that is where it says it is.
  public Origin(URI address, Optional<Secret> authorization) {
    this(address, address, authorization);
  }

  /// Whether the place is a stand-in on this machine: then everything stays on this machine, and
  /// plain HTTP will do.
  boolean local() {
    String host = Objects.toString(actual.getHost(), "").toLowerCase(Locale.ROOT);
    return host.equals("localhost") || host.startsWith("127.") || host.equals("[::1]");
  }

  /// Where a photo really lies; empty when its address is not below this place.
  Optional<URI> locate(URI photo) {
    return under(known, photo).or(() -> under(actual, photo));
  }

  private Optional<URI> under(URI base, URI photo) {
    String path = Objects.toString(base.getRawPath(), "") + "/";
    String wanted = Objects.toString(photo.getRawPath(), "");
    boolean below =
        Objects.equals(base.getScheme(), photo.getScheme())
            && base.getHost() != null
            && base.getHost().equalsIgnoreCase(Objects.toString(photo.getHost(), ""))
            && base.getPort() == photo.getPort()
            && photo.getRawUserInfo() == null
            && wanted.startsWith(path)
            && photo.normalize().getRawPath().equals(wanted)
            && !wanted.toLowerCase(Locale.ROOT).contains("%2e");
    String rest = below ? wanted.substring(path.length() - 1) : "";
    return below ? Optional.of(URI.create(actual + rest)) : Optional.empty();
  }
}
